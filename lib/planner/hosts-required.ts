import { familyOf, HOST_VCPUS } from '../catalog/instance-families';
import { fewestHosts, type Bound } from './bound';
import type { Host } from './host';
import { planSlots, type Plan } from './plan';
import { demandByType, PlanError, type Workload } from './workload';

/** What to find the number of hosts for. */
export interface HostsRequest {
  readonly workloads: readonly Workload[];
  /** Number of hosts of each family that can fail while all workloads run. @default 0 */
  readonly hostFailures?: number;
  /** Number of racks that the hosts are in. @default - as many as the largest group that is spread over racks requires, at least 1 */
  readonly racks?: number;
}

/** Hosts of one family. */
export interface HostsRequired {
  readonly family: string;
  readonly vCpusOfHost: number;
  readonly hosts: readonly Host[];
  /** No plan requires fewer hosts than this. */
  readonly bound: Bound;
  readonly plan: Plan;
}

/** More hosts than the bound that are tried, as a part of the bound, before the request is given up. */
const MARGIN = 1;

/**
 * The hosts that workloads require, by family, with their slots.
 *
 * @throws PlanError if a spread group requires more racks than there are, or the size of the hosts of a family is unknown
 */
export function hostsRequired({ workloads, hostFailures = 0, racks }: HostsRequest): HostsRequired[] {
  const all = demandByType(workloads);
  return [...new Set(all.map(({ family }) => family))].map((family) => {
    const demands = all.filter((demand) => demand.family === family);
    const vCpusOfHost = HOST_VCPUS[family];
    if (!vCpusOfHost) throw new PlanError(`the vCPUs of a host of the family ${family} are unknown`);
    const rackCount = racks ?? Math.max(1, ...demands.flatMap(({ rackGroups }) => rackGroups));
    const ofFamily = workloads.filter(({ instanceType }) => familyOf(instanceType) === family);
    const bound = fewestHosts(demands, vCpusOfHost, hostFailures);
    // The bound knows no racks: a type that is spread over them requires a host more in each rack than can fail.
    const overRacks = demands.filter(({ rackGroups }) => rackGroups.length > 0).length * rackCount * (hostFailures + 1);
    for (let count = bound.hosts; count <= bound.hosts * (1 + MARGIN) + rackCount + overRacks; count++) {
      const hosts = Array.from({ length: count }, (_, index) => ({
        id: `${family}-${index + 1}`,
        rackId: `rack-${(index % rackCount) + 1}`,
        families: [family],
        vCpus: vCpusOfHost,
      }));
      const plan = planSlots({ workloads: ofFamily, hosts, hostFailures });
      if (plan.shortfalls.length === 0) return { family, vCpusOfHost, hosts, bound, plan };
    }
    throw new PlanError(
      `the workloads of the family ${family} cannot be spread over ${rackCount} rack${rackCount === 1 ? '' : 's'}; use more racks, or smaller groups`,
    );
  });
}
