import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnVPCCidrBlock, IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Outpost, OutpostHardware, OutpostSubnet } from '../../lib';
import { newStack, plant } from '../plant';

const stack = newStack();
const here = plant(stack);
const there = Outpost.fromOutpostAttributes(stack, 'OtherOutpost', {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210',
  availabilityZone: 'us-west-2b',
  localGateway: { localGatewayId: 'lgw-0fedcba9876543210', localGatewayRouteTableId: 'lgw-rtb-0fedcba9876543210' },
});
const server = Outpost.fromOutpostAttributes(stack, 'Server', {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0abcdef0123456789',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.SERVER,
});
const vpc = new Vpc(stack, 'Vpc', {
  ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
  maxAzs: 1,
  natGateways: 0,
  subnetConfiguration: [
    { name: 'Outposts', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 20, reserved: true },
    { name: 'Region', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 20 },
  ],
});
const ipv6 = new CfnVPCCidrBlock(stack, 'Ipv6', { vpcId: vpc.vpcId, amazonProvidedIpv6CidrBlock: true });
const one = new OutpostSubnet(stack, 'One', { vpc, outpost: here, ipv4CidrBlock: '10.0.0.0/24', ipv6CidrBlock: '2001:db8::/64' });
one.node.addDependency(ipv6);
const other = new OutpostSubnet(stack, 'Other', { vpc, outpost: there, ipv4CidrBlock: '10.0.1.0/24' });
one.addOutpostSubnetRoute('BetweenOutposts', other);
new OutpostSubnet(stack, 'Branch', { vpc, outpost: server, ipv4CidrBlock: '10.0.2.0/24', localNetworkInterfaceDeviceIndex: 1 });
const template = Template.fromStack(stack);
const route = (destination: string, localGatewayId: string, table: string) => ({
  Properties: {
    DestinationCidrBlock: destination,
    LocalGatewayId: localGatewayId,
    RouteTableId: { Ref: Match.stringLikeRegexp(`^${table}RouteTable`) },
  },
  DependsOn: Match.arrayWith([Match.stringLikeRegexp('LocalGateway')]),
});

test('two subnets on two Outposts get a route each, to all of the other, over the local gateway of their own', () => {
  template.resourceCountIs('AWS::EC2::Route', 2);
  template.hasResource('AWS::EC2::Route', route('10.0.1.0/24', 'lgw-0a1b2c3d4e5f60718', 'One'));
  template.hasResource('AWS::EC2::Route', route('10.0.0.0/24', 'lgw-0fedcba9876543210', 'Other'));
});

test('the VPC is associated with the route tables of both local gateways, once each', () => {
  template.resourceCountIs('AWS::EC2::LocalGatewayRouteTableVPCAssociation', 2);
});

test('two subnets on one Outpost need no route, and are refused', () => {
  const second = new OutpostSubnet(newStack(), 'Second', { vpc, outpost: here, ipv4CidrBlock: '10.0.3.0/24' });
  expect(() => one.addOutpostSubnetRoute('Between', second)).toThrow(
    "subnets 'Plant/One' and 'Plant/Second' are on the same Outpost and reach each other without a route; specify a subnet on another Outpost",
  );
});

test('a subnet on a server says where its instances have their local network interface', () => {
  template.hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.0.2.0/24', EnableLniAtDeviceIndex: 1 });
  template.hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24', EnableLniAtDeviceIndex: Match.absent() });
});

test('a subnet can have IPv6', () => {
  template.hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24', Ipv6CidrBlock: '2001:db8::/64' });
});

test('a VPC keeps a range for subnets on Outposts, and gives its own subnets in the Region others', () => {
  const [region] = vpc.isolatedSubnets;
  expect(region.ipv4CidrBlock).toBe('10.0.16.0/20');
});
