import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from './aws-server';
import { metricOf } from './cloud-watch';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);

const DENIED = { outposts: ['ListSites'], ec2: ['DescribeOutpostLags'] };
const TROUBLED = { outposts: ['ListOutposts', 'ListCapacityTasks'], ec2: ['DescribeLocalGateways', 'DescribeCoipPools'] };

const SUBNET = 'subnet-08181818181818181';
const DATABASE = 'orders';
const AGENTS = ['10.0.8.10', '10.0.8.11', '10.0.8.12'];
const BUCKET = 'arn:aws:s3-outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718/bucket/recordings';

let good: AwsServer;
let faulty: AwsServer;

beforeAll(async () => {
  good = await AwsServer.start(inventory);
  good.subnetPools.set(SUBNET, undefined);
  good.dbInstances.push({ DBInstanceIdentifier: DATABASE, DBInstanceStatus: 'available', CustomerOwnedIpEnabled: false });
  for (const address of AGENTS) good.agentAppliances.set(address, { startsFor: 0, keys: [], isActivated: false });
  good.outpostsBuckets.push({ BucketArn: BUCKET });
  const Tags = [{ Key: 'aws:cloudformation:stack-name', Value: 'Plant-Nested-1ABC' }];
  good.instances.push({ InstanceId: 'i-0123456789abcdef0', Tags }, { InstanceId: 'i-0123456789abcdef1', Tags: [] });
  good.volumes.push({ VolumeId: 'vol-0123456789abcdef0', Tags });
  good.metrics.set(metricOf('ConnectedStatus', { OutpostId: 'op-1' }), 1);
  faulty = await AwsServer.start(inventory);
  for (const operation of [...DENIED.outposts, ...DENIED.ec2]) faulty.faults.deny(operation);
  faulty.faults.throttle('ListOutposts', 1);
  faulty.faults.fail('ListCapacityTasks', 1);
  faulty.faults.throttle('DescribeLocalGateways', 1);
  faulty.faults.drop('DescribeCoipPools', 1);
});

afterAll(async () => {
  await good.stop();
  await faulty.stop();
});

test('boto3, the AWS command line and the models of botocore find no fault with the server', async () => {
  const tools = await python('-c', 'import boto3; import shutil; assert shutil.which("aws")');
  if (tools.code !== 0) {
    if (process.env.CI === 'true') throw new Error(`the judge needs python3 with boto3 and awscli: ${tools.output}`);
    console.warn('not judged: python3 with boto3 and awscli is not installed (pip install boto3 awscli)');
    return;
  }
  const verdict = await python(path.join(__dirname, 'validate_requests.py'), {
    good: good.url,
    faulty: faulty.url,
    operations: AwsServer.operations,
    inventory: INVENTORY,
    subnet: SUBNET,
    database: DATABASE,
    bucket: BUCKET,
    agents: AGENTS,
    denied: DENIED,
    troubled: TROUBLED,
  });
  expect(verdict).toEqual({ code: 0, output: '84 operations judged, 0 faults\n' });
}, 120_000);

/** Runs Python beside the server, with JSON on its standard input where the last argument is an object. */
async function python(...args: [string, (string | object)?]): Promise<{ code: number; output: string }> {
  const input = args.find((arg) => typeof arg === 'object');
  const child = spawn(
    'python3',
    args.filter((arg) => typeof arg === 'string'),
  );
  const failed = once(child, 'error').then(([error]) => ({ code: 127, output: String(error) }));
  child.stdin.on('error', () => undefined).end(input ? JSON.stringify(input) : '');
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(([out, err, [code]]) => ({
    code: code as number,
    output: out + err,
  }));
  return Promise.race([failed, ended]);
}
