import { assess } from '../../lib/planner/assess';
import { capacityChanges, slotsInUse } from '../../lib/planner/capacity-tasks';
import { hostsOf } from '../../lib/planner/outpost-hosts';
import { planSlots } from '../../lib/planner/plan';
import type { AssetElement } from '../../lib/inventory/inventory';

const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const asset = (AssetId: string, InstanceTypeCapacities: { InstanceType: string; Count: number }[], State = 'ACTIVE'): AssetElement => ({
  AssetId,
  RackId: 'rack-1',
  AssetType: 'COMPUTE',
  ComputeAttributes: { State, InstanceFamilies: ['m5'], MaxVcpus: 96, InstanceTypeCapacities },
});
const xlarge = (Count: number) => ({ InstanceType: 'm5.xlarge', Count });
const entry = {
  assets: [
    asset('1111111110', [xlarge(24)]),
    asset('1111111111', [xlarge(20)]),
    asset('1111111112', [xlarge(24)], 'ISOLATED'),
    { AssetId: '1111111113', AssetType: 'STORAGE' },
    { AssetId: '1111111114', AssetType: 'COMPUTE', ComputeAttributes: { State: 'ACTIVE' } },
  ],
  assetInstances: [
    { InstanceId: 'i-1', InstanceType: 'm5.xlarge', AssetId: '1111111110', AccountId: '111122223333', AwsServiceName: 'RDS' },
    { InstanceId: 'i-2', InstanceType: 'm5.xlarge', AssetId: '1111111110' },
  ],
};

test('hosts that cannot launch instances are left out, with the reason', () => {
  const { hosts, slotting, leftOut } = hostsOf(entry);
  expect(hosts.map(({ id }) => id)).toEqual(['1111111110', '1111111111']);
  expect(slotting.get('1111111111')).toEqual(new Map([['m5.xlarge', 20]]));
  expect(leftOut).toEqual([
    { id: '1111111112', because: 'its state is ISOLATED' },
    { id: '1111111114', because: 'its instance families or its vCPUs are unknown' },
  ]);
});

test('the capacity tasks of a plan request all slots of a host, and name the instances that block them', () => {
  const { hosts, slotting, running } = hostsOf(entry);
  const workloads = [{ name: 'database', instanceType: 'm5.24xlarge', count: 1 }];
  const { slotting: planned } = planSlots({ workloads, hosts, current: slotting });
  const changes = capacityChanges(OUTPOST_ID, slotting, planned, running);
  expect(changes.map(({ request }) => request)).toEqual([
    { OutpostIdentifier: OUTPOST_ID, AssetId: '1111111110', InstancePools: [{ InstanceType: 'm5.24xlarge', Count: 1 }] },
    { OutpostIdentifier: OUTPOST_ID, AssetId: '1111111111', InstancePools: [] },
  ]);
  expect(changes[0].difference).toEqual(new Map(Object.entries({ 'm5.xlarge': -24, 'm5.24xlarge': 1 })));
  expect(changes[0].blocking).toMatchObject([
    { instanceType: 'm5.xlarge', toStop: 2, instances: [{ service: 'RDS' }, { instanceId: 'i-2' }] },
  ]);
});

test('a plan that keeps the slots in use is blocked by no instance', () => {
  const { hosts, slotting, running } = hostsOf(entry);
  const workloads = [{ name: 'database', instanceType: 'm5.24xlarge', count: 1 }];
  const plan = planSlots({ workloads, hosts, current: slotting, keep: slotsInUse(running) });
  expect(plan.shortfalls).toEqual([]);
  expect(capacityChanges(OUTPOST_ID, slotting, plan.slotting, running).flatMap(({ blocking }) => blocking)).toEqual([]);
  expect(plan.slotting.get('1111111110')).toEqual(new Map([['m5.xlarge', 2]]));
});

test('an assessment says how many hosts can fail, and which host the workloads require', () => {
  const { hosts, slotting } = hostsOf(entry);
  const workloads = (count: number) => [{ name: 'app', instanceType: 'm5.xlarge', count }];
  expect(assess(slotting, hosts, workloads(20), 1)).toEqual({
    types: [{ instanceType: 'm5.xlarge', required: 20, slots: 44, slotsAfterFailures: 20, toleratedFailures: 1 }],
    hosts: [
      { hostId: '1111111110', freeVcpus: 0, strandedVcpus: 0, requiredFor: [] },
      { hostId: '1111111111', freeVcpus: 16, strandedVcpus: 0, requiredFor: [] },
    ],
  });
  const tight = assess(slotting, hosts, workloads(21));
  expect(tight.types[0].toleratedFailures).toBe(0);
  expect(tight.hosts.map(({ requiredFor }) => requiredFor)).toEqual([['m5.xlarge'], []]);
  expect(assess(slotting, hosts, workloads(45)).types[0].toleratedFailures).toBe(-1);
});
