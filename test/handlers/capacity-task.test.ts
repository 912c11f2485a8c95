import * as fc from 'fast-check';
import { CAPACITY_TASK_TYPE, capacityTaskProvider, type CapacityTaskResourceProperties } from '../../lib/handlers/capacity-task/provider';
import type { Inventory } from '../../lib/inventory/inventory';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { HISTORIES, histories, live } from './history';
import { Lambda } from './lambda';

const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const OutpostArn = `arn:aws:outposts:eu-west-3:111122223333:outpost/${OUTPOST_ID}`;
const [FIRST, SECOND] = ['1111111110', '1111111111'];
const asset = (AssetId: string) => ({
  AssetId,
  AssetType: 'COMPUTE',
  ComputeAttributes: { State: 'ACTIVE', InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 24 }] },
});
const rack = (): Inventory => ({
  region: 'eu-west-3',
  account: '111122223333',
  outposts: [
    {
      outpost: { OutpostId: OUTPOST_ID, OutpostArn },
      assets: [asset(FIRST), asset(SECOND)],
      assetInstances: [{ InstanceId: 'i-0a1b2c3d4e5f60718', InstanceType: 'm5.xlarge', AssetId: FIRST }],
    },
  ],
});
const properties = (AssetId: string | undefined, slots: { readonly [type: string]: number }): CapacityTaskResourceProperties => ({
  OutpostArn,
  AssetId,
  InstancePools: Object.entries(slots).map(([InstanceType, Count]) => ({ InstanceType, Count: String(Count) })),
  TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION',
});
const ACTIVE = ['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION'];

let server: AwsServer;
let lambda: Lambda;
let cloudFormation: CloudFormation<CapacityTaskResourceProperties>;

beforeEach(async () => {
  server = await AwsServer.start(rack());
  lambda = new Lambda(
    stagedFunction(CAPACITY_TASK_TYPE, (scope) => capacityTaskProvider(scope, OutpostArn).serviceToken),
    server,
  );
  cloudFormation = new CloudFormation(lambda, 'Slots');
});

afterEach(async () => {
  await lambda.stop();
  await server.stop();
});

const active = () => server.capacityTasks.filter(({ status }) => ACTIVE.includes(status));
const slotsOf = (id: string) =>
  server.inventory.outposts![0].assets!.find(({ AssetId }) => AssetId === id)!.ComputeAttributes!.InstanceTypeCapacities;

test('a task that is done within minutes is tracked to its end', async () => {
  expect(await cloudFormation.create(properties(SECOND, { 'm5.24xlarge': 1 }))).toBe(true);
  expect(cloudFormation.current!.data).toEqual({ CapacityTaskId: server.capacityTasks[0].id, CapacityTaskStatus: 'COMPLETED' });
  expect(slotsOf(SECOND)).toEqual([{ InstanceType: 'm5.24xlarge', Count: 1 }]);
  // Its deletion keeps the slots.
  expect(await cloudFormation.delete()).toBe(true);
  expect(slotsOf(SECOND)).toEqual([{ InstanceType: 'm5.24xlarge', Count: 1 }]);
});

test('a task that waits does not keep the deployment waiting, and is cancelled with the resource', async () => {
  expect(await cloudFormation.create(properties(FIRST, { 'm5.24xlarge': 1 }))).toBe(true);
  expect(cloudFormation.current!.data!.CapacityTaskStatus).toBe('WAITING_FOR_EVACUATION');
  expect(active()).toHaveLength(1);
  expect(await cloudFormation.delete()).toBe(true);
  expect(active()).toEqual([]);
});

test('a task that takes long does not keep the deployment waiting', async () => {
  server.capacityTaskLooks = 1000;
  expect(await cloudFormation.create(properties(SECOND, { 'm5.24xlarge': 1 }))).toBe(true);
  expect(cloudFormation.current!.data!.CapacityTaskStatus).toBe('REQUESTED');
});

