import type { Facts, Value } from '../facts/fact';
import type { RouteTable, Subnet } from './facts/subnet';

/** A subnet on an Outpost that uses a route table. */
export function outpostSubnetOf(routeTable: Value<RouteTable>, facts: Facts): Subnet | undefined {
  return routeTable ? facts.by('subnet', 'routeTable', routeTable).find(({ outpost }) => outpost) : undefined;
}
