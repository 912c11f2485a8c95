import { familyOf } from '../../catalog/instance-families';
import type { Host } from '../../planner/host';
import { hostsRequired, type HostsRequired } from '../../planner/hosts-required';
import { PlanError, type Workload } from '../../planner/workload';

/** How far the hosts of a family are from the fewest that can hold the workload. */
export interface Distance {
  readonly family: string;
  /** Hosts that the Outpost has. */
  readonly hosts: number;
  /** No plan requires fewer hosts than this; `undefined` if it is unknown. */
  readonly bound?: number;
  readonly because: string;
  /** Hosts that a plan for empty hosts requires. */
  readonly required?: number;
}

/** The distance of each family that the workload requires. */
export function distancesOf(workloads: readonly Workload[], hosts: readonly Host[], hostFailures: number): Distance[] {
  const families = [...new Set(workloads.filter(({ count }) => count > 0).map(({ instanceType }) => familyOf(instanceType)))];
  return families.map((family): Distance => {
    const ofFamily = hosts.filter((host) => host.families.includes(family));
    const racks = new Set(ofFamily.map(({ id, rackId }) => rackId ?? id)).size;
    try {
      const [{ bound, hosts: required }]: HostsRequired[] = hostsRequired({
        workloads: workloads.filter(({ instanceType }) => familyOf(instanceType) === family),
        hostFailures,
        ...(racks > 0 && { racks }),
      });
      return { family, hosts: ofFamily.length, bound: bound.hosts, because: bound.because, required: required.length };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return { family, hosts: ofFamily.length, because: error.message };
    }
  });
}
