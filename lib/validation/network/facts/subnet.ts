import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { either, orDefault, type Properties } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import { gatewayOf, type Gateway } from './gateway';
import type { Vpc } from './vpc';

/** `AWS::EC2::Subnet`. */
export interface Subnet extends Fact {
  readonly vpc: Value<Vpc>;
  /** `null`: the subnet is in the Region. */
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  readonly availabilityZoneId: Value<string>;
  readonly cidrBlock: Value<string>;
  readonly enableLniAtDeviceIndex: Value<number>;
  /** `false` by default. */
  readonly mapPublicIpOnLaunch: Value<boolean>;
  /** `ip-name` or `resource-name`. `null`: the default, IP names. */
  readonly hostnameType: Value<string>;
  /** `null`: main route table of the VPC. */
  readonly routeTable: Value<RouteTable>;
  /** Number of network interfaces that the templates create in the subnet without a condition, including those of instances. */
  readonly interfaceCount: Value<number>;
  /** Services in the Region that the subnet reaches through VPC endpoints. `null`: it has a way out of the VPC, and may reach all. */
  readonly reachableServices: Value<readonly string[]>;
}

/** `AWS::EC2::RouteTable`. */
export interface RouteTable extends Fact {
  readonly vpc: Value<Vpc>;
  /** `undefined` if others may exist outside the templates. */
  readonly routes: Value<readonly Route[]>;
}

/** `AWS::EC2::SubnetRouteTableAssociation`. */
export interface SubnetRouteTableAssociation extends Fact {
  readonly subnet: Value<Subnet>;
  readonly routeTable: Value<RouteTable>;
}

/** `AWS::EC2::Route`. */
export interface Route extends Fact {
  readonly routeTable: Value<RouteTable>;
  readonly destination: Value<string>;
  readonly destinationIpv6: Value<string>;
  /** Names of the target properties that the route sets, such as `LocalGatewayId` or `NatGatewayId`. */
  readonly targets: readonly string[];
  readonly hasTarget: Value<boolean>;
  readonly localGatewayId: Value<string>;
  /** `null`: the target is not a gateway, or the local gateway. */
  readonly gateway: Value<Gateway>;
  /** Logical IDs in `DependsOn`. */
  readonly dependsOn: readonly string[];
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly subnet: Subnet;
    readonly routeTable: RouteTable;
    readonly subnetRouteTableAssociation: SubnetRouteTableAssociation;
    readonly route: Route;
  }
}

/** Properties of `AWS::EC2::Route` that specify a target. */
export const ROUTE_TARGETS = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'OdbNetworkArn',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
];

/** The other properties of `AWS::EC2::Route`. */
const NOT_TARGETS = ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];

export const subnetReaders: { readonly [K in 'subnet' | 'routeTable' | 'subnetRouteTableAssociation' | 'route']: FactReader<K> } = {
  subnet: {
    types: ['AWS::EC2::Subnet'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      outpost: p.one('outpost', 'OutpostArn'),
      availabilityZone: p.text('AvailabilityZone'),
      availabilityZoneId: p.text('AvailabilityZoneId'),
      cidrBlock: p.text('CidrBlock'),
      enableLniAtDeviceIndex: p.number('EnableLniAtDeviceIndex'),
      mapPublicIpOnLaunch: orDefault(p.flag('MapPublicIpOnLaunch'), false),
      hostnameType: p.object('PrivateDnsNameOptionsOnLaunch').text('HostnameType'),
      routeTable: undefined,
      interfaceCount: undefined,
      reachableServices: undefined,
    }),
  },
  routeTable: {
    types: ['AWS::EC2::RouteTable'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'VpcId'), routes: undefined }),
  },
  subnetRouteTableAssociation: {
    types: ['AWS::EC2::SubnetRouteTableAssociation'],
    read: ({ properties: p }) => ({ subnet: p.one('subnet', 'SubnetId'), routeTable: p.one('routeTable', 'RouteTableId') }),
  },
  route: {
    types: ['AWS::EC2::Route'],
    read: ({ properties: p, dependsOn }) => ({
      routeTable: p.one('routeTable', 'RouteTableId'),
      destination: p.text('DestinationCidrBlock'),
      destinationIpv6: p.text('DestinationIpv6CidrBlock'),
      targets: ROUTE_TARGETS.filter((target) => p.has(target)),
      hasTarget: hasTarget(p),
      localGatewayId: p.text('LocalGatewayId'),
      gateway: gatewayOf(p),
      dependsOn,
    }),
  },
};

/** A property that CloudFormation adds later can be a target. */
function hasTarget(p: Properties): Value<boolean> {
  const names = p.names();
  return (
    names &&
    either(
      names.some((name) => !NOT_TARGETS.includes(name)),
      ...ROUTE_TARGETS.map((target) => p.has(target)),
    )
  );
}

/** Outpost of the first subnet that is on an Outpost; `null` if no subnet is. */
export function outpostOf(subnets: Value<readonly Subnet[]>): Value<Outpost> {
  if (!subnets) return subnets;
  const outposts = subnets.map((subnet) => subnet.outpost);
  return outposts.find((outpost) => outpost) ?? (outposts.includes(undefined) ? undefined : null);
}

/**
 * A subnet without an association uses the main route table of its VPC, unless the subnet of an association is unresolved. An existing subnet
 * keeps the route table of the inventory.
 */
export function routeTablesOfSubnets(table: FactTable): void {
  const associations = table.all('subnetRouteTableAssociation');
  const hasUnresolvedOwner = associations.some(({ subnet }) => !subnet || subnet.origin === 'unknown');
  const routeTables = new Map<Value<Subnet>, Value<RouteTable>>(associations.map(({ subnet, routeTable }) => [subnet, routeTable]));
  for (const subnet of table.all('subnet')) {
    const mayHaveOther = hasUnresolvedOwner || table.isExported(subnet);
    const existing = subnet.location ? null : subnet.routeTable;
    const routeTable = routeTables.has(subnet) ? routeTables.get(subnet) : mayHaveOther ? undefined : existing;
    Object.assign(subnet, { routeTable });
  }
}
