import type { Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';
import type { Subnet } from './facts/subnet';

/** Whether a route of a subnet leads to a local gateway. */
export function hasRouteToLocalGateway({ routeTable }: Subnet): boolean {
  return !!routeTable?.routes?.some(({ targets }) => targets.includes('LocalGatewayId'));
}

/** Mode of the local gateway route tables of the VPC of a subnet; `undefined` if a mode is unknown or the modes differ. */
export function localGatewayModeOf({ vpc }: Subnet, outpost: Value<Outpost>): string | null | undefined {
  const tables = vpc?.localGatewayVpcAssociations?.map(({ routeTable }) => routeTable);
  const ofOutpost = tables?.filter((table) => table?.outpost === undefined || table?.outpost === outpost);
  const modes = [...new Set(ofOutpost?.map((table) => table?.mode))];
  return modes.length === 1 ? modes[0] : undefined;
}

/** Whether the on-premises network reaches a subnet by customer-owned IP addresses only. */
export function requiresCoip(subnet: Subnet): boolean {
  return hasRouteToLocalGateway(subnet) && localGatewayModeOf(subnet, subnet.outpost) === 'coip';
}

/** Whether resources in a subnet may have customer-owned IP addresses. Addresses without a known subnet may be associated with any resource. */
export function mayHaveCoip(subnet: Subnet, facts: Facts): boolean {
  return [subnet, null, undefined].some((it) => facts.by('customerOwnedIpUse', 'subnet', it).length > 0);
}
