import * as fc from 'fast-check';
import { INSTANCE_TYPE_SIZES } from '../../lib/catalog/instance-types';
import { assess } from '../../lib/planner/assess';
import { capacityChanges, slotsInUse } from '../../lib/planner/capacity-tasks';
import { freeOn, planChanges } from '../../lib/planner/fewest-changes';
import type { Host, Slotting } from '../../lib/planner/host';
import { planSlots } from '../../lib/planner/plan';
import type { Workload } from '../../lib/planner/workload';

const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '24xlarge'];
const hosts = (count: number): Host[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${1111111110 + index}`, rackId: `rack-${index % 2}`, families: ['m5'], vCpus: 96 }));
const slots = (counts: { readonly [size: string]: number }) =>
  new Map(Object.entries(counts).map(([size, count]) => [`m5.${size}`, count]));
const app = (size: string, count: number): Workload => ({ name: size, instanceType: `m5.${size}`, count });

/** An Outpost with slots that some instances use, and another workload than that of today. */
const outposts = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    today: fc.array(fc.tuple(fc.constantFrom(...SIZES), fc.integer({ min: 1, max: 20 })), { maxLength: 4 }),
    share: fc.integer({ min: 0, max: 3 }),
    wanted: fc.array(
      fc.record({
        size: fc.constantFrom(...SIZES),
        count: fc.integer({ min: 1, max: 12 }),
        spread: fc.constantFrom(undefined, 'host' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    hostFailures: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ count, today, share, wanted, hostFailures }) => {
    const all = hosts(count);
    const current = planSlots({ workloads: today.map(([size, number]) => app(size, number)), hosts: all }).slotting;
    const running = [...current].flatMap(([hostId, ofHost]) =>
      [...ofHost].flatMap(([instanceType, number]) =>
        Array.from({ length: Math.floor((number * share) / 4) }, (_, index) => ({
          instanceId: `i-${hostId}-${instanceType}-${index}`,
          instanceType,
          hostId,
        })),
      ),
    );
    const workloads = wanted.map(({ size, count: number, spread }, index): Workload => ({
      ...app(size, number),
      name: `w${index}`,
      spread,
    }));
    return { workloads, hosts: all, hostFailures, current, running };
  });

const freeOf = (all: readonly Host[], slotting: Slotting) => all.map((host) => freeOn(host, slotting.get(host.id)).total);

test('no host has more slots than vCPUs, and a plan without shortfalls tolerates the failures', () => {
  fc.assert(
    fc.property(outposts, (request) => {
      const plan = planChanges(request);
      for (const free of freeOf(request.hosts, plan.slotting)) expect(free).toBeGreaterThanOrEqual(0);
      if (plan.shortfalls.length > 0) return;
      for (const type of assess(plan.slotting, request.hosts, request.workloads).types)
        if (type.required > 0) expect(type.toleratedFailures).toBeGreaterThanOrEqual(request.hostFailures);
    }),
    { numRuns: 300 },
  );
});

test('each change is a request that StartCapacityTask accepts, and that its host has vCPUs for', () => {
  let requests = 0;
  fc.assert(
    fc.property(outposts, (request) => {
      const { slotting } = planChanges(request);
      for (const { request: task } of capacityChanges('op-0a1b2c3d4e5f60718', request.current, slotting, request.running)) {
        requests++;
        expect(Object.keys(task).sort()).toEqual(['AssetId', 'InstancePools', 'OutpostIdentifier']);
        expect(task.AssetId).toMatch(/^\d{10}$/);
        for (const { InstanceType, Count } of task.InstancePools) {
          expect(InstanceType).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
          expect(Number.isInteger(Count) && Count > 0 && Count <= 9999).toBe(true);
        }
        const types = task.InstancePools.map(({ InstanceType }) => InstanceType);
        expect(new Set(types).size).toBe(types.length);
        const vCpus = task.InstancePools.map(({ InstanceType, Count }) => INSTANCE_TYPE_SIZES.get(InstanceType)!.vCpus * Count);
        expect(vCpus.reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(96);
      }
    }),
    { numRuns: 200 },
  );
  expect(requests).toBeGreaterThan(100);
});

test('instances stop only if the workload has no slots otherwise', () => {
  fc.assert(
    fc.property(outposts, (request) => {
      const plan = planChanges(request);
      const changes = capacityChanges('op-0a1b2c3d4e5f60718', request.current, plan.slotting, request.running);
      const stops = changes.some(({ blocking }) => blocking.length > 0);
      const { workloads, hosts: all, hostFailures, running } = request;
      const keeping = planSlots({ workloads, hosts: all, hostFailures, keep: slotsInUse(running) });
      if (stops) expect(keeping.shortfalls).not.toEqual([]);
      // What AWS accepts: 10 digits, types of Outposts, and counts up to 9,999.
      for (const { request: task } of changes) {
        expect(task.AssetId).toMatch(/^\d{10}$/);
        for (const { InstanceType, Count } of task.InstancePools) {
          expect(INSTANCE_TYPE_SIZES.has(InstanceType)).toBe(true);
          expect(Count).toBeGreaterThan(0);
          expect(Count).toBeLessThanOrEqual(9999);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('slots that are sufficient stay, and slots that no workload requires stay where they fit', () => {
  const current = new Map([
    ['1111111110', slots({ xlarge: 24 })],
    ['1111111111', slots({ xlarge: 20 })],
  ]);
  const plan = (workloads: Workload[]) => planChanges({ workloads, hosts: hosts(2), current, running: [] }).slotting;
  expect(plan([app('xlarge', 30)])).toEqual(current);
  // In the free vCPUs of the second host: the first one does not change.
  expect(plan([app('4xlarge', 1)])).toEqual(new Map([...current, ['1111111111', slots({ xlarge: 20, '4xlarge': 1 })]]));
  // One host changes, and keeps the slots beside the new ones.
  const changed = plan([app('12xlarge', 1), app('xlarge', 20)]);
  expect([...changed.values()].map((one) => one.get('m5.12xlarge') ?? 0).sort()).toEqual([0, 1]);
  expect(capacityChanges('op-0a1b2c3d4e5f60718', current, changed)).toHaveLength(1);
});

test('the host without running instances changes, and not the one with', () => {
  const current = new Map(hosts(2).map(({ id }) => [id, slots({ xlarge: 24 })]));
  const running = [{ instanceId: 'i-1', instanceType: 'm5.xlarge', hostId: '1111111110' }];
  const { slotting, shortfalls } = planChanges({ workloads: [app('24xlarge', 1)], hosts: hosts(2), current, running });
  expect(shortfalls).toEqual([]);
  expect(slotting.get('1111111110')).toEqual(slots({ xlarge: 24 }));
  expect(slotting.get('1111111111')).toEqual(slots({ '24xlarge': 1 }));
});
