import * as fc from 'fast-check';
import { INSTANCE_TYPE_SIZES } from '../../lib/catalog/instance-types';
import type { Host, Slots, Slotting } from '../../lib/planner/host';
import { hostsRequired } from '../../lib/planner/hosts-required';
import { planSlots } from '../../lib/planner/plan';
import { PlanError, type Workload } from '../../lib/planner/workload';

const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];

const workloads = fc
  .array(
    fc.record({
      size: fc.constantFrom(...SIZES),
      count: fc.integer({ min: 1, max: 30 }),
      spread: fc.constantFrom(undefined, undefined, undefined, 'host' as const, 'rack' as const),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) =>
    all.map(({ size, count, spread }, index): Workload => {
      // A group over racks is a small one: each instance requires a rack.
      return { name: `w${index}`, instanceType: `m5.${size}`, count: spread === 'rack' ? Math.min(count, 3) : count, spread };
    }),
  );
const failures = fc.integer({ min: 0, max: 2 });

const m5 = (id: string, rackId = 'rack-1'): Host => ({ id, rackId, families: ['m5'], vCpus: 96 });
const hosts = (count: number) => Array.from({ length: count }, (_, index) => m5(`host-${index + 1}`));
const slotsOf = (slotting: Slotting) => Object.fromEntries([...slotting].map(([host, slots]) => [host, Object.fromEntries(slots)]));

/** Whether the slots of a host fit on its two sockets, by trying every division of the small ones: written without the planner. */
function fitsOnSockets(slots: Slots, vCpus: number): boolean {
  const small: number[] = [];
  let socket = vCpus / 2;
  for (const [type, count] of slots) {
    const size = INSTANCE_TYPE_SIZES.get(type)!.vCpus;
    for (let index = 0; index < count; index++) {
      if (size > vCpus / 2) socket -= size / 2;
      else small.push(size);
    }
  }
  const total = small.reduce((sum, size) => sum + size, 0);
  let sums = new Set([0]);
  for (const size of small) sums = new Set([...sums, ...[...sums].map((sum) => sum + size)]);
  return socket >= 0 && [...sums].some((first) => first <= socket && total - first <= socket);
}

/** Whether all instances find a slot, by assigning them one after the other with augmenting paths: written without the planner. */
function runs(wanted: readonly Workload[], slotting: Slotting, racks: ReadonlyMap<string, string>): boolean {
  return [...new Set(wanted.map(({ instanceType }) => instanceType))].every((type) => {
    const left = new Map([...slotting].map(([host, slots]) => [host, slots.get(type) ?? 0]));
    const groups = wanted.filter(({ instanceType }) => instanceType === type);
    const apart = groups
      .filter(({ spread }) => spread)
      .sort((a, b) => Number(b.spread === 'rack') - Number(a.spread === 'rack') || b.count - a.count);
    for (const { count, spread } of apart) {
      // The places with the most slots left come first, for groups one after the other.
      const placeOf = (host: string) => (spread === 'rack' ? racks.get(host)! : host);
      const freeAt = (place: string) => [...left].reduce((sum, [id, free]) => sum + (placeOf(id) === place ? free : 0), 0);
      const places = [...new Set([...left.keys()].map(placeOf))].filter((place) => freeAt(place) > 0).sort((a, b) => freeAt(b) - freeAt(a));
      if (places.length < count) return false;
      for (const place of places.slice(0, count)) {
        const [host] = [...left].filter(([id]) => placeOf(id) === place).sort((a, b) => b[1] - a[1])[0];
        left.set(host, left.get(host)! - 1);
      }
    }
    const together = groups.filter(({ spread }) => !spread).reduce((sum, { count }) => sum + count, 0);
    return [...left.values()].reduce((sum, free) => sum + free, 0) >= together;
  });
}

function* choose<T>(all: readonly T[], count: number, from = 0): Generator<readonly T[]> {
  if (count === 0) yield [];
  for (let index = from; count > 0 && index <= all.length - count; index++)
    for (const rest of choose(all, count - 1, index + 1)) yield [all[index], ...rest];
}

describe('slots for workloads', () => {
  test('are spread, so that the failure of a host takes as few as possible', () => {
    const wanted = [{ name: 'app', instanceType: 'm5.2xlarge', count: 6 }];
    const { slotting, shortfalls } = planSlots({ workloads: wanted, hosts: hosts(4), hostFailures: 1 });
    // Three hosts are left, with two slots each.
    expect(slotsOf(slotting)).toEqual(Object.fromEntries(hosts(4).map(({ id }) => [id, { 'm5.2xlarge': 2 }])));
    expect(shortfalls).toEqual([]);
  });

  test('fit on the hosts, their sockets, and survive the failure of any hosts', () => {
    fc.assert(
      fc.property(workloads, failures, (wanted, hostFailures) => {
        const [{ hosts: needed, plan, bound }] = hostsRequired({ workloads: wanted, hostFailures });
        expect(plan.shortfalls).toEqual([]);
        expect(needed.length).toBeGreaterThanOrEqual(bound.hosts);
        for (const slots of plan.slotting.values()) expect(fitsOnSockets(slots, 96)).toBe(true);
        if (needed.length > 24) return;
        const racks = new Map(needed.map(({ id, rackId }) => [id, rackId!]));
        for (const failed of choose(needed, hostFailures)) {
          const left = new Map([...plan.slotting].filter(([id]) => !failed.some((host) => host.id === id)));
          if (!runs(wanted, left, racks)) throw new Error(`${failed.map(({ id }) => id).join(' and ')} cannot fail`);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('of groups that are spread over racks have hosts of their own, if none of a rack can be shared', () => {
    const wanted = [
      { name: 'database', instanceType: 'm5.24xlarge', count: 2, spread: 'rack' as const },
      { name: 'app', instanceType: 'm5.large', count: 3, spread: 'rack' as const },
    ];
    const [{ hosts: needed, plan, bound }] = hostsRequired({ workloads: wanted, hostFailures: 2 });
    expect(plan.shortfalls).toEqual([]);
    // Three hosts of each rack run the group of three: two of them can fail.
    expect(bound).toEqual({ hosts: 9, because: 'a group that is spread over racks has 3 instances, and 2 hosts can fail' });
    expect(needed.length).toBeLessThanOrEqual(9 + 6);
  });

  test('that are sufficient stay as they are', () => {
    const current = new Map([['host-1', new Map([['m5.xlarge', 24]])]]);
    const wanted = [{ name: 'app', instanceType: 'm5.xlarge', count: 3 }];
    expect(planSlots({ workloads: wanted, hosts: hosts(2), current }).slotting.get('host-1')).toEqual(current.get('host-1'));
    expect(slotsOf(planSlots({ workloads: wanted, hosts: hosts(2), hostFailures: 1, current }).slotting)).toEqual({
      'host-1': { 'm5.xlarge': 3 },
      'host-2': { 'm5.xlarge': 3 },
    });
  });

  test('of running instances are kept', () => {
    const keep = new Map([['host-2', new Map([['m5.12xlarge', 2]])]]);
    const { slotting } = planSlots({ workloads: [{ name: 'app', instanceType: 'm5.large', count: 40 }], hosts: hosts(2), keep });
    expect(slotsOf(slotting)).toEqual({ 'host-1': { 'm5.large': 40 }, 'host-2': { 'm5.12xlarge': 2 } });
  });

  test('that do not fit are reported with what is missing, and why', () => {
    const missing = (wanted: readonly Omit<Workload, 'name'>[], hostFailures = 0) =>
      planSlots({ workloads: wanted.map((one) => ({ name: 'app', ...one })), hosts: hosts(2), hostFailures }).shortfalls;
    expect(missing([{ instanceType: 'm5.24xlarge', count: 3 }])).toMatchObject([{ missing: 1, because: 'slots' }]);
    expect(missing([{ instanceType: 'm5.24xlarge', count: 2 }], 1)).toMatchObject([{ missing: 1, because: 'slots' }]);
    expect(missing([{ instanceType: 'm5.large', count: 3, spread: 'host' }])).toMatchObject([{ missing: 1, because: 'hosts' }]);
    expect(missing([{ instanceType: 'm5.large', count: 2, spread: 'rack' }])).toMatchObject([{ missing: 1, because: 'racks' }]);
    expect(missing([{ instanceType: 'c5.large', count: 1 }])).toMatchObject([{ family: 'c5', missing: 1, because: 'slots' }]);
  });

  test('that are spread over racks get the hosts of each rack that can fail, and one more', () => {
    const workloads = [
      { name: 'a', instanceType: 'm5.24xlarge', count: 2, spread: 'rack' as const },
      { name: 'b', instanceType: 'm5.large', count: 3, spread: 'rack' as const },
    ];
    // Two hosts in two racks and one in the third for a; three in each rack for b.
    const [{ hosts: needed, plan }] = hostsRequired({ workloads, hostFailures: 2 });
    expect(needed).toHaveLength(14);
    expect(plan.shortfalls).toEqual([]);
  });

  test('that are spread get their hosts before large types fill them', () => {
    const workloads = [
      { name: 'a', instanceType: 'm5.4xlarge', count: 8 },
      { name: 'b', instanceType: 'm5.8xlarge', count: 5 },
      { name: 'c', instanceType: 'm5.large', count: 3, spread: 'host' as const },
    ];
    expect(planSlots({ workloads, hosts: hosts(5), hostFailures: 1 }).shortfalls).toEqual([]);
  });

  test('that lack a host of their own leave the room of the others', () => {
    const database = { name: 'database', instanceType: 'm5.4xlarge', count: 2, spread: 'host' as const };
    const workloads = [database, { name: 'web', instanceType: 'm5.xlarge', count: 10 }];
    const { shortfalls, slotting } = planSlots({ workloads, hosts: hosts(2), hostFailures: 1 });
    expect(shortfalls).toEqual([{ instanceType: 'm5.4xlarge', family: 'm5', missing: 1, because: 'hosts' }]);
    for (const slots of slotting.values()) expect(slots.get('m5.xlarge')).toBe(10);
  });

  test('of three 8xlarge, or of a 16xlarge and an 8xlarge, do not fit on a host with 96 vCPUs', () => {
    const shortfalls = (...sizes: string[]) =>
      planSlots({ workloads: sizes.map((size) => ({ name: size, instanceType: `m5.${size}`, count: 1 })), hosts: hosts(1) }).shortfalls
        .length;
    expect(shortfalls('8xlarge', '8xlarge')).toBe(0);
    expect(shortfalls('8xlarge', '8xlarge', '8xlarge')).toBe(1);
    expect(shortfalls('16xlarge', '8xlarge')).toBe(1);
    expect(shortfalls('16xlarge', '4xlarge', '4xlarge')).toBe(0);
  });

  test('cannot be planned for a type of unknown size or for a part of an instance', () => {
    const plan = (instanceType: string, count: number) => () =>
      planSlots({ workloads: [{ name: 'app', instanceType, count }], hosts: hosts(1) });
    expect(plan('x9.large', 1)).toThrow(
      new PlanError('x9.large is not an instance type that Outposts support; specify one such as m5.xlarge'),
    );
    expect(plan('m5.large', 1.5)).toThrow('count of app is 1.5; specify a whole number, 0 or more');
  });
});
