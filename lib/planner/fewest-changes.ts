import { familyOf } from '../catalog/instance-families';
import { INSTANCE_TYPE_SIZES } from '../catalog/instance-types';
import { slotsInUse } from './capacity-tasks';
import { FreeVcpus, type Host, type Slots, type Slotting } from './host';
import type { RunningInstance } from './outpost-hosts';
import { planSlots, type Plan } from './plan';
import type { Workload } from './workload';

/** What to plan for hosts that have slots. */
export interface ChangeRequest {
  readonly workloads: readonly Workload[];
  readonly hosts: readonly Host[];
  /** Number of hosts of a family that can fail while all workloads run. @default 0 */
  readonly hostFailures?: number;
  /** The slots of the hosts now. */
  readonly current: Slotting;
  readonly running: readonly RunningInstance[];
}

/**
 * Plans the slots of hosts that have slots already. In this order, until all workloads have slots: changes nothing, adds slots in free vCPUs,
 * changes the slots of as few hosts as possible without those of running instances, and changes the slots of running instances, too. Slots that
 * no workload requires stay if they fit.
 *
 * @throws PlanError
 */
export function planChanges(request: ChangeRequest): Plan {
  const { workloads, hosts, hostFailures, current, running } = request;
  const inUse = slotsInUse(running);
  const plan = (keep: Slotting) => planSlots({ workloads, hosts, hostFailures, current, keep });
  let keep = current;
  let best = plan(keep);
  for (const family of new Set(best.shortfalls.map((shortfall) => shortfall.family))) {
    const candidates = hosts.filter(({ families }) => families.includes(family));
    const emptiestFirst = [...candidates].sort((a, b) => vCpusOf(inUse.get(a.id)) - vCpusOf(inUse.get(b.id)));
    for (const kept of [inUse, new Map<string, Slots>()]) {
      const before = keep;
      // Twice as many hosts in each attempt: the attempts together take as long as two with all hosts.
      for (let count = 1; missingIn(best, family) > 0 && count < 2 * candidates.length; count *= 2) {
        const released = new Map(before);
        for (const { id } of emptiestFirst.slice(0, count)) released.set(id, kept.get(id) ?? new Map());
        const attempt = plan(released);
        if (missingIn(attempt, family) < missingIn(best, family)) [best, keep] = [attempt, released];
      }
    }
  }
  return withUnchangedSlots(best, hosts, current);
}

function missingIn({ shortfalls }: Plan, family: string): number {
  return shortfalls.filter((shortfall) => shortfall.family === family).reduce((sum, { missing }) => sum + missing, 0);
}

/** Adds the slots that hosts have now and that fit beside those of the plan. */
function withUnchangedSlots(plan: Plan, hosts: readonly Host[], current: Slotting): Plan {
  const slotting = new Map<string, Slots>();
  const freeVcpus = new Map<string, number>();
  for (const host of hosts) {
    const slots = new Map(plan.slotting.get(host.id));
    const now = [...(current.get(host.id) ?? [])];
    const free = freeOn(host, slots);
    for (const [instanceType, count] of now.sort(([a], [b]) => sizeOf(b, host) - sizeOf(a, host))) {
      const vCpus = sizeOf(instanceType, host);
      while ((slots.get(instanceType) ?? 0) < count && host.families.includes(familyOf(instanceType)) && free.fits(vCpus)) {
        free.take(vCpus);
        slots.set(instanceType, (slots.get(instanceType) ?? 0) + 1);
      }
    }
    slotting.set(host.id, slots);
    freeVcpus.set(host.id, free.total);
  }
  return { ...plan, slotting, freeVcpus };
}

/** Free vCPUs of a host beside its slots. */
export function freeOn(host: Host, slots: Slots = new Map()): FreeVcpus {
  const free = new FreeVcpus(host.vCpus);
  for (const [instanceType, count] of [...slots].sort(([a], [b]) => sizeOf(b, host) - sizeOf(a, host))) {
    for (let index = 0; index < count; index++) free.take(sizeOf(instanceType, host));
  }
  return free;
}

/** A type of unknown size, such as bare metal of a new family, takes the whole host. */
function sizeOf(instanceType: string, { vCpus }: Host): number {
  return INSTANCE_TYPE_SIZES.get(instanceType)?.vCpus ?? vCpus;
}

function vCpusOf(slots: Slots = new Map()): number {
  return [...slots].reduce((sum, [instanceType, count]) => sum + count * (INSTANCE_TYPE_SIZES.get(instanceType)?.vCpus ?? 0), 0);
}
