import type { FactTable } from './fact-table';
import type { Fact, FactKind, FactTypes, Value } from './facts';
import type { RouteTable, Subnet } from './network';
import type { FactReader } from './read';
import { either } from './read-launch-template';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { Outpost } from './site';

/** Properties of `AWS::EC2::Route` that name a target. */
const ROUTE_TARGETS = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
];

/** The resolver of the VPC, by the name that DHCP options have for it. */
const AMAZON_PROVIDED_DNS = 'AmazonProvidedDNS';

type NetworkKind =
  | 'vpc'
  | 'dhcpOptions'
  | 'dhcpOptionsAssociation'
  | 'vpcCidrBlock'
  | 'subnet'
  | 'routeTable'
  | 'route'
  | 'localGatewayRouteTable'
  | 'localGatewayRoute'
  | 'localGatewayVpcAssociation'
  | 'localGatewayVifGroupAssociation'
  | 'localGatewayVirtualInterfaceGroup'
  | 'localGatewayVirtualInterface'
  | 'vpcEndpoint'
  | 'resolverEndpoint'
  | 'outpostResolver'
  | 'queryLoggingAssociation'
  | 'subnetRouteTableAssociation';

export const networkReaders: { readonly [K in NetworkKind & FactKind]: FactReader<K> } = {
  vpc: {
    types: ['AWS::EC2::VPC'],
    read: ({ properties: p }) => ({
      cidrBlock: p.text('CidrBlock'),
      enableDnsSupport: orDefault(p.flag('EnableDnsSupport'), true),
      enableDnsHostnames: orDefault(p.flag('EnableDnsHostnames'), false),
      localGatewayVpcAssociations: undefined,
    }),
  },
  dhcpOptions: {
    types: ['AWS::EC2::DHCPOptions'],
    read: ({ properties: p }) => {
      const servers = orDefault(p.texts('DomainNameServers'), []);
      return { ownDnsServers: servers && servers.filter((server) => server !== AMAZON_PROVIDED_DNS) };
    },
  },
  dhcpOptionsAssociation: {
    types: ['AWS::EC2::VPCDHCPOptionsAssociation'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'VpcId'), dhcpOptions: p.one('dhcpOptions', 'DhcpOptionsId') }),
  },
  vpcCidrBlock: {
    types: ['AWS::EC2::VPCCidrBlock'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      isIpv6: either(p.flag('AmazonProvidedIpv6CidrBlock'), p.has('Ipv6CidrBlock'), p.has('Ipv6IpamPoolId')),
    }),
  },
  routeTable: {
    types: ['AWS::EC2::RouteTable'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'VpcId'), routes: undefined }),
  },
  subnet: {
    types: ['AWS::EC2::Subnet'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      outpost: p.one('outpost', 'OutpostArn'),
      availabilityZone: p.text('AvailabilityZone'),
      availabilityZoneId: p.text('AvailabilityZoneId'),
      cidrBlock: p.text('CidrBlock'),
      enableLniAtDeviceIndex: p.number('EnableLniAtDeviceIndex'),
      hostnameType: p.object('PrivateDnsNameOptionsOnLaunch').text('HostnameType'),
      routeTable: undefined,
      interfaceCount: undefined,
    }),
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
      localGatewayId: p.text('LocalGatewayId'),
      dependsOn,
    }),
  },
  localGatewayRouteTable: {
    types: ['AWS::EC2::LocalGatewayRouteTable'],
    read: ({ properties: p, account }) => ({
      localGatewayId: p.text('LocalGatewayId'),
      outpost: undefined,
      account,
      mode: orDefault(p.text('Mode'), 'direct-vpc-routing'),
      vifGroupAssociations: undefined,
      routes: undefined,
    }),
  },
  localGatewayRoute: {
    types: ['AWS::EC2::LocalGatewayRoute'],
    read: ({ properties: p }) => ({
      routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      destination: p.text('DestinationCidrBlock'),
      virtualInterfaceGroup: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      networkInterface: p.one('networkInterface', 'NetworkInterfaceId'),
    }),
  },
  localGatewayVpcAssociation: {
    types: ['AWS::EC2::LocalGatewayRouteTableVPCAssociation'],
    read: ({ properties: p }) => ({ routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'), vpc: p.one('vpc', 'VpcId') }),
  },
  localGatewayVifGroupAssociation: {
    types: ['AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation'],
    read: ({ properties: p, dependsOn }) => ({
      routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      virtualInterfaceGroup: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      dependsOn,
    }),
  },
  localGatewayVirtualInterfaceGroup: {
    types: ['AWS::EC2::LocalGatewayVirtualInterfaceGroup'],
    read: ({ properties: p }) => ({
      localGatewayId: p.text('LocalGatewayId'),
      outpost: undefined,
      localBgpAsn: p.number('LocalBgpAsn'),
      localBgpAsnExtended: p.number('LocalBgpAsnExtended'),
      virtualInterfaces: undefined,
    }),
  },
  localGatewayVirtualInterface: {
    types: ['AWS::EC2::LocalGatewayVirtualInterface'],
    read: ({ properties: p }) => ({
      group: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      outpostLagId: p.text('OutpostLagId'),
      vlan: p.number('Vlan'),
      localAddress: p.text('LocalAddress'),
      peerAddress: p.text('PeerAddress'),
      peerBgpAsn: p.number('PeerBgpAsn'),
      peerBgpAsnExtended: p.number('PeerBgpAsnExtended'),
    }),
  },
  vpcEndpoint: {
    types: ['AWS::EC2::VPCEndpoint'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      serviceName: p.text('ServiceName'),
      type: orDefault(p.text('VpcEndpointType'), 'Gateway'),
      routeTables: p.many('routeTable', 'RouteTableIds'),
      subnets: p.many('subnet', 'SubnetIds'),
      securityGroups: p.many('securityGroup', 'SecurityGroupIds'),
      hasPrivateDns: orDefault(p.flag('PrivateDnsEnabled'), false),
      isOfServiceLink: isOfServiceLink(p),
      allowedActions: allowedActions(p.object('PolicyDocument')),
    }),
  },
  resolverEndpoint: {
    types: ['AWS::Route53Resolver::ResolverEndpoint'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      preferredInstanceType: p.text('PreferredInstanceType'),
      type: p.text('ResolverEndpointType'),
    }),
  },
  outpostResolver: {
    types: ['AWS::Route53Resolver::OutpostResolver'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      preferredInstanceType: p.text('PreferredInstanceType'),
      instanceCount: orDefault(p.number('InstanceCount'), 4),
    }),
  },
  queryLoggingAssociation: {
    types: ['AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'ResourceId') }),
  },
};

