import type { Inventory } from '../../../lib/inventory/inventory';
import { outpostSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import {
  coipAutoAssign,
  coipPool,
  outpostSubnetWithRoute,
  outpostSubnetWithRouteToLocalGateway,
  subnetWithEndpoints,
  vpcEndpoints,
  withRouteTableOfMode,
} from '../../../lib/validation/network/example';

const LOCAL_GATEWAY = { LocalGatewayId: 'lgw-0123456789abcdef0' };

function reachOf(resources: Json, name = 'Plant', inventory?: Inventory): readonly string[] | null | undefined {
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: resources } }], inventory && [inventory]);
  return facts.all('subnet').find(({ id }) => id === `Plant.${name}`)!.reachableServices;
}

const toLocalGateway = (DestinationCidrBlock: unknown) => outpostSubnetWithRoute({ DestinationCidrBlock, ...LOCAL_GATEWAY });
const endpoint = (properties: object) => ({
  ...toLocalGateway('10.8.0.0/16'),
  Endpoint: resource('AWS::EC2::VPCEndpoint', {
    VpcId: { Ref: 'Vpc' },
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    ...properties,
  }),
});
const SSM = { ServiceName: 'com.amazonaws.us-west-2.ssm' };

describe('a subnet on an Outpost', () => {
  test.each([
    ['a NAT gateway', { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0123456789abcdef0' }],
    ['a transit gateway', { DestinationCidrBlock: '172.16.0.0/12', TransitGatewayId: 'tgw-0123456789abcdef0' }],
    ['the internet, through the local gateway', { DestinationCidrBlock: '0.0.0.0/0', ...LOCAL_GATEWAY }],
    ['half of the internet, through the local gateway', { DestinationCidrBlock: '128.0.0.0/1', ...LOCAL_GATEWAY }],
    ['public addresses, through the local gateway', { DestinationCidrBlock: '52.94.0.0/16', ...LOCAL_GATEWAY }],
  ])('may reach all services over a route to %s', (_, route) => {
    expect(reachOf(outpostSubnetWithRoute(route))).toBeNull();
  });

  test('may reach all services over the local network interfaces of its instances', () => {
    const Plant = outpostSubnet({ VpcId: { Ref: 'Vpc' }, EnableLniAtDeviceIndex: 1 });
    expect(reachOf({ ...toLocalGateway('10.8.0.0/16'), Plant })).toBeNull();
  });

  test.each(['10.0.0.0/8', '172.20.0.0/16', '192.168.1.0/24', '100.64.0.0/16'])('reaches no service over %s on premises', (destination) => {
    expect(reachOf(toLocalGateway(destination))).toEqual([]);
  });

  test('reaches no service over the main route table of its VPC', () => {
    expect(
      reachOf({ Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }), Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }) }),
    ).toEqual([]);
  });

  test('reaches the services of endpoints in its VPC, whatever the Region', () => {
    expect(reachOf(subnetWithEndpoints('drs', 's3'))).toEqual(['drs', 's3']);
    expect(reachOf(endpoint({ ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.ecr.api' } }))).toEqual(['ecr.api']);
    expect(reachOf(endpoint({ ServiceName: 'com.amazonaws.us-west-2.datasync-fips' }))).toEqual(['datasync']);
  });

  test.each([
    ['without private DNS', { ...SSM, PrivateDnsEnabled: false }],
    ['in another VPC', { ...SSM, VpcId: 'vpc-0fedcba9876543210' }],
    ['of another type', { ...SSM, VpcEndpointType: 'GatewayLoadBalancer' }],
  ])('does not reach the service of an endpoint %s', (_, properties) => {
    expect(reachOf(endpoint(properties))).toEqual([]);
  });

  test('does not reach the service of an endpoint whose security groups exclude HTTPS', () => {
    const closed = (IpProtocol: string, port: number) => ({
      ...subnetWithEndpoints('drs'),
      EndpointGroup: resource('AWS::EC2::SecurityGroup', {
        GroupDescription: 'Endpoints',
        SecurityGroupIngress: [{ IpProtocol, FromPort: port, ToPort: port, CidrIp: '10.0.0.0/16' }],
      }),
    });
    expect(reachOf(closed('tcp', 80))).toEqual([]);
    expect(reachOf(closed('udp', 443))).toEqual([]);
    expect(reachOf(closed('tcp', 443))).toEqual(['drs']);
  });

  test.each<[string, object, readonly string[]]>([
    ['does not reach', { CidrIp: '10.0.1.0/24' }, []],
    ['reaches', { CidrIp: '10.0.8.0/25' }, ['drs']],
    ['reaches', { CidrIp: '0.0.0.0/0' }, ['drs']],
    ['may reach', { CidrIp: { Ref: 'AnyBlock' } }, ['drs']],
    ['may reach', { CidrIpv6: '::/0' }, ['drs']],
    ['may reach', { SourcePrefixListId: 'pl-0123456789abcdef0' }, ['drs']],
    ['may reach', { SourceSecurityGroupId: 'sg-0123456789abcdef0' }, ['drs']],
  ])('%s the service of an endpoint whose security group allows HTTPS from %p', (_, source, reached) => {
    const EndpointGroup = resource('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints',
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...source }],
    });
    expect(reachOf({ ...subnetWithEndpoints('drs'), EndpointGroup })).toEqual(reached);
  });

  test('may reach the service of an endpoint if a rule of its own allows HTTPS from the subnet', () => {
    const EndpointGroup = resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Endpoints' });
    const from = (CidrIp: string) => ({
      ...subnetWithEndpoints('drs'),
      EndpointGroup,
      FromPlant: resource('AWS::EC2::SecurityGroupIngress', {
        ...{ GroupId: { 'Fn::GetAtt': ['EndpointGroup', 'GroupId'] }, IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp },
      }),
    });
    expect(reachOf(from('10.0.8.0/24'))).toEqual(['drs']);
    expect(reachOf(from('10.0.9.0/24'))).toEqual([]);
  });

  test('does not reach the service of a gateway endpoint for another route table', () => {
    const resources = { ...toLocalGateway('10.8.0.0/16'), ...vpcEndpoints(['s3']) };
    const { PlantRouteTableAssociation: _, ...others } = resources;
    expect(reachOf(others)).toEqual([]);
  });

  test('may resolve endpoints without private DNS in a hosted zone of its VPC', () => {
    const Zone = resource('AWS::Route53::HostedZone', {
      Name: 'us-west-2.amazonaws.com',
      VPCs: [{ VPCId: { Ref: 'Vpc' }, VPCRegion: 'us-west-2' }],
    });
    expect(reachOf({ ...endpoint({ ...SSM, PrivateDnsEnabled: false }), Zone })).toEqual(['ssm']);
    const Public = resource('AWS::Route53::HostedZone', { Name: 'example.com' });
    expect(reachOf({ ...endpoint({ ...SSM, PrivateDnsEnabled: false }), Public })).toEqual([]);
  });

  test.each<[string, Json]>([
    ['a route has an unknown destination', toLocalGateway({ Ref: 'Destination' })],
    [
      'a route is for an unknown route table',
      {
        ...toLocalGateway('10.8.0.0/16'),
        Route: resource('AWS::EC2::Route', { RouteTableId: { Ref: 'Table' }, NatGatewayId: 'nat-0123456789abcdef0' }),
      },
    ],
    [
      'routes are propagated',
      {
        ...toLocalGateway('10.8.0.0/16'),
        Propagation: resource('AWS::EC2::VPNGatewayRoutePropagation', {
          RouteTableIds: [{ Ref: 'PlantRouteTable' }],
          VpnGatewayId: 'vgw-0123456789abcdef0',
        }),
      },
    ],
    [
      'a route server propagates routes',
      {
        ...toLocalGateway('10.8.0.0/16'),
        Propagation: resource('AWS::EC2::RouteServerPropagation', {
          RouteTableId: { Ref: 'PlantRouteTable' },
          RouteServerId: 'rs-0123456789abcdef0',
        }),
      },
    ],
    ['an endpoint is for an unknown service', endpoint({ ServiceName: { Ref: 'Service' } })],
    ['an endpoint for an unknown service is in an unknown VPC', endpoint({ ServiceName: { Ref: 'Service' }, VpcId: { Ref: 'AnyVpc' } })],
    ['the VPC exists already', { Plant: outpostSubnet() }],
  ])('reaches services that are not known, if %s', (_, resources) => {
    expect(reachOf(resources)).toBeUndefined();
  });

  test('may reach a known service through an endpoint in an unknown VPC', () => {
    expect(reachOf(endpoint({ ...SSM, VpcId: { Ref: 'AnyVpc' } }))).toEqual(['ssm']);
  });
});

test('a subnet in the Region reaches what its route table leads to, if its VPC has a subnet on an Outpost', () => {
  expect(reachOf(subnetWithEndpoints('ssm', 's3'), 'Region')).toEqual(['ssm']);
  const { Plant: _, ...withoutOutpost } = subnetWithEndpoints('ssm', 's3') as Record<string, unknown>;
  expect(reachOf(withoutOutpost, 'Region')).toBeUndefined();
});

describe('a subnet with the internet behind a local gateway', () => {
  const reachIn = (mode: string, others: object = {}) => {
    const network = { ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock: '0.0.0.0/0' }), ...others };
    const { resources, inventory } = withRouteTableOfMode(mode, network);
    return reachOf(resources, 'Plant', inventory);
  };

  test('in CoIP mode reaches nothing without customer-owned IP addresses, and may reach all services with them', () => {
    expect(reachIn('coip')).toEqual([]);
    expect(reachIn('coip', { Pool: coipPool(), AutoAssign: coipAutoAssign })).toBeNull();
  });

  test('in direct VPC routing mode may reach all services', () => {
    expect(reachIn('direct-vpc-routing')).toBeNull();
  });
});