test('a task for the same slots is found again, and slots that are there need none', async () => {
  expect(await cloudFormation.create(properties(FIRST, { 'm5.24xlarge': 1 }))).toBe(true);
  const other = new CloudFormation<CapacityTaskResourceProperties>(lambda, 'Other');
  expect(await other.create(properties(FIRST, { 'm5.24xlarge': 1, 'm5.xlarge': 0 }))).toBe(true);
  expect(other.current!.data).toEqual(cloudFormation.current!.data);
  const slotted = new CloudFormation<CapacityTaskResourceProperties>(lambda, 'Slotted');
  expect(await slotted.create(properties(SECOND, { 'm5.xlarge': 24 }))).toBe(true);
  expect(slotted.current!.data).toEqual({ CapacityTaskId: `${OUTPOST_ID}/${SECOND}`, CapacityTaskStatus: 'COMPLETED' });
  expect(server.count('StartCapacityTask')).toBe(1);
});

test('other slots replace a task that is active', async () => {
  expect(await cloudFormation.create(properties(FIRST, { 'm5.24xlarge': 1 }))).toBe(true);
  expect(await cloudFormation.update(properties(FIRST, { 'm5.12xlarge': 2 }))).toBe(true);
  expect(active()).toMatchObject([{ id: cloudFormation.current!.data!.CapacityTaskId, pools: [{ InstanceType: 'm5.12xlarge' }] }]);
});

test('a task that fails, or that another one blocks, fails the deployment with the reason', async () => {
  server.capacityTaskFailure = { Reason: 'Not supported', Type: 'UNSUPPORTED_CAPACITY_CONFIGURATION' };
  expect(await cloudFormation.create(properties(SECOND, { 'm5.24xlarge': 3 }))).toBe(false);
  expect(cloudFormation.reason).toMatch(/^capacity task cap-\w+ failed: UNSUPPORTED_CAPACITY_CONFIGURATION: Not supported$/);
  server.capacityTaskFailure = undefined;
  const other = new CloudFormation<CapacityTaskResourceProperties>(lambda, 'Other');
  expect(await other.create(properties(FIRST, { 'm5.12xlarge': 2 }))).toBe(true);
  expect(await cloudFormation.create(properties(FIRST, { 'm5.24xlarge': 1 }))).toBe(false);
  expect(cloudFormation.reason).toBe(`another capacity task of ${OUTPOST_ID}/${FIRST} was not finished within 7 minutes`);
  expect(active()).toMatchObject([{ id: other.current!.data!.CapacityTaskId }]);
});

test('a task that is listed before AWS describes it is found, and canceled', async () => {
  server.faults.lose('StartCapacityTask', 1);
  server.faults.stale('GetCapacityTask', 2);
  expect(await cloudFormation.create(properties(FIRST, { 'm5.24xlarge': 1 }))).toBe(true);
  expect(active()).toMatchObject([{ id: cloudFormation.current!.data!.CapacityTaskId }]);
  expect(await cloudFormation.delete()).toBe(true);
  expect(active()).toEqual([]);
});

test('a task of the whole Outpost has no asset', async () => {
  expect(await cloudFormation.create(properties(undefined, { 'm5.24xlarge': 2 }))).toBe(true);
  expect(active()).toMatchObject([{ assetId: undefined, status: 'WAITING_FOR_EVACUATION' }]);
});

test('no history leaves a task active that CloudFormation does not know, or starts one twice', async () => {
  const all = fc.record({
    asset: fc.constantFrom(FIRST, SECOND),
    slots: fc.constantFrom({ 'm5.24xlarge': 1 }, { 'm5.12xlarge': 2 }, { 'm5.xlarge': 24 }),
  });
  const operations = ['ListCapacityTasks', 'GetCapacityTask', 'ListAssets', 'StartCapacityTask', 'CancelCapacityTask'];
  const requested = all.map(({ asset: id, slots }) => properties(id, slots as unknown as { [type: string]: number }));
  await fc.assert(
    fc.asyncProperty(histories(requested, operations), async (history) => {
      server.inventory = rack();
      server.capacityTasks.length = 0;
      await live(history, {
        server,
        lambda,
        look({ current }) {
          const wanted = (current?.properties.InstancePools ?? []).map(({ InstanceType, Count }) => ({
            InstanceType,
            Count: Number(Count),
          }));
          const isOurs = ({ assetId, pools }: (typeof server.capacityTasks)[number]) =>
            assetId === current?.properties.AssetId && JSON.stringify(pools) === JSON.stringify(wanted);
          expect(active().filter((task) => !isOurs(task))).toEqual([]);
          expect(active().length).toBeLessThanOrEqual(1);
          if (current && active().length === 0) expect(slotsOf(current.properties.AssetId!)).toEqual(wanted);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});
