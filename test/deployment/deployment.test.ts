import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = path.join(__dirname, '../..');
let moto: ChildProcess | undefined;
let url = '';
const out = mkdtempSync(path.join(tmpdir(), 'cdk-outposts-deployment-'));

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  // The name matters to moto: by the number of the host it does not find the template in its bucket.
  url = `http://localhost:${port}`;
  const started = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const isMissing = once(started, 'error').then(() => true);
  moto = (await Promise.race([isMissing, isUp().then(() => false)])) ? undefined : started;
}, 60_000);

afterAll(() => {
  moto?.kill();
  rmSync(out, { recursive: true, force: true });
});

test('the CDK CLI bootstraps, deploys, finds no difference, and destroys', async () => {
  if (!moto) {
    if (process.env.CI === 'true') throw new Error('the test needs moto (pip install "moto[server]")');
    console.warn('not deployed: moto is not installed (pip install "moto[server]")');
    return;
  }
  expect(await cdk('bootstrap', 'aws://123456789012/us-west-2')).toContain('bootstrapped');
  const deployed = await cdk('deploy', 'Plant', '--require-approval', 'never');
  expect(deployed).toContain('Published Plant/Custom::OutpostsCoipPoolCustomResourceProvider Code');
  expect(deployed).toContain('arn:aws:cloudformation:us-west-2:123456789012:stack/Plant/');
  expect(await cdk('diff', 'Plant')).toContain('There were no differences');
  expect(await cdk('destroy', 'Plant', '--force')).toContain('Plant: destroyed');
}, 240_000);

/** Runs the CLI of the CDK against moto, and returns what it prints. */
async function cdk(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_VALIDATION: 'false',
  };
  const app = ['--app', 'npx tsx test/deployment/app.ts', '--output', out, '--no-notices'];
  const child = spawn('npx', ['cdk', ...args, ...app], { cwd: ROOT, env });
  const [printed, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}:\n${printed}${errors}`);
  return printed + errors;
}

async function isUp(): Promise<void> {
  for (let attempts = 0; attempts < 100; attempts++) {
    if (await fetch(url).catch(() => undefined)) return;
    await wait(250);
  }
}
