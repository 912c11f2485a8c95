import type { TypeDemand } from './workload';

/** What part of a demand has slots after hosts fail. */
export type Survival =
  { readonly ok: true } | { readonly ok: false; readonly missing: number; readonly because: 'slots' | 'hosts' | 'racks' };

const OK: Survival = { ok: true };

/**
 * Slots of an instance type that are left after the hosts with the most of them fail, which is the worst case.
 *
 * @param counts slots of the type on each host
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html
 */
export function slotsAfterFailures(counts: readonly number[], hostFailures: number): number[] {
  return [...counts].sort((a, b) => b - a).slice(hostFailures);
}

/**
 * Whether the slots of an instance type are sufficient for its demand after any hosts fail: enough slots, and a host or a rack of its own for
 * each instance of a spread group.
 *
 * @param counts slots of the type on each host
 * @param racks rack of each host
 */
export function survives(demand: TypeDemand, counts: readonly number[], racks: readonly string[], hostFailures: number): Survival {
  // Without groups for racks, the hosts with the most slots of the type are the worst to lose, for all other groups alike.
  const left = slotsAfterFailures(counts, hostFailures);
  const slots = left.reduce((sum, count) => sum + count, 0);
  if (slots < demand.count) return { ok: false, missing: demand.count - slots, because: 'slots' };
  const missingHosts = missingPlaces(demand.hostGroups, left);
  if (missingHosts > 0) return { ok: false, missing: missingHosts, because: 'hosts' };
  if (demand.rackGroups.length === 0) return OK;
  let missing = 0;
  for (const left of afterFailures(racksOf(counts, racks), hostFailures)) missing = Math.max(missing, missingInRacks(demand, left));
  return missing > 0 ? { ok: false, missing, because: 'racks' } : OK;
}

/**
 * Instances of groups without a place of their own. Each place takes one instance of each group, as far as it has slots (Gale and Ryser).
 */
function missingPlaces(groups: readonly number[], slots: readonly number[]): number {
  let wanted = 0;
  let missing = 0;
  groups.forEach((size, index) => {
    wanted += size;
    const available = slots.reduce((sum, count) => sum + Math.min(count, index + 1), 0);
    missing = Math.max(missing, wanted - available);
  });
  return missing;
}

/** The slots of each host in a rack, the most first. */
type RackSlots = readonly number[];

function racksOf(counts: readonly number[], racks: readonly string[]): RackSlots[] {
  const byRack = new Map<string, number[]>();
  counts.forEach((slots, index) => {
    if (slots > 0) byRack.set(racks[index], [...(byRack.get(racks[index]) ?? []), slots]);
  });
  const key = (rack: RackSlots) => rack.join();
  return [...byRack.values()].map((rack) => rack.sort((a, b) => b - a)).sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/**
 * The racks that each choice of failing hosts leaves, without choices that are no worse than another one: in a rack, the hosts with the most
 * slots fail first, and of racks with the same slots, no later one loses more hosts.
 *
 * @param racks those with the same slots are beside each other
 */
function* afterFailures(racks: readonly RackSlots[], failures: number, left: readonly RackSlots[] = []): Generator<readonly RackSlots[]> {
  const index = left.length;
  const rack = racks[index];
  if (!rack) {
    if (failures === 0 || left.every((hosts) => hosts.length === 0)) yield left;
    return;
  }
  const before = racks[index - 1];
  const isSame = before?.join() === rack.join();
  const most = Math.min(failures, rack.length, isSame ? before.length - left[index - 1].length : failures);
  for (let failed = 0; failed <= most; failed++) yield* afterFailures(racks, failures - failed, [...left, rack.slice(failed)]);
}

/** Assigns the groups one after the other: those for racks first, to the racks and hosts with the most slots left. */
function missingInRacks({ rackGroups, hostGroups }: TypeDemand, racks: readonly RackSlots[]): number {
  const hosts = racks.flatMap((slots, rack) => slots.map((left) => ({ rack, left })));
  const forHostsOnly = [...hostGroups];
  for (const size of rackGroups) forHostsOnly.splice(forHostsOnly.indexOf(size), 1);
  let missing = 0;
  const assign = (size: number, placeOf: (host: (typeof hosts)[number]) => unknown) => {
    const places = new Map<unknown, { left: number; host: (typeof hosts)[number] }>();
    for (const host of hosts) {
      const { left, host: most } = places.get(placeOf(host)) ?? { left: 0, host };
      places.set(placeOf(host), { left: left + host.left, host: host.left > most.left ? host : most });
    }
    const chosen = [...places.values()]
      .filter(({ left }) => left > 0)
      .sort((a, b) => b.left - a.left)
      .slice(0, size);
    for (const { host } of chosen) host.left--;
    missing += size - chosen.length;
  };
  for (const size of rackGroups) assign(size, ({ rack }) => rack);
  for (const size of forHostsOnly) assign(size, (host) => host);
  return missing;
}
