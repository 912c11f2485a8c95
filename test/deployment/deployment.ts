import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { AwsServer } from '../aws-server/aws-server';
import { Front, freePort } from './front';

const [CDK, TSX] = ['cdk', 'tsx'].map((name) => path.join(__dirname, '../../node_modules/.bin', name));
/** The functions wait as they do in AWS, but for less. */
const TIMERS = path.join(__dirname, 'fast-timers.cjs');

/** What the CDK CLI printed, and whether it succeeded. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * An account that the CDK CLI deploys to: CloudFormation, Lambda, IAM and S3 of the emulator, with the test server in the place of the
 * services that the emulator does not know. The functions run as they are bundled, each in a process of Node.js.
 */
export class Deployment {
  /** Whether the emulator is installed. */
  public static isPossible(): boolean {
    return spawnSync('ministack', ['--help'], { stdio: 'ignore' }).error === undefined;
  }

  /** Starts the emulator and its front on free ports of 127.0.0.1. */
  public static async start(server: AwsServer): Promise<Deployment> {
    const [port, emulatorPort] = [await freePort(), await freePort()];
    const front = new Front(server, { port: emulatorPort });
    await front.start(port);
    const deployment = new Deployment(front, `http://localhost:${port}`, mkdtempSync(path.join(tmpdir(), 'cdk-outposts-deployment-')));
    await deployment.startEmulator(emulatorPort, server.inventory.region!);
    return deployment;
  }

  private emulator?: ChildProcess;

  private constructor(
    private readonly front: Front,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  public async stop(): Promise<void> {
    const { emulator } = this;
    if (emulator && emulator.exitCode === null) {
      emulator.kill('SIGTERM');
      const ended = once(emulator, 'exit');
      const patience = wait(10_000, undefined, { ref: false }).then(() => emulator.kill('SIGKILL'));
      await Promise.race([ended, patience]);
    }
    await this.front.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs the CDK CLI with the App of this folder. */
  public async cdk(command: readonly string[], settings: { readonly [variable: string]: string } = {}): Promise<Outcome> {
    const env = {
      ...this.environment(),
      ...settings,
      // The CLI keeps the account of an access key in the home folder.
      HOME: this.folder,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_VALIDATION: 'false',
    };
    const app = ['--app', `${TSX} ${path.join(__dirname, 'app.ts')}`, '--output', 'cdk.out', '--no-notices', '--ci'];
    // In a folder of its own, since the CLI keeps context in the current one.
    const child = spawn(CDK, [...command, ...app], { cwd: this.folder, env });
    const [printed, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: code as number, output: printed + errors };
  }

  /** Asks the emulator with the AWS CLI, which nobody here wrote. */
  public async ask(...command: string[]): Promise<unknown> {
    const { stdout } = await promisify(execFile)('aws', [...command, '--output', 'json'], { env: this.environment() });
    return JSON.parse(stdout);
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      AWS_ENDPOINT_URL: this.url,
      AWS_REGION: 'eu-west-3',
      AWS_DEFAULT_REGION: 'eu-west-3',
      // The emulator reads the account from the access key.
      AWS_ACCESS_KEY_ID: '111122223333',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: undefined,
      AWS_PROFILE: undefined,
    };
  }

  private async startEmulator(port: number, region: string): Promise<void> {
    this.emulator = spawn('ministack', [], {
      env: {
        ...process.env,
        TMPDIR: this.folder,
        MINISTACK_REGION: region,
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        // Otherwise the emulator also listens for MQTT, on all interfaces.
        IOT_MTLS_ENABLED: '0',
        LAMBDA_EXECUTOR: 'local',
        AWS_ENDPOINT_URL: this.url,
        NODE_OPTIONS: `--require ${TIMERS}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(process.env.CDK_OUTPOSTS_EMULATOR_LOG ?? path.join(this.folder, 'emulator.log'));
    this.emulator.stdout!.pipe(log);
    this.emulator.stderr!.pipe(log);
    for (let attempts = 0; attempts < 240; attempts++) {
      if (await fetch(`http://127.0.0.1:${port}/_ministack/health`).catch(() => undefined)) return;
      if (this.emulator.exitCode !== null) break;
      await wait(250);
    }
    throw new Error('the emulator did not start');
  }
}
