import { CONTROL_PLANE_INSTANCES } from '../../catalog/eks-on-outposts';
import { LOAD_BALANCER_NODE } from '../../catalog/load-balancing-on-outposts';
import type { Fact, Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';
import type { Demand, Slots } from './slots';

/**
 * Nodes of a load balancer when it begins.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
const LOAD_BALANCER_NODES = 2;

/**
 * Instances of a Resolver endpoint.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 */
const RESOLVER_ENDPOINT_INSTANCES = 2;

/** What an Outpost is slotted for; `undefined` where that is not known of each host. */
export function slotsOf({ slots }: Outpost): Slots | undefined {
  return slots ? new Map(slots.map(({ instanceType, count }) => [instanceType, count])) : undefined;
}

/**
 * All that certainly takes slots of an Outpost, in whatever stack: of groups what they launch at first, or else at their maximum. What
 * has a condition, what is of a type that is not known, and what the Outpost has no slots for at all is left out; of that other rules say.
 */
export function demandsOn(outpost: Outpost, facts: Facts, groups: 'at first' | 'at their maximum' = 'at first'): Demand[] {
  const demands: Demand[] = [];
  const slotted = outpost.slots?.map(({ instanceType }) => instanceType) ?? [];
  const add = ({ location }: Fact, of: string, types: readonly Value<string>[], count: Value<number>) => {
    const known = types.filter((type) => typeof type === 'string');
    const fitting = known.filter((type) => slotted.includes(type));
    if (!location?.condition && known.length === types.length && fitting.length && count) demands.push({ of, types: fitting, count });
  };

  for (const launch of facts.by('launch', 'outpost', outpost)) {
    if (launch.isOnDedicatedHost !== false || !launch.instanceTypes) continue;
    add(launch, 'instances', launch.instanceTypes, groups === 'at first' ? launch.count : launch.maximum);
  }
  for (const database of facts.by('dbInstance', 'outpost', outpost)) {
    if (database.multiAz === false || database.standbyOutpost) add(database, 'databases', [withoutPrefix(database.instanceClass)], 1);
  }
  for (const database of facts.by('dbInstance', 'standbyOutpost', outpost)) {
    add(database, 'standbys of databases', [withoutPrefix(database.instanceClass)], 1);
  }
  for (const cluster of facts.by('eksCluster', 'outpost', outpost)) {
    add(cluster, 'control planes of EKS', [cluster.controlPlaneInstanceType], CONTROL_PLANE_INSTANCES);
    if (cluster.etcdInstanceType !== null) add(cluster, 'etcd of EKS', [cluster.etcdInstanceType], CONTROL_PLANE_INSTANCES);
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
    if (loadBalancer.type === 'application') add(loadBalancer, 'nodes of load balancers', nodes, LOAD_BALANCER_NODES);
  }
  return demands;
}

/** `db.m5.large` and `cache.m5.large` take a slot of `m5.large`. */
function withoutPrefix(type: Value<string>): Value<string> {
  return type && type.replace(/^(db|cache)[.]/, '');
}
