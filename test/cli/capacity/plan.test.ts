import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { hostsNeeded, renderHostsNeeded } from '../../../lib/cli/capacity/hosts-needed';
import { planCapacity } from '../../../lib/cli/capacity/plan';
import { renderPlan } from '../../../lib/cli/capacity/render-plan';
import { parseWorkload, readWorkloadFile } from '../../../lib/cli/capacity/workload-file';
import type { Inventory, OutpostInventoryEntry } from '../../../lib/inventory/inventory';

const ROOT = path.join(__dirname, '../../..');
const EXAMPLE = path.join(ROOT, 'docs/workload.example.yaml');
const OUTPOST_ID = 'op-0c4a9d17e2b8f3065';
const workload = (text: string) => parseWorkload(text, 'workload.yaml');
const asset = (AssetId: string, capacities: { readonly [type: string]: number }, family = 'm5', State = 'ACTIVE') => ({
  AssetId,
  RackId: 'os-rack-1',
  AssetType: 'COMPUTE',
  ComputeAttributes: {
    State,
    InstanceFamilies: [family],
    MaxVcpus: 96,
    InstanceTypeCapacities: Object.entries(capacities).map(([InstanceType, Count]) => ({ InstanceType, Count })),
  },
});
const inventory = (entry: Omit<OutpostInventoryEntry, 'outpost'>): Inventory => ({
  region: 'us-west-2',
  account: '111122223333',
  collectedAt: '2026-11-23T00:00:00.000Z',
  outposts: [{ outpost: { OutpostId: OUTPOST_ID }, ...entry }],
});

/** The Outpost of the page about capacity. */
const plant = inventory({
  assets: [
    asset('1111111110', { 'm5.xlarge': 24 }),
    asset('1111111111', { 'm5.2xlarge': 11, 'm5.large': 2 }),
    asset('1111111112', { 'm5.8xlarge': 2 }),
    asset('1111111113', { 'm5.2xlarge': 8, 'm5.large': 4 }),
    asset('1111111120', { 'c5.4xlarge': 6 }, 'c5'),
    asset('1111111121', { 'c5.9xlarge': 2 }, 'c5'),
    asset('1111111122', { 'c5.4xlarge': 6 }, 'c5', 'ISOLATED'),
  ],
  assetInstances: [
    {
      InstanceId: 'i-01111111111111111',
      InstanceType: 'c5.9xlarge',
      AssetId: '1111111121',
      AccountId: '111122223333',
      AwsServiceName: 'EC2',
    },
    {
      InstanceId: 'i-02222222222222222',
      InstanceType: 'c5.9xlarge',
      AssetId: '1111111121',
      AccountId: '444455556666',
      AwsServiceName: 'EC2',
    },
  ],
});

