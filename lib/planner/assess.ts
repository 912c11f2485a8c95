import { freeOn } from './fewest-changes';
import type { Host, Slots, Slotting } from './host';
import { slotsAfterFailures, survives } from './survival';
import { demandByType, type Workload } from './workload';

/** What a slotting can hold. */
export interface Assessment {
  readonly types: readonly TypeAssessment[];
  readonly hosts: readonly HostAssessment[];
}

/** Slots of an instance type on all hosts. */
export interface TypeAssessment {
  readonly instanceType: string;
  /** Number of instances of the workloads. */
  readonly required: number;
  readonly slots: number;
  /** Slots that are left after the hosts with the most of them fail. */
  readonly slotsAfterFailures: number;
  /** Number of hosts, any of them, that can fail while the workloads run; -1 if the slots are too few without a failure. */
  readonly toleratedFailures: number;
}

/** What a host means for the workloads. */
export interface HostAssessment {
  readonly hostId: string;
  /** vCPUs without a slot. */
  readonly freeVcpus: number;
  /** Free vCPUs that no instance type of the workloads fits in. */
  readonly strandedVcpus: number;
  /** Instance types whose workloads do not all run without this host. */
  readonly requiredFor: readonly string[];
}

/**
 * Describes what the slots of hosts can hold, how many failures the workloads tolerate, and which host they cannot do without.
 *
 * @throws PlanError
 */
export function assess(slotting: Slotting, hosts: readonly Host[], workloads: readonly Workload[], hostFailures = 0): Assessment {
  const demands = new Map(demandByType(workloads).map((demand) => [demand.instanceType, demand]));
  const types = [...new Set([...demands.keys(), ...[...slotting.values()].flatMap((slots) => [...slots.keys()])])];
  const racks = hosts.map(({ id, rackId }) => rackId ?? id);
  const requiredFor = new Map<string, string[]>();
  const assessed = types.map((instanceType): TypeAssessment => {
    const counts = hosts.map(({ id }) => slotting.get(id)?.get(instanceType) ?? 0);
    const demand = demands.get(instanceType);
    const holds = (failures: number) => !demand || survives(demand, counts, racks, failures).ok;
    let toleratedFailures = demand ? -1 : hosts.length;
    while (toleratedFailures < hosts.length && holds(toleratedFailures + 1)) toleratedFailures++;
    if (demand && toleratedFailures <= 0) {
      hosts.forEach(({ id }, index) => {
        const without = counts.map((count, other) => (other === index ? 0 : count));
        if (counts[index] > 0 && !survives(demand, without, racks, 0).ok)
          requiredFor.set(id, [...(requiredFor.get(id) ?? []), instanceType]);
      });
    }
    return {
      instanceType,
      required: demand?.count ?? 0,
      slots: sum(counts),
      slotsAfterFailures: sum(slotsAfterFailures(counts, hostFailures)),
      toleratedFailures,
    };
  });
  return {
    types: assessed,
    hosts: hosts.map((host) => {
      const sizes = [...demands.values()].filter(({ family }) => host.families.includes(family)).map(({ vCpus }) => vCpus);
      const { freeVcpus, strandedVcpus } = freeAndStranded(host, slotting.get(host.id), sizes);
      return { hostId: host.id, freeVcpus, strandedVcpus, requiredFor: requiredFor.get(host.id) ?? [] };
    }),
  };
}

function freeAndStranded(host: Host, slots: Slots | undefined, sizes: readonly number[]) {
  const free = freeOn(host, slots);
  const freeVcpus = free.total;
  for (const vCpus of [...sizes].sort((a, b) => b - a)) while (free.fits(vCpus)) free.take(vCpus);
  return { freeVcpus, strandedVcpus: sizes.length > 0 ? Math.max(0, free.total) : 0 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
