import { inTemplate, LOCAL_GATEWAY_ID, OUTPOST_ARN, outpostSubnet, regionSubnet, resource } from '../example';
import type { Json } from '../facts/template';
import type { Example } from '../rule';

/** The subnet `Plant` on the example Outpost, with the route `PlantRoute` in its route table `PlantRouteTable`. */
export const outpostSubnetWithRoute = (route: object, ...dependsOn: string[]): { readonly [logicalId: string]: Json } => ({
  Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
  PlantRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
  PlantRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: { Ref: 'Plant' },
    RouteTableId: { Ref: 'PlantRouteTable' },
  }),
  PlantRoute: resource('AWS::EC2::Route', { RouteTableId: { Ref: 'PlantRouteTable' }, ...route }, ...dependsOn),
});

/** The association of the VPC `Vpc` with the example local gateway route table. */
export const associationOfVpc: Json = resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
  LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
  VpcId: { Ref: 'Vpc' },
});

/** The subnet `Plant` with a route to the local gateway, and the association of its VPC. */
export const outpostSubnetWithRouteToLocalGateway = (route: object = {}): { readonly [logicalId: string]: Json } => ({
  ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID, ...route }, 'VpcAssociation'),
  VpcAssociation: associationOfVpc,
});

/** The subnet `Plant` with a route to the local gateway, in a VPC with VPC endpoints for services in the Region. */
export const subnetWithEndpoints = (...services: string[]): { readonly [logicalId: string]: Json } => ({
  ...outpostSubnetWithRouteToLocalGateway(),
  ...vpcEndpoints(services),
});

/** VPC endpoints in the VPC `Vpc`: interface endpoints in the subnet `Region`, and a gateway endpoint for the route table of `Plant`. */
export const vpcEndpoints = (services: readonly string[], properties: object = {}): { readonly [logicalId: string]: Json } => {
  const endpoint = (service: string) =>
    resource('AWS::EC2::VPCEndpoint', {
      VpcId: { Ref: 'Vpc' },
      ServiceName: `com.amazonaws.us-west-2.${service}`,
      ...(service === 's3'
        ? { RouteTableIds: [{ Ref: 'PlantRouteTable' }] }
        : {
            VpcEndpointType: 'Interface',
            PrivateDnsEnabled: true,
            SubnetIds: [{ Ref: 'Region' }],
            SecurityGroupIds: [{ 'Fn::GetAtt': ['EndpointGroup', 'GroupId'] }],
            ...properties,
          }),
    });
  return {
    Region: regionSubnet({ VpcId: { Ref: 'Vpc' } }),
    EndpointGroup: resource('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints',
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }],
    }),
    ...Object.fromEntries(services.map((service) => [`Endpoint${service.replace(/\W/g, '')}`, endpoint(service)])),
  };
};

/** The VIF group `Group` with four virtual interfaces. `group` and `first` override properties of the group and of its first interface. */
export const virtualInterfaceGroup = (group: object = {}, first: object = {}): { readonly [logicalId: string]: Json } => ({
  Group: resource('AWS::EC2::LocalGatewayVirtualInterfaceGroup', { LocalGatewayId: LOCAL_GATEWAY_ID, LocalBgpAsn: 65000, ...group }),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((number) => [
      `Interface${number}`,
      resource('AWS::EC2::LocalGatewayVirtualInterface', {
        LocalGatewayVirtualInterfaceGroupId: { Ref: 'Group' },
        OutpostLagId: `op-lag-0123456789abcde${number}0`,
        Vlan: 100,
        LocalAddress: `169.254.${number}.0/31`,
        PeerAddress: `169.254.${number}.1/31`,
        PeerBgpAsn: 65001,
        ...(number === 1 && first),
      }),
    ]),
  ),
});

/** The association `GroupAssociation` of the VIF group `Group` with a local gateway route table. */
export const associationOfGroup = (...dependsOn: string[]): Json =>
  resource(
    'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation',
    { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayVirtualInterfaceGroupId: { Ref: 'Group' } },
    ...dependsOn,
  );

/** The local gateway route table `RouteTable`, its VIF group association and a route to the VIF group. */
export const localGatewayRouteTable = {
  RouteTable: resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID }),
  Association: resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
    LocalGatewayRouteTableId: { Ref: 'RouteTable' },
    LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
  }),
  Route: resource('AWS::EC2::LocalGatewayRoute', {
    LocalGatewayRouteTableId: { Ref: 'RouteTable' },
    DestinationCidrBlock: '0.0.0.0/0',
    LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
  }),
};

