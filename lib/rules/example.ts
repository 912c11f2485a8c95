import type { Json } from '../facts/read-template';
import type { DeclaredOutpost } from '../inventory/declaration';
import type { AssetElement, Inventory, OutpostElement, OutpostInventoryEntry } from '../inventory/inventory';
import type { Example } from './rule';

/** ARN of the Outpost in the examples of the rules. */
export const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const OUTPOST: OutpostElement = {
  OutpostId: 'op-0a1b2c3d4e5f60718',
  OutpostArn: OUTPOST_ARN,
  OwnerId: '111122223333',
  AvailabilityZone: 'us-west-2a',
};

function onOutpost(outpost: OutpostElement, assets: readonly AssetElement[], resources: Example['resources']): Example {
  const inventory: Inventory = {
    outposts: [{ outpost: { ...OUTPOST, ...outpost }, assets }],
    localGateways: [{ LocalGatewayId: 'lgw-0123456789abcdef0', OutpostArn: OUTPOST_ARN }],
  };
  return { resources, inventory, region: 'us-west-2' };
}

function host(assetId: string, rackId: string, instanceType: string): AssetElement {
  return {
    AssetId: assetId,
    RackId: rackId,
    AssetType: 'COMPUTE',
    ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: instanceType, Count: 4 }] },
  };
}

/** Resources that name `OUTPOST_ARN`, a first-generation rack with two hosts slotted for m5.xlarge. */
export const onFirstGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_1', RackScalingType: 'SINGLE_RACK' },
    [host('1234567890', 'rack-1', 'm5.xlarge'), host('1234567891', 'rack-1', 'm5.xlarge')],
    resources,
  );

/** Resources that name `OUTPOST_ARN`, a second-generation multi-rack with two hosts slotted for m7i.xlarge. */
export const onSecondGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' },
    [host('1234567890', 'rack-1', 'm7i.xlarge'), host('1234567891', 'rack-2', 'm7i.xlarge')],
    resources,
  );

/** Resources that name `OUTPOST_ARN`, an Outposts server slotted for c6id.4xlarge. */
export const onServer = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost({ SupportedHardwareType: 'SERVER' }, [host('1234567890', 'rack-1', 'c6id.4xlarge')], resources);

/** Resources whose Outpost, if any, nothing is declared about. */
export const inTemplate = (resources: { readonly [logicalId: string]: Json }): Example => ({ resources, region: 'us-west-2' });

/** Resources that create the Outpost `Plant`, declared to be second-generation racks. */
export const creatingSecondGeneration = (resources: { readonly [logicalId: string]: Json }): Example => {
  const outpost: OutpostElement = { SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' };
  const declared: DeclaredOutpost & { readonly stack: string } = { stack: 'Example', logicalId: 'Plant', outpost };
  return { resources, inventory: { outposts: [declared] }, region: 'us-west-2' };
};

/** Resources that name `OUTPOST_ARN`, of which hosts or storage are known. */
export const onOutpostWith = (
  known: Pick<OutpostInventoryEntry, 'assets' | 'storage' | 'spareHosts' | 'expectedDisconnectHours'>,
  resources: { readonly [logicalId: string]: Json },
): Example => ({ ...inTemplate(resources), inventory: { outposts: [{ outpost: OUTPOST, ...known }] } });

/** Resources that name `OUTPOST_ARN`, whose service link is expected to be down for up to so many hours. */
export const expectingDisconnects = (expectedDisconnectHours: number, resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpostWith({ expectedDisconnectHours }, resources);

/** ID of the local gateway of the Outpost in the examples. */
export const LOCAL_GATEWAY_ID = 'lgw-0123456789abcdef0';

export const resource = (type: string, properties: object, ...dependsOn: string[]): Json => ({
  Type: type,
  Properties: properties,
  ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
});

/** A subnet on the Outpost of the examples. */
export const outpostSubnet = (properties: object = {}): Json =>
  resource('AWS::EC2::Subnet', {
    VpcId: 'vpc-0123456789abcdef0',
    CidrBlock: '10.0.8.0/24',
    OutpostArn: OUTPOST_ARN,
    AvailabilityZone: 'us-west-2a',
    ...properties,
  });

/** The subnet `Plant` on the Outpost of the examples, whose route table `PlantRouteTable` has the route `PlantRoute`. */
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

/** The VPC `Vpc` uses a route table of the local gateway of the examples. */
export const associationOfVpc: Json = resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
  LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
  VpcId: { Ref: 'Vpc' },
});

/** The subnet `Plant` with a route to the local gateway that its VPC is associated with. */
export const outpostSubnetWithRouteToLocalGateway = (route: object = {}): { readonly [logicalId: string]: Json } => ({
  ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID, ...route }, 'VpcAssociation'),
  VpcAssociation: associationOfVpc,
});

/** The VIF group `Group` with its four virtual interfaces, all of them as they should be but for what is given. */
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

/** The association `GroupAssociation` of the VIF group `Group` with a route table of the local gateway. */
export const associationOfGroup = (...dependsOn: string[]): Json =>
  resource(
    'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation',
    { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayVirtualInterfaceGroupId: { Ref: 'Group' } },
    ...dependsOn,
  );

/** ARN of a second Outpost in the examples, in another Availability Zone. */
export const OTHER_OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210';