test('a plan lists slots, changes, blocking instances, the loss of each host, and the distance from the bound', () => {
  const plan = planCapacity([plant], readWorkloadFile(EXAMPLE));
  expect(plan.shortfalls).toEqual([]);
  expect(plan.changes.find(({ assetId }) => assetId === '1111111121')).toMatchObject({
    before: { 'c5.9xlarge': 2 },
    after: { 'c5.4xlarge': 6 },
    blocking: [
      { instanceType: 'c5.9xlarge', toStop: 2, instances: [{ instanceId: 'i-01111111111111111' }, { accountId: '444455556666' }] },
    ],
  });
  expect(plan.leftOut).toEqual([{ assetId: '1111111122', because: 'its state is ISOLATED' }]);
  expect(plan.notInWorkload).toEqual([{ instanceType: 'c5.9xlarge', count: 2 }]);
  expect(plan.distances).toContainEqual({
    family: 'c5',
    hosts: 2,
    bound: 2,
    because: 'one host runs the workloads, and 1 host can fail',
    required: 2,
  });
  expect(plan.types.filter(({ required }) => required > 0).map(({ toleratedFailures }) => toleratedFailures >= 1)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('the page about capacity shows what the command prints', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/capacity.md'), 'utf8');
  expect(page).toContain(`\n${renderHostsNeeded(hostsNeeded(readWorkloadFile(EXAMPLE)))}\n\`\`\``);
  expect(page).toContain(`\n${renderPlan(planCapacity([plant], readWorkloadFile(EXAMPLE)))}\n\`\`\``);
});

test('the page about capacity shows the plan of an Outpost that the inventory of the documentation does not describe otherwise', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/capacity.md'), 'utf8');
  const example = JSON.parse(fs.readFileSync(path.join(ROOT, 'docs/inventory.example.json'), 'utf8')) as Inventory;
  const [, shown] = /^Outpost (op-[0-9a-f]{17}): 6 hosts, inventory of /m.exec(page)!;
  expect(example.outposts?.map(({ outpost }) => outpost?.OutpostId)).not.toContain(shown);
});

test('hosts that are too few are told, with what is missing and the fewest hosts', () => {
  const plan = planCapacity([plant], workload('instances: [{ name: big, instanceType: m5.24xlarge, count: 20 }]'));
  expect(plan.shortfalls).toEqual([{ instanceType: 'm5.24xlarge', family: 'm5', missing: 16, because: 'slots' }]);
  const text = renderPlan(plan);
  expect(text).toContain('The hosts do not hold the workload. m5.24xlarge: 16 without a slot');
  expect(text).toContain('m5: 4 hosts, 16 too few: at least 20, because the slots do not fit on 19 hosts');
});

test('Dedicated Hosts take hosts without running instances, and their slots stay', () => {
  const wanted = workload('dedicatedHosts: [{ name: licenses, family: c5, count: 2 }]');
  const plan = planCapacity([plant], wanted);
  expect(plan.dedicatedHosts).toEqual([{ name: 'licenses', family: 'c5', assetIds: ['1111111120'] }]);
  expect(plan.shortfalls).toEqual([{ instanceType: 'c5 (Dedicated Host)', family: 'c5', missing: 1, because: 'hosts' }]);
  expect(plan.changes).toEqual([]);
});

describe('a second-generation host', () => {
  const planFor = (now: { readonly [type: string]: number }, instanceType: string, family = 'm7i') => {
    const host = asset('1111111110', now, family);
    const one = { ...host, ComputeAttributes: { ...host.ComputeAttributes, MaxVcpus: 192 } };
    return planCapacity([inventory({ assets: [one] })], workload(`instances: [{ name: a, instanceType: ${instanceType}, count: 1 }]`));
  };

  test.each([
    [{ 'm7i.xlarge': 48 }, 'm7i.48xlarge', { from: 'virtualized', to: 'single-instance' }],
    [{ 'm7i.xlarge': 48 }, 'm7i.metal-48xl', { from: 'virtualized', to: 'metal' }],
    [{ 'm7i.48xlarge': 1 }, 'm7i.metal-48xl', { from: 'single-instance', to: 'metal' }],
    [{ 'm7i.metal-48xl': 1 }, 'm7i.large', { from: 'metal', to: 'virtualized' }],
  ])('that changes from %j to %s can be isolated for it, and the plan says so', (now, instanceType, categoryChange) => {
    const plan = planFor(now, instanceType);
    expect(plan.changes).toMatchObject([{ assetId: '1111111110', categoryChange }]);
    expect(renderPlan(plan)).toContain(
      'Hosts of another category: each can be isolated while its capacity task runs, and has no capacity for new instances meanwhile\n' +
        `1111111110: from ${categoryChange.from} to ${categoryChange.to} instances\n` +
        'See https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
    );
  });

  test.each([
    [{ 'm7i.xlarge': 48 }, 'm7i.24xlarge', 'm7i'],
    [{}, 'm7i.48xlarge', 'm7i'],
    [{ 'm5.xlarge': 24 }, 'm5.metal', 'm5'],
  ])('that changes from %j to %s is not, as far as is known', (now, instanceType, family) => {
    const plan = planFor(now, instanceType, family);
    expect(plan.changes).toHaveLength(1);
    expect(plan.changes[0]).not.toHaveProperty('categoryChange');
    expect(renderPlan(plan)).not.toContain('category');
  });
});

test('an Outpost that is not clear is one message', () => {
  const wanted = workload('instances: [{ name: a, instanceType: m5.large, count: 1 }]');
  const two = { outposts: [...plant.outposts!, { outpost: { OutpostId: 'op-0fffffffffffffff0' } }] };
  expect(() => planCapacity([two], wanted)).toThrow(
    `the inventory has 2 Outposts; specify one of ${OUTPOST_ID}, op-0fffffffffffffff0 with --outpost`,
  );
  expect(() => planCapacity([two], wanted, 'op-0123')).toThrow(/^op-0123 is not in the inventory; /);
  expect(() => planCapacity([two], wanted, 'op-0fffffffffffffff0')).toThrow(
    / has no host that can be planned \(the inventory has no assets\)/,
  );
  expect(() => planCapacity([{}], wanted)).toThrow(/^the inventory has no Outpost; /);
});

test('an Outpost is selected by its ID, its ARN or its name, which may not be that of several', () => {
  const wanted = workload('instances: [{ name: a, instanceType: m5.large, count: 1 }]');
  const OutpostArn = `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
  const [entry] = plant.outposts!;
  const named = (id: string, Name: string) => ({
    ...entry,
    outpost: { OutpostId: id, OutpostArn: OutpostArn.replace(OUTPOST_ID, id), Name },
  });
  const OTHER = 'op-0fffffffffffffff0';
  const two = { outposts: [named(OUTPOST_ID, 'factory'), named(OTHER, 'warehouse')] };
  for (const one of [OUTPOST_ID, OutpostArn, 'factory']) expect(planCapacity([two], wanted, one).outpostId).toBe(OUTPOST_ID);
  expect(() => planCapacity([two], wanted, 'office')).toThrow(
    `office is not in the inventory; specify one of ${OUTPOST_ID} (factory), ${OTHER} (warehouse) with --outpost`,
  );
  const same = { outposts: [named(OUTPOST_ID, 'factory'), named(OTHER, 'factory'), named('op-0eeeeeeeeeeeeeee0', 'warehouse')] };
  expect(() => planCapacity([same], wanted, 'factory')).toThrow(
    `the inventory has 2 Outposts called factory; specify one of ${OUTPOST_ID} (factory), ${OTHER} (factory) with --outpost`,
  );
});

test('the command prints the plan, writes it, and ends with 1 if hosts are missing', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'capacity-'));
  try {
    fs.writeFileSync(path.join(folder, 'outposts.json'), JSON.stringify({ schemaVersion: 1, ...plant }));
    fs.writeFileSync(
      path.join(folder, 'big.json'),
      JSON.stringify({ instances: [{ name: 'big', instanceType: 'm5.24xlarge', count: 20 }] }),
    );
    const run = async (...args: string[]) => {
      const command = [require.resolve('tsx/cli'), path.join(ROOT, 'bin/outposts.ts'), 'capacity', 'plan', ...args];
      const child = spawn(process.execPath, command, { cwd: folder });
      const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      return { code: code as number, stdout, stderr };
    };
    const good = await run('--workload', EXAMPLE, '--inventory', 'outposts.json', '--out', 'plan.json');
    expect(good).toEqual({ code: 0, stdout: `${renderPlan(planCapacity([plant], readWorkloadFile(EXAMPLE)))}\n`, stderr: '' });
    expect(JSON.parse(fs.readFileSync(path.join(folder, 'plan.json'), 'utf8'))).toMatchObject({ schemaVersion: 1, outpostId: OUTPOST_ID });
    const short = await run('--workload', 'big.json', '--inventory', 'outposts.json', '--json');
    expect({ code: short.code, shortfalls: JSON.parse(short.stdout).shortfalls.length }).toEqual({ code: 1, shortfalls: 1 });
    const without = await run();
    expect(without).toEqual({
      code: 2,
      stdout: '',
      stderr: "cdk-outposts: required option '--workload <file>' not specified; see npx cdk-outposts capacity plan --help\n",
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}, 60_000);
