import { familyOf } from '../catalog/instance-families';
import { INSTANCE_TYPE_SIZES } from '../catalog/instance-types';

/** Instances of one instance type that run on an Outpost at the same time. */
export interface Workload {
  /** Name in results, such as `databases`. */
  readonly name: string;
  readonly instanceType: string;
  readonly count: number;
  /** Each instance runs on a host, or in a rack, of its own. @default - instances can share a host */
  readonly spread?: 'host' | 'rack';
}

/** Input that no plan can be made for. */
export class PlanError extends Error {}

/** What all workloads require of one instance type. */
export interface TypeDemand {
  readonly instanceType: string;
  readonly family: string;
  readonly vCpus: number;
  /** Number of instances. */
  readonly count: number;
  /** Sizes of the groups whose instances each require a host of their own, largest first. Groups for racks are among them. */
  readonly hostGroups: readonly number[];
  /** Sizes of the groups whose instances each require a rack of their own, largest first. */
  readonly rackGroups: readonly number[];
}

/**
 * Adds up the workloads by instance type, the types with the most vCPUs first.
 *
 * @throws PlanError if the vCPUs of an instance type are unknown, or a count is no whole number
 */
export function demandByType(workloads: readonly Workload[]): TypeDemand[] {
  const byType = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const { name, instanceType, count } = workload;
    if (!Number.isInteger(count) || count < 0) throw new PlanError(`count of ${name} is ${count}; specify a whole number, 0 or more`);
    byType.set(instanceType, [...(byType.get(instanceType) ?? []), workload]);
  }
  return [...byType]
    .map(([instanceType, all]) => {
      const groups = (of: Workload['spread'][]) =>
        all
          .filter(({ spread, count }) => count > 0 && of.includes(spread))
          .map(({ count }) => count)
          .sort((a, b) => b - a);
      return {
        instanceType,
        family: familyOf(instanceType),
        vCpus: vCpusOf(instanceType),
        count: all.reduce((sum, { count }) => sum + count, 0),
        hostGroups: groups(['host', 'rack']),
        rackGroups: groups(['rack']),
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.vCpus - a.vCpus || b.count - a.count || compare(a.instanceType, b.instanceType));
}

/** @throws PlanError if the instance type is not one of those that Outposts support */
export function vCpusOf(instanceType: string): number {
  const size = INSTANCE_TYPE_SIZES.get(instanceType);
  if (!size) throw new PlanError(`${instanceType} is not an instance type that Outposts support; specify one such as m5.xlarge`);
  return size.vCpus;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