/** A subnet on the second Outpost of the examples. */
export const otherOutpostSubnet = (properties: object = {}): Json =>
  outpostSubnet({ CidrBlock: '10.0.9.0/24', OutpostArn: OTHER_OUTPOST_ARN, AvailabilityZone: 'us-west-2b', ...properties });

/** A subnet in the Region. */
export const regionSubnet = (properties: object = {}): Json =>
  resource('AWS::EC2::Subnet', {
    VpcId: 'vpc-0123456789abcdef0',
    CidrBlock: '10.0.1.0/24',
    AvailabilityZone: 'us-west-2a',
    ...properties,
  });

/** The instance `App` in the subnet `Plant` on the Outpost of the examples. */
export const instanceOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  App: resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, ImageId: 'ami-0123456789abcdef0', ...properties }),
});

/** The bucket `Readings` on the Outpost of the examples, with an access point for a VPC. */
export const bucketOnOutpost: { readonly [logicalId: string]: Json } = {
  Readings: resource('AWS::S3Outposts::Bucket', { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: 'readings' }),
  AccessPoint: resource('AWS::S3Outposts::AccessPoint', {
    Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
    Name: 'readings',
    VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
  }),
};

/** The endpoint `Endpoint` of S3 on Outposts in the subnet `Plant` on the Outpost of the examples, in the VPC `Vpc`. */
export const endpointOnOutpost = (properties: object = {}, cidrBlock = '10.0.0.0/16'): { readonly [logicalId: string]: Json } => ({
  Vpc: resource('AWS::EC2::VPC', { CidrBlock: cidrBlock }),
  Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
  Endpoint: resource('AWS::S3Outposts::Endpoint', {
    OutpostId: 'op-0a1b2c3d4e5f60718',
    SubnetId: { Ref: 'Plant' },
    SecurityGroupId: 'sg-0123456789abcdef0',
    ...properties,
  }),
});

/** The MySQL database `Database` in the subnet `Plant` on the Outpost of the examples. */
export const databaseOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  Subnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
  Database: resource('AWS::RDS::DBInstance', {
    DBSubnetGroupName: { Ref: 'Subnets' },
    Engine: 'mysql',
    EngineVersion: '8.4',
    DBInstanceClass: 'db.m5.xlarge',
    AllocatedStorage: '100',
    StorageEncrypted: true,
    ...properties,
  }),
});

/** The database `Database` of `databaseOnOutpost` with a standby on the second Outpost. */
export const databaseOnTwoOutposts = (properties: object = {}, otherSubnet: Json = otherOutpostSubnet()) => ({
  ...databaseOnOutpost({ MultiAZ: true, ...properties }),
  OtherPlant: otherSubnet,
  Subnets: resource('AWS::RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'Two plants',
    SubnetIds: [{ Ref: 'Plant' }, { Ref: 'OtherPlant' }],
  }),
});

/** The route table `RouteTable` of the local gateway of the examples, and what makes it carry traffic: its VIF group and the route to it. */
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

/** The snapshot policy `Policy`, which keeps daily snapshots of the volumes of Outposts on their Outposts. */
export const localSnapshotPolicy = (schedule: object = {}, details: object = {}): Example =>
  inTemplate({
    Policy: resource('AWS::DLM::LifecyclePolicy', {
      Description: 'Plant',
      State: 'ENABLED',
      ExecutionRoleArn: 'arn:aws:iam::111122223333:role/snapshots',
      PolicyDetails: {
        ResourceLocations: ['OUTPOST'],
        ResourceTypes: ['VOLUME'],
        TargetTags: [{ Key: 'Backup', Value: 'daily' }],
        Schedules: [{ CreateRule: { Interval: 24, Location: 'OUTPOST_LOCAL' }, RetainRule: { Count: 7 }, ...schedule }],
        ...details,
      },
    }),
  });

/** The Application Load Balancer `LoadBalancer` in the subnet `Plant` on the Outpost of the examples, its listener and its target group. */
export const loadBalancerOnOutpost = (
  properties: { readonly balancer?: object; readonly listener?: object; readonly targetGroup?: object; readonly subnet?: object } = {},
): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(properties.subnet),
  LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'application',
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

/** Resources, and the route table `lgw-rtb-0123456789abcdef0` of the local gateway of the examples in a mode. */
export const withRouteTableOfMode = (Mode: string, resources: { readonly [logicalId: string]: Json }): Example => ({
  ...inTemplate(resources),
  inventory: {
    localGatewayRouteTables: [
      { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN, Mode },
    ],
  },
});

/** A pool of customer-owned IP addresses of that route table. */
export const coipPool = (properties: object = {}): Json =>
  resource('Custom::OutpostsCoipPool', {
    LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
    Cidrs: ['198.51.100.0/26'],
    ...properties,
  });

/** Instances in the subnet `Plant` get addresses of the pool `Pool`. */
export const coipAutoAssign: Json = resource('Custom::OutpostsSubnetCoip', {
  SubnetId: { Ref: 'Plant' },
  CustomerOwnedIpv4Pool: { Ref: 'Pool' },
});

/** The endpoint `Endpoint` that carries a service link over the subnet `Anchor` of the VPC `AnchorVpc`. */
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

/** The route of a local gateway route table to the network interface `Interface`, in the subnet `Plant`. */
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
});

/** The instance `App` on a server, whose second network interface is made with it. */
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
