import { instanceOnOutpost } from '../../../lib/validation/compute/example';
import { evaluate } from '../../../lib/validation/evaluate';
import { onFirstGenerationRack, onServer, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { associationOfVpc, outpostSubnetWithRoute, outpostSubnetWithRouteToLocalGateway } from '../../../lib/validation/network/example';
import { rules } from '../../../lib/validation/rules';
import type { Example } from '../../../lib/validation/rule';

type Resources = { readonly [logicalId: string]: Json };

function findingsOf({ resources, inventory }: Example, ruleIds: RegExp) {
  const body = { Parameters: { Given: { Type: 'String' } }, Resources: resources };
  const facts = readFacts([{ name: 'App', path: 'app.json', body, region: 'us-west-2' }], inventory && [inventory]);
  const findings = evaluate(facts, rules).findings.filter(({ ruleId }) => ruleIds.test(ruleId));
  return findings.map(({ ruleId, location, path }) => `${ruleId} ${location.logicalId} ${path}`);
}

const { App } = instanceOnOutpost({ InstanceType: 'm5.xlarge' });
const Vpc = resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
const ofVpc = { VpcId: { Ref: 'Vpc' } };

describe('a VPC on an Outpost with routes to the Region only', () => {
  const local = (resources: Resources, on = onFirstGenerationRack) => findingsOf(on(resources), /local-path/);
  const found = ['outpost-vpc-without-local-path Plant Properties.OutpostArn'];
  const toRegion = (properties: object = {}) => {
    const { Plant, ...others } = outpostSubnetWithRoute({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0123456789abcdef0' });
    return { ...others, Plant: { ...Plant, Properties: { ...(Plant.Properties as Json), ...properties } } };
  };
  const ToGateway = (target: object) => resource('AWS::EC2::Route', { RouteTableId: { Ref: 'PlantRouteTable' }, ...target });

  test('is reported once, if it has workloads', () => {
    const Second = outpostSubnet({ ...ofVpc, CidrBlock: '10.0.9.0/24' });
    expect(local({ App, ...toRegion(), Second })).toEqual(found);
    expect(local(toRegion())).toEqual([]);
  });

  test.each([
    ['a load balancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [{ Ref: 'Plant' }] }],
    ['an Auto Scaling group', 'AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [{ Ref: 'Plant' }], MinSize: '1', MaxSize: '1' }],
  ])('is reported with %s', (_, type, properties) => {
    expect(local({ It: resource(type, properties), ...toRegion() })).toEqual(found);
  });

  test('may be isolated on purpose without any route', () => {
    expect(local({ App, Vpc, Plant: outpostSubnet(ofVpc) })).toEqual([]);
  });

  test('is not one with an association, a local route or a peering connection, or one that another app may associate', () => {
    expect(local({ App, ...toRegion(), VpcAssociation: associationOfVpc })).toEqual([]);
    const peering = { DestinationCidrBlock: '172.16.0.0/16', VpcPeeringConnectionId: 'pcx-0123456789abcdef0' };
    expect(local({ App, ...toRegion(), Peering: ToGateway(peering) })).toEqual([]);
    const toLocalGateway = { DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: { Ref: 'Given' } };
    expect(local({ App, ...toRegion(), ToLocalGateway: ToGateway(toLocalGateway) })).toEqual([]);
    expect(local({ App, ...toRegion(), Plant: outpostSubnet() })).toEqual([]);
    const ofGiven = { ...associationOfVpc, Properties: { ...(associationOfVpc.Properties as Json), VpcId: { Ref: 'Given' } } };
    expect(local({ App, ...toRegion(), VpcAssociation: ofGiven })).toEqual([]);
  });

  test('is not one of a server with local network interfaces', () => {
    expect(local({ App, ...toRegion() }, onServer)).toEqual(found);
    expect(local({ App, ...toRegion({ EnableLniAtDeviceIndex: 1 }) }, onServer)).toEqual([]);
  });
});

describe('a public IPv4 address of Amazon on an Outpost', () => {
  const addresses = (resources: Resources) => findingsOf(onFirstGenerationRack(resources), /public-address/);
  const { Plant, ...routed } = outpostSubnetWithRouteToLocalGateway();
  const publicPlant = { ...Plant, Properties: { ...(Plant.Properties as Json), MapPublicIpOnLaunch: true } };
  const toInternet = resource('AWS::EC2::Route', {
    RouteTableId: { Ref: 'PlantRouteTable' },
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: 'igw-0123456789abcdef0',
  });

  test('requires a route to an internet gateway', () => {
    const found = ['public-address-without-internet-route Plant Properties.MapPublicIpOnLaunch'];
    expect(addresses({ ...routed, Plant: publicPlant })).toEqual(found);
    expect(addresses({ ...routed, Plant: publicPlant, Internet: toInternet })).toEqual([]);
    expect(addresses({ ...routed, Plant: regionSubnet({ ...ofVpc, MapPublicIpOnLaunch: true }) })).toEqual([]);
  });

  test('is found where an instance, an Elastic IP address or an association asks for it', () => {
    const network = { ...routed, Plant, App };
    const Interface = { DeviceIndex: '0', SubnetId: { Ref: 'Plant' }, AssociatePublicIpAddress: true };
    const Public = resource('AWS::EC2::Instance', { ImageId: 'ami-0123456789abcdef0', NetworkInterfaces: [Interface] });
    expect(addresses({ ...network, Public })).toEqual(['public-address-without-internet-route Public Properties.NetworkInterfaces']);
    const Eip = resource('AWS::EC2::EIP', { Domain: 'vpc', InstanceId: { Ref: 'App' } });
    expect(addresses({ ...network, Eip })).toEqual(['public-address-without-internet-route Eip Properties.InstanceId']);
    const Address = resource('AWS::EC2::EIP', { Domain: 'vpc' });
    const association = (AllocationId: unknown) => resource('AWS::EC2::EIPAssociation', { InstanceId: { Ref: 'App' }, AllocationId });
    const Association = association({ 'Fn::GetAtt': ['Address', 'AllocationId'] });
    expect(addresses({ ...network, Address, Association })).toEqual([
      'public-address-without-internet-route Association Properties.InstanceId',
    ]);
    // It can be a customer-owned IP address.
    expect(addresses({ ...network, Association: association({ Ref: 'Given' }) })).toEqual([]);
  });
});

describe('EBS data on an Outposts server', () => {
  const server = (resources: Resources) => findingsOf(onServer({ Plant: outpostSubnet(), ...resources }), /server-instance-with|volume/);
  const instance = (DeviceName: string) =>
    instanceOnOutpost({ InstanceType: 'c6id.4xlarge', BlockDeviceMappings: [{ DeviceName, Ebs: { VolumeSize: 8 } }] }).App;

  test.each(['/dev/sdf', '/dev/xvdb', 'sdh'])('is one volume at %s, beside that of the AMI', (name) => {
    expect(server({ App: instance(name) })).toEqual(['server-instance-with-data-volume App Properties.BlockDeviceMappings']);
  });

  test.each(['/dev/xvda', '/dev/sda1'])('is not the boot volume at %s', (name) => {
    expect(server({ App: instance(name) })).toEqual([]);
  });

  test('is the attachment of a volume that exists already', () => {
    const Attachment = resource('AWS::EC2::VolumeAttachment', { InstanceId: { Ref: 'App' }, VolumeId: 'vol-0123456789abcdef0' });
    expect(server({ App: instance('/dev/xvda'), Attachment })).toEqual(['volume-attachment-on-server Attachment Properties.InstanceId']);
  });
});

test('a route to a local gateway on a server is not told to associate the VPC', () => {
  const { VpcAssociation, ...network } = outpostSubnetWithRouteToLocalGateway();
  expect(VpcAssociation).toBeDefined();
  expect(findingsOf(onServer(network), /^route-to-local-gateway/)).toEqual([
    'route-to-local-gateway-on-server PlantRoute Properties.LocalGatewayId',
  ]);
});
