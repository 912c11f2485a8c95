import type { Gateway } from '../../validation/network/facts/gateway';
import type { Route, Subnet } from '../../validation/network/facts/subnet';
import { labelOf, type Draft, type Drawing } from './drawing';
import { KINDS, type Kind } from './kinds';
import type { Places } from './places';

/** Kinds of gateway by the property of a route that specifies them. `GatewayId` specifies several kinds. */
const KIND_OF_TARGET: { readonly [property: string]: Kind } = {
  CoreNetworkArn: 'coreNetwork',
  EgressOnlyInternetGatewayId: 'egressOnlyInternetGateway',
  NatGatewayId: 'natGateway',
  TransitGatewayId: 'transitGateway',
  VpcPeeringConnectionId: 'peering',
};

/** Kinds that connect VPCs, and so are in none of them. */
const BETWEEN_VPCS: readonly Kind[] = ['coreNetwork', 'peering', 'transitGateway'];

/** Adds the gateways that subnets on Outposts reach over the service link, and those that the subnets in the Region of their VPCs reach. */
export function drawGateways(drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  for (const gateway of facts.all('gateway')) {
    if (gateway.subnet && places.isDrawn(gateway.subnet)) drawing.resource(gateway, 'natGateway', places.subnet(gateway.subnet));
  }
  for (const subnet of facts.all('subnet')) {
    if (subnet.routeTable && places.isDrawn(subnet)) connect(subnet, facts.by('route', 'routeTable', subnet.routeTable), drawing, places);
  }
}

function connect(subnet: Subnet, routes: readonly Route[], drawing: Drawing, places: Places): void {
  const destinations = new Map<Draft, Route[]>();
  for (const route of routes) {
    const gateway = route.gateway && gatewayOf(route.gateway, route, subnet, drawing, places);
    if (gateway) destinations.set(gateway, [...(destinations.get(gateway) ?? []), route]);
  }
  for (const [gateway, of] of destinations) {
    drawing.connect({
      kind: 'route',
      arrows: 'both',
      from: places.subnet(subnet).id,
      to: gateway.id,
      label: labelOf(of.map(({ destination, destinationIpv6 }) => destination ?? destinationIpv6)),
      stops: !isOnOutpost(gateway),
    });
  }
}

/** `undefined` for a VPC endpoint, which has an element of its own. */
function gatewayOf(gateway: Gateway, route: Route, subnet: Subnet, drawing: Drawing, places: Places): Draft | undefined {
  const known = drawing.find(gateway.id);
  if (known) return known;
  const kind = kindOf(gateway, route);
  if (!kind) return undefined;
  const place = BETWEEN_VPCS.includes(kind) || !subnet.vpc ? places.regionOfSubnet(subnet) : places.vpc(subnet.vpc, null);
  if (gateway.origin === 'unknown') return drawing.element(gateway.id, kind, KINDS[kind].name, place);
  return drawing.resource(gateway, kind, place);
}

function kindOf({ id, type }: Gateway, { targets }: Route): Kind | undefined {
  const target = targets.find((name) => name in KIND_OF_TARGET);
  if (target) return KIND_OF_TARGET[target];
  if (type === 'AWS::EC2::InternetGateway' || id.startsWith('igw-')) return 'internetGateway';
  if (type === 'AWS::EC2::VPNGateway' || id.startsWith('vgw-')) return 'virtualPrivateGateway';
  return id.startsWith('vpce-') ? undefined : 'gateway';
}

function isOnOutpost({ kind, parent }: Draft): boolean {
  return kind === 'outpost' || (!!parent && isOnOutpost(parent));
}
