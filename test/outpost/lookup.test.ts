import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';

const [CDK, TSX] = ['cdk', 'tsx'].map((name) => path.join(__dirname, '../../node_modules/.bin', name));
const FACTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FACTORY, 'utf8'), FACTORY);
const { OutpostId = '', OutpostArn = '', AvailabilityZone } = factory.outposts![0].outpost!;
const AMBIENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

let server: AwsServer;
let folder: string;

beforeEach(async () => {
  server = await AwsServer.start(factory);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lookup-'));
});

afterEach(async () => {
  await server.stop();
  fs.rmSync(folder, { recursive: true });
});

/** Runs `cdk synth` in the folder of the test, with the account of the test server. */
async function synth(settings: { readonly [variable: string]: string } = {}) {
  const child = spawn(CDK, ['synth', '--quiet', '--no-notices', '--app', `${TSX} ${path.join(__dirname, 'lookup-app.ts')}`], {
    cwd: folder,
    env: {
      ...AMBIENT,
      ...{ AWS_ENDPOINT_URL: server.url, AWS_REGION: factory.region, LOOKED_UP_REGION: factory.region, LOOKED_UP_OUTPOSTS: OutpostId },
      ...{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
      ...{ AWS_CONFIG_FILE: os.devNull, AWS_SHARED_CREDENTIALS_FILE: os.devNull, AWS_EC2_METADATA_DISABLED: 'true' },
      ...{ HOME: folder, CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
      ...settings,
    },
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, output: stdout + stderr };
}

const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
const context = () => (fs.existsSync(path.join(folder, 'cdk.context.json')) ? read('cdk.context.json') : {});

test('the CDK CLI looks up an Outpost once, caches what it is, and the second synthesis validates with it', async () => {
  const first = await synth();
  expect({ ...first, output: first.code === 0 ? '' : first.output }).toEqual({ code: 0, output: '' });
  expect(Object.values(context())).toEqual([[{ AvailabilityZone, SupportedHardwareType: 'RACK', Identifier: OutpostArn }]]);
  const template = read('cdk.out/Plant.template.json');
  expect(Object.values(template.Resources)[0]).toMatchObject({ Properties: { OutpostArn, AvailabilityZone } });
  expect(template.Metadata['cdk-outposts'].outposts[0].outpost).toEqual({
    ...{ OutpostId, OutpostArn, AvailabilityZone, SupportedHardwareType: 'RACK' },
  });
  expect(server.count('GetResource')).toBe(1);

  // The zone that was looked up is a fact for the rules.
  const second = await synth({ LOOKED_UP_ZONE: `${factory.region}z` });
  expect(second.code).not.toBe(0);
  expect(second.output).toMatch(new RegExp(`${factory.region}z[^]*${AvailabilityZone}|${AvailabilityZone}[^]*${factory.region}z`));
  expect(server.count('GetResource')).toBe(1);
}, 60_000);

/** What Cloud Control API answers, by the last digit of the ID of the Outpost, and the advice. */
const REFUSALS = [
  [
    'AccessDeniedException',
    'User: x is not authorized to perform: cloudformation:GetResource',
    'allow the IAM actions cloudformation:GetResource and outposts:GetOutpost, or ',
  ],
  ['ResourceNotFoundException', 'Resource was not found.', 'check outpostId, ownerAccount and the Region of the stack, or '],
  [
    'TypeNotFoundException',
    "The type 'AWS::Outposts::Outpost' cannot be found.",
    'AWS Cloud Control API does not support AWS::Outposts::Outpost there, or ',
  ],
  [
    'UnsupportedActionException',
    'Resource type AWS::Outposts::Outpost does not support READ action',
    'AWS Cloud Control API does not support AWS::Outposts::Outpost there, or ',
  ],
  ['ServiceInternalErrorException', 'Internal error', ''],
] as const;

test('without access, a type that Cloud Control API knows, or such an Outpost, synthesis fails and names the inventory instead', async () => {
  const ids = REFUSALS.map((_, index) => `op-0000000000000000${index}`);
  server.inventory = { ...factory, outposts: ids.map((id) => ({ outpost: { OutpostArn: OutpostArn.replace(OutpostId, id) } })) };
  server.onAnswer = (operation, answer) => {
    if (operation !== 'GetResource') return answer;
    const digit = /(\d)"/.exec(server.requests.at(-1)!.parameters.get('body')![0])![1];
    const [__type, message] = REFUSALS[Number(digit)];
    return { ...answer, status: 400, body: JSON.stringify({ __type, message }) };
  };
  const { code, output } = await synth({ LOOKED_UP_OUTPOSTS: ids.join(' ') });
  expect(code).not.toBe(0);
  const errors = output.match(/Outpost op-\w+ could not be .*fromInventory/g);
  const inventory = `write an inventory with 'npx cdk-outposts discover --region ${factory.region}', and import the Outpost with Outpost.fromInventory`;
  expect(errors).toEqual(
    REFUSALS.map(
      ([, , advice], index) =>
        `Outpost ${ids[index]} could not be looked up in account 111122223333, Region ${factory.region}; ${advice}${inventory}`,
    ),
  );
  expect(context()).toEqual({});
}, 60_000);