function isOfServiceLink(p: Properties): Value<boolean> {
  const serviceName = p.text('ServiceName');
  if (typeof serviceName === 'string' && !serviceName.endsWith('.outposts')) return false;
  const hasPrivateDns = p.flag('PrivateDnsEnabled');
  return serviceName === undefined || hasPrivateDns === undefined ? undefined : !hasPrivateDns;
}

/** What an endpoint without a policy allows is everything. */
function allowedActions(policy: Properties): Value<readonly string[]> {
  const statements = policy.objects('Statement');
  if (!statements) return policy.isAbsent ? ['*'] : undefined;
  const allowing = statements.filter((statement) => statement.text('Effect') !== 'Deny');
  return allKnown(allowing.map((statement) => (statement.has('NotAction') === false ? statement.texts('Action') : undefined)))?.flat();
}

/** The Outpost of the first subnet that is known to be on one; `null` where none is. */
export function outpostOf(subnets: Value<readonly Subnet[]>): Value<Outpost> {
  if (!subnets) return subnets;
  const outposts = subnets.map((subnet) => subnet.outpost);
  return outposts.find((outpost) => outpost) ?? (outposts.includes(undefined) ? undefined : null);
}

/** A subnet without an association uses the main route table of its VPC, unless some association names a subnet we cannot tell. */
export function routeTablesOfSubnets(table: FactTable): void {
  const associations = table.all('subnetRouteTableAssociation');
  const untold = associations.some(({ subnet }) => !subnet || subnet.origin === 'unknown');
  const routeTables = new Map<Value<Subnet>, Value<RouteTable>>(associations.map(({ subnet, routeTable }) => [subnet, routeTable]));
  for (const subnet of table.all('subnet')) {
    const routeTable = routeTables.has(subnet) ? routeTables.get(subnet) : untold ? undefined : null;
    Object.assign(subnet, { routeTable });
  }
}

/** The Outpost of a local gateway, where it was declared which one it is. */
export function outpostsOfLocalGateways(table: FactTable): void {
  const outposts = new Map(table.all('outpost').map((outpost) => [outpost.localGatewayId, outpost]));
  for (const fact of [...table.all('localGatewayRouteTable'), ...table.all('localGatewayVirtualInterfaceGroup')]) {
    if (!fact.outpost && fact.localGatewayId) Object.assign(fact, { outpost: outposts.get(fact.localGatewayId) });
  }
}

/** Tells each resource what belongs to it, where the templates hold all of it. */
export function membersOfNetwork(table: FactTable): void {
  assignMembers(table, 'vpc', 'localGatewayVpcAssociations', 'localGatewayVpcAssociation', 'vpc');
  assignMembers(table, 'routeTable', 'routes', 'route', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'vifGroupAssociations', 'localGatewayVifGroupAssociation', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'routes', 'localGatewayRoute', 'routeTable');
  assignMembers(table, 'coipPool', 'uses', 'customerOwnedIpUse', 'pool');
  assignMembers(table, 'localGatewayVirtualInterfaceGroup', 'virtualInterfaces', 'localGatewayVirtualInterface', 'group');
}

/** Nothing is told where some member names an owner that cannot be told: it could be any. */
function assignMembers<O extends FactKind, M extends FactKind>(
  table: FactTable,
  owners: O,
  field: keyof FactTypes[O],
  members: M,
  owner: keyof FactTypes[M],
): void {
  const untold = table.all(members).some((member) => {
    const named = member[owner] as Value<Fact>;
    return !named || named.origin === 'unknown';
  });
  if (untold) return;
  for (const fact of table.all(owners)) Object.assign(fact, { [field]: table.by(members, owner, fact) });
}