/** The Application Load Balancer `LoadBalancer` in the subnet `Plant` on the example Outpost, its listener and its target group. */
export const loadBalancerOnOutpost = (
  properties: { readonly balancer?: object; readonly listener?: object; readonly targetGroup?: object; readonly subnet?: object } = {},
): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(properties.subnet),
  LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'application',
    Scheme: 'internal',
    Subnets: [{ Ref: 'Plant' }],
    ...properties.balancer,
  }),
  Listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: 'LoadBalancer' },
    Port: 443,
    Protocol: 'HTTPS',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } }],
    ...properties.listener,
  }),
  TargetGroup: resource('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: 'vpc-0123456789abcdef0',
    TargetType: 'instance',
    Port: 80,
    Protocol: 'HTTP',
    ...properties.targetGroup,
  }),
});

/** A Resolver endpoint on the example Outpost, without a `PreferredInstanceType`. */
export const resolverEndpoint = (properties: object): Json =>
  resource('AWS::Route53Resolver::ResolverEndpoint', {
    Direction: 'INBOUND',
    SecurityGroupIds: ['sg-0123456789abcdef0'],
    IpAddresses: [{ SubnetId: 'subnet-0123456789abcdef0' }, { SubnetId: 'subnet-0123456789abcdef0' }],
    OutpostArn: OUTPOST_ARN,
    ...properties,
  });

/** Resources, and an inventory with the local gateway route table `lgw-rtb-0123456789abcdef0` in a mode. */
export const withRouteTableOfMode = (Mode: string, resources: { readonly [logicalId: string]: Json }): Example => ({
  ...inTemplate(resources),
  inventory: {
    localGatewayRouteTables: [
      { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN, Mode },
    ],
  },
});

/** A CoIP pool of that local gateway route table. */
export const coipPool = (properties: object = {}): Json =>
  resource('Custom::OutpostsCoipPool', {
    LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
    Cidrs: ['198.51.100.0/26'],
    ...properties,
  });

/** Assigns addresses of the CoIP pool `Pool` to instances in the subnet `Plant`. */
export const coipAutoAssign: Json = resource('Custom::OutpostsSubnetCoip', {
  SubnetId: { Ref: 'Plant' },
  CustomerOwnedIpv4Pool: { Ref: 'Pool' },
});

/** The VPC endpoint `Endpoint` for the service link, in the subnet `Anchor` of the VPC `AnchorVpc`. */
export const serviceLinkEndpoint = (
  properties: { readonly endpoint?: object; readonly subnet?: object; readonly ingress?: readonly object[] } = {},
): { readonly [logicalId: string]: Json } => ({
  AnchorVpc: resource('AWS::EC2::VPC', { CidrBlock: '10.50.0.0/20' }),
  Anchor: regionSubnet({ VpcId: { Ref: 'AnchorVpc' }, CidrBlock: '10.50.0.0/24', ...properties.subnet }),
  AnchorGroup: resource('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Service link',
    VpcId: { Ref: 'AnchorVpc' },
    SecurityGroupIngress: properties.ingress ?? [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  }),
  Endpoint: resource('AWS::EC2::VPCEndpoint', {
    VpcId: { Ref: 'AnchorVpc' },
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-west-2.outposts',
    PrivateDnsEnabled: false,
    SubnetIds: [{ Ref: 'Anchor' }],
    SecurityGroupIds: [{ 'Fn::GetAtt': ['AnchorGroup', 'GroupId'] }],
    ...properties.endpoint,
  }),
});

/** A local gateway route to the network interface `Interface` in the subnet `Plant`. */
export const localGatewayRouteToInterface = (
  properties: { readonly networkInterface?: object; readonly subnet?: object } = {},
): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(properties.subnet),
  Interface: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' }, SourceDestCheck: false, ...properties.networkInterface }),
  Route: resource('AWS::EC2::LocalGatewayRoute', {
    LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
    DestinationCidrBlock: '172.16.0.0/16',
    NetworkInterfaceId: { Ref: 'Interface' },
  }),
  Attachment: resource('AWS::EC2::NetworkInterfaceAttachment', {
    InstanceId: 'i-0123456789abcdef0',
    NetworkInterfaceId: { Ref: 'Interface' },
    DeviceIndex: '1',
  }),
});

/** The instance `App` on an Outposts server, which launches with a second network interface. */
export const instanceWithSecondInterface = (second: object = {}, subnet: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet({ EnableLniAtDeviceIndex: 1, ...subnet }),
  App: resource('AWS::EC2::Instance', {
    ImageId: 'ami-0123456789abcdef0',
    NetworkInterfaces: [
      { DeviceIndex: '0', SubnetId: { Ref: 'Plant' }, GroupSet: ['sg-0123456789abcdef0'] },
      { DeviceIndex: '1', SubnetId: { Ref: 'Plant' }, ...second },
    ],
  }),
});
