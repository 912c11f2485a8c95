import { CONTROL_PLANE_INSTANCES } from '../../catalog/eks-on-outposts';
import { LOAD_BALANCER_NODE } from '../../catalog/load-balancing-on-outposts';
import type { Fact, FactKind, Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';
import type { Demand, Slots } from './slots';

/**
 * Initial number of nodes of a load balancer.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
const LOAD_BALANCER_NODES = 2;

/**
 * Number of instances of a Resolver endpoint.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 */
const RESOLVER_ENDPOINT_INSTANCES = 2;

/** Slots that a resource requires. */
export interface ResourceDemand extends Demand {
  readonly by: Fact;
}

/** Slots of an Outpost that other workloads do not use; `undefined` if the slots of a host are unknown. */
export function slotsOf(outpost: Outpost, inUse: Slots): Slots | undefined {
  const { slots } = outpost;
  return slots ? new Map(slots.map(({ instanceType: type, count }) => [type, Math.max(0, count - (inUse.get(type) ?? 0))])) : undefined;
}

/**
 * Slots that all stacks require on an Outpost, for the initial or the maximum size of groups. Skips resources with a condition, with an
 * unknown type, or with types without slots, which other rules report.
 */
export function demandsOn(outpost: Outpost, facts: Facts, groups: 'at first' | 'at their maximum' = 'at first'): ResourceDemand[] {
  const demands: ResourceDemand[] = [];
  const slotted = outpost.slots?.map(({ instanceType }) => instanceType) ?? [];
  const add = (by: Fact, of: string, types: readonly Value<string>[], count: Value<number>) => {
    const known = types.filter((type) => typeof type === 'string');
    const fitting = known.filter((type) => slotted.includes(type));
    if (!by.location?.condition && known.length === types.length && fitting.length && count)
      demands.push({ by, of, types: fitting, count });
  };

  for (const launch of facts.by('launch', 'outpost', outpost)) {
    if (launch.isOnDedicatedHost !== false || !launch.instanceTypes) continue;
    add(launch, 'instances', launch.instanceTypes, groups === 'at first' ? launch.count : launch.maximum);
  }
  for (const database of facts.by('dbInstance', 'outpost', outpost)) {
    if (database.multiAz === false || database.standbyOutpost) add(database, 'databases', [withoutPrefix(database.instanceClass)], 1);
  }
  for (const database of facts.by('dbInstance', 'standbyOutpost', outpost)) {
    add(database, 'database standbys', [withoutPrefix(database.instanceClass)], 1);
  }
  for (const cluster of facts.by('eksCluster', 'outpost', outpost)) {
    add(cluster, 'EKS control planes', [cluster.controlPlaneInstanceType], CONTROL_PLANE_INSTANCES);
    if (cluster.etcdInstanceType !== null) add(cluster, 'EKS etcd', [cluster.etcdInstanceType], CONTROL_PLANE_INSTANCES);
  }
  for (const cache of facts.by('cache', 'outpost', outpost)) add(cache, 'caches', [withoutPrefix(cache.nodeType)], cache.nodes ?? 1);
  for (const resolver of facts.by('outpostResolver', 'outpost', outpost)) {
    add(resolver, 'Resolvers', [resolver.preferredInstanceType], resolver.instanceCount);
  }
  for (const endpoint of facts.by('resolverEndpoint', 'outpost', outpost)) {
    add(endpoint, 'Resolver endpoints', [endpoint.preferredInstanceType], RESOLVER_ENDPOINT_INSTANCES);
  }
  for (const loadBalancer of facts.by('loadBalancer', 'outpost', outpost)) {
    const nodes = slotted.filter((type) => LOAD_BALANCER_NODE.test(type));
    if (loadBalancer.type === 'application') add(loadBalancer, 'load balancer nodes', nodes, LOAD_BALANCER_NODES);
  }
  return demands;
}

/** Kinds of fact that use slots of their Outpost. */
const USING_SLOTS = [
  'launch',
  'dbInstance',
  'eksCluster',
  'cache',
  'outpostResolver',
  'resolverEndpoint',
  'loadBalancer',
] as const satisfies readonly FactKind[];

/** Whether a resource uses slots of an Outpost, of any instance type. */
export function usesSlots(outpost: Outpost, facts: Facts): boolean {
  const isOn = USING_SLOTS.some((kind) => facts.by(kind, 'outpost', outpost).length > 0);
  return isOn || facts.by('dbInstance', 'standbyOutpost', outpost).length > 0;
}

/** `db.m5.large` and `cache.m5.large` require a slot for `m5.large`. */
function withoutPrefix(type: Value<string>): Value<string> {
  return type && type.replace(/^(db|cache)[.]/, '');
}
