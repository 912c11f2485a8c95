import { Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInstance, CfnSubnet, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationProtocol, ApplicationTargetGroup, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import {
  CoipAddress,
  CoipAutoAssign,
  CoipLoadBalancer,
  CoipPool,
  DbInstanceCoip,
  LocalGatewayRouteTable,
  LocalGatewayRouteTableMode,
  OutpostSubnet,
} from '../../lib';
import { ENV, newApp, plant } from '../plant';

const app = newApp();
const stack = new Stack(app, 'Plant', { env: ENV });
const outpost = plant(stack);
const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
const coipPool = CoipPool.fromCoipPoolId(stack, 'Pool', 'ipv4pool-coip-0a1b2c3d4e5f60718');
const balancer = new CoipLoadBalancer(stack, 'Balancer', { vpc, subnet, coipPool, internetFacing: true });
balancer.setAttribute('idle_timeout.timeout_seconds', '120');
Tags.of(balancer).add('site', 'plant-1');
const defaultTargetGroups = [new ApplicationTargetGroup(stack, 'Controllers', { vpc, port: 8080, targetType: TargetType.INSTANCE })];
balancer.loadBalancer.addListener('Line', { port: 80, protocol: ApplicationProtocol.HTTP, defaultTargetGroups, open: true });
const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Known', 'sg-0a1b2c3d4e5f60718');
new CoipLoadBalancer(stack, 'Inner', { vpc, subnet, coipPool, securityGroup, loadBalancerName: 'inner' });
const template = Template.fromStack(stack);
const SUBNET = { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') };
const POOL = 'ipv4pool-coip-0a1b2c3d4e5f60718';

test('a load balancer has its subnet, its CoIP pool, its attributes and its tags', () => {
  template.hasResourceProperties('Custom::OutpostsLoadBalancer', {
    SubnetId: SUBNET,
    SecurityGroups: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BalancerSecurityGroup'), 'GroupId'] }],
    CustomerOwnedIpv4Pool: POOL,
    Scheme: 'internet-facing',
    Name: Match.absent(),
    Attributes: { 'idle_timeout.timeout_seconds': '120' },
    Tags: [
      { Key: 'Name', Value: 'Plant/Balancer' },
      { Key: 'site', Value: 'plant-1' },
    ],
  });
});

test('a load balancer is internal by default, and can have a name and an existing security group', () => {
  template.hasResourceProperties('Custom::OutpostsLoadBalancer', {
    SecurityGroups: ['sg-0a1b2c3d4e5f60718'],
    Scheme: 'internal',
    Name: 'inner',
    Attributes: Match.absent(),
  });
});

test('listeners of the CDK name it, and open its security group', () => {
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: Match.stringLikeRegexp('^Balancer') },
    Port: 80,
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' });
});

test('records of DNS get its name and its hosted zone', () => {
  const { loadBalancerDnsName, loadBalancerCanonicalHostedZoneId } = balancer.loadBalancer;
  expect(stack.resolve(loadBalancerDnsName)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Balancer/), 'DNSName'] });
  expect(stack.resolve(loadBalancerCanonicalHostedZoneId)).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/^Balancer/), 'CanonicalHostedZoneID'],
  });
});

test('what uses customer-owned IP addresses is created after the VPC association, and deleted before it', () => {
  const connected = new Stack(newApp(), 'Plant', { env: ENV });
  const { localGateway } = plant(connected);
  const table = new LocalGatewayRouteTable(connected, 'Table', { localGateway, mode: LocalGatewayRouteTableMode.COIP });
  const network = new Vpc(connected, 'Vpc', { maxAzs: 1, natGateways: 0 });
  const lineSubnet = new CfnSubnet(connected, 'Line', { vpcId: network.vpcId });
  const pool = CoipPool.fromCoipPoolId(connected, 'Pool', 'ipv4pool-coip-0a1b2c3d4e5f60718');
  new CoipLoadBalancer(connected, 'Balancer', { vpc: network, subnet: lineSubnet, coipPool: pool });
  new CoipAddress(connected, 'Address', { coipPool: pool }).associateWithInstance('Robot', new CfnInstance(connected, 'Robot'));
  new CoipAutoAssign(connected, 'AutoAssign', { subnet: lineSubnet, coipPool: pool });
  new DbInstanceCoip(connected, 'Database', { dbInstance: new CfnDBInstance(connected, 'Orders') });
  // Also if the VPC is associated later.
  table.associateVpc(network);
  const result = Template.fromStack(connected);
  const [association] = Object.keys(result.findResources('AWS::EC2::LocalGatewayRouteTableVPCAssociation'));
  for (const type of [
    'Custom::OutpostsLoadBalancer',
    'AWS::EC2::EIPAssociation',
    'Custom::OutpostsSubnetCoip',
    'Custom::OutpostsDbInstanceCoip',
  ]) {
    result.hasResource(type, { DependsOn: Match.arrayWith([association]) });
  }
});
