import { SERVER } from '../../catalog/generations';
import type { Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';
import type { RouteTable, Subnet } from './facts/subnet';

/** A subnet on an Outpost that uses a route table. */
export function outpostSubnetOf(routeTable: Value<RouteTable>, facts: Facts): Subnet | undefined {
  return routeTable ? facts.by('subnet', 'routeTable', routeTable).find(({ outpost }) => outpost) : undefined;
}

/** Outposts of the subnets that use a route table. */
export function outpostsOf(routeTable: RouteTable, facts: Facts): ReadonlySet<Outpost> {
  const outposts = facts.by('subnet', 'routeTable', routeTable).map(({ outpost }) => outpost);
  return new Set(outposts.filter((outpost) => !!outpost));
}

/** Whether a subnet that uses a route table is on an Outposts server, which has no local gateway. */
export function isOnServer(routeTable: Value<RouteTable>, facts: Facts): boolean {
  return !!routeTable && facts.by('subnet', 'routeTable', routeTable).some(({ outpost }) => outpost?.hardware === SERVER);
}
