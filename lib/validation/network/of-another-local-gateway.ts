import type { LocalGatewayRouteTable, LocalGatewayVirtualInterfaceGroup } from './facts/local-gateway';

type Maybe<T> = T | null | undefined;

/** What is wrong if a VIF group and a local gateway route table are of two local gateways; `undefined` if they are not known to be. */
export function ofAnotherLocalGateway(
  group: Maybe<LocalGatewayVirtualInterfaceGroup>,
  routeTable: Maybe<LocalGatewayRouteTable>,
): string | undefined {
  const [ofGroup, ofTable] = [group?.localGatewayId, routeTable?.localGatewayId];
  return ofGroup && ofTable && ofGroup !== ofTable
    ? `the VIF group is of local gateway ${ofGroup}, but the route table is of local gateway ${ofTable}`
    : undefined;
}
