import { Fn, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInstance, CfnNetworkInterface, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CoipAddress } from '../../lib/network/coip-address';
import { CoipAutoAssign } from '../../lib/network/coip-auto-assign';
import { CoipPool } from '../../lib/network/coip-pool';
import { LocalGatewayRouteTable, LocalGatewayRouteTableMode, OutpostSubnet } from '../../lib';
import { ENV, newApp, newStack, plant } from '../plant';

const app = newApp();
const stack = new Stack(app, 'Plant', { env: ENV });
const outpost = plant(stack);
const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
const table = new LocalGatewayRouteTable(stack, 'Table', { localGateway: outpost.localGateway, mode: LocalGatewayRouteTableMode.COIP });
const pool = new CoipPool(stack, 'Pool', { localGatewayRouteTable: table, cidrs: ['198.51.100.0/26', '198.51.100.64/26'] });
const other = new CoipPool(stack, 'Other', { localGatewayRouteTable: table, cidrs: ['203.0.113.0/26'] });
const chosen = new CoipAddress(stack, 'Chosen', { coipPool: pool, address: '198.51.100.7' });
const any = new CoipAddress(stack, 'Any', { coipPool: CoipPool.fromCoipPoolId(stack, 'Known', 'ipv4pool-coip-0a1b2c3d4e5f60718') });
new CoipAutoAssign(stack, 'AutoAssign', { subnet, coipPool: pool });
const instance = new CfnInstance(stack, 'Robot', {});
const networkInterface = new CfnNetworkInterface(stack, 'Camera', { subnetId: subnet.subnetId });
chosen.associateWithInstance('Robot', instance);
any.associateWithNetworkInterface('Camera', networkInterface);
CoipAddress.fromAllocationId(stack, 'Reserved', 'eipalloc-0a1b2c3d4e5f60718').associateWithInstance('Robot', instance);
other.applyRemovalPolicy(RemovalPolicy.RETAIN);
Tags.of(pool).add('site', 'plant-1');
const template = Template.fromStack(stack);

const idOf = (type: string, properties: object) => Object.keys(template.findResources(type, { Properties: properties }))[0];
const arn = (resource: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:us-west-2:111122223333:${resource}`]] });
const POOL = idOf('Custom::OutpostsCoipPool', { Cidrs: ['198.51.100.0/26', '198.51.100.64/26'] });

test('a pool names its route table, its ranges and its tags', () => {
  template.hasResourceProperties('Custom::OutpostsCoipPool', {
    ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CustomOutpostsCoipPool'), 'Arn'] },
    LocalGatewayRouteTableId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'LocalGatewayRouteTableId'] },
    Cidrs: ['198.51.100.0/26', '198.51.100.64/26'],
    Tags: [
      { Key: 'Name', Value: 'Plant/Pool' },
      { Key: 'site', Value: 'plant-1' },
    ],
  });
});

test('a pool gives its ID and its ARN', () => {
  expect(stack.resolve(pool.coipPoolId)).toEqual({ Ref: POOL });
  expect(stack.resolve(pool.coipPoolArn)).toEqual({ 'Fn::GetAtt': [POOL, 'PoolArn'] });
  const known = CoipPool.fromCoipPoolId(stack, 'Imported', 'ipv4pool-coip-1');
  expect(stack.resolve(known.coipPoolArn)).toEqual(arn('coip-pool/ipv4pool-coip-1'));
});

describe('a CoIP pool that another account shares', () => {
  const consumer = newStack();
  const coipPoolArn = 'arn:aws:ec2:us-west-2:444455556666:coip-pool/ipv4pool-coip-2';
  const shared = CoipPool.fromCoipPoolAttributes(consumer, 'Shared', {
    coipPoolId: 'ipv4pool-coip-2',
    coipPoolArn,
    localGatewayRouteTable: LocalGatewayRouteTable.fromLocalGatewayRouteTableId(consumer, 'SharedTable', 'lgw-rtb-2'),
    cidrs: ['198.51.100.0/26'],
  });

  test('has the ARN and the account of its owner', () => {
    expect(shared.coipPoolArn).toBe(coipPoolArn);
    expect(shared.env).toEqual({ account: '444455556666', region: 'us-west-2' });
  });

  test('is recorded with its route table and its CIDR blocks, for the rules', () => {
    expect(Template.fromStack(consumer).toJSON().Metadata['cdk-outposts'].coipPools).toEqual([
      { PoolId: 'ipv4pool-coip-2', PoolArn: coipPoolArn, PoolCidrs: ['198.51.100.0/26'], LocalGatewayRouteTableId: 'lgw-rtb-2' },
    ]);
  });

  test('is recorded without CIDR blocks if one of them is a token, and not at all if only its ID is known', () => {
    const other = newStack();
    const cidrs = ['198.51.100.0/26', Fn.importValue('Cidr')];
    CoipPool.fromCoipPoolAttributes(other, 'Pool', { coipPoolId: 'ipv4pool-coip-3', cidrs });
    CoipPool.fromCoipPoolId(other, 'Other', 'ipv4pool-coip-4');
    expect(Template.fromStack(other).toJSON().Metadata['cdk-outposts']).toEqual({ coipPools: [{ PoolId: 'ipv4pool-coip-3' }] });
  });
});

test('a pool can be kept', () => {
  template.hasResource('Custom::OutpostsCoipPool', { DeletionPolicy: 'Retain', Properties: { Cidrs: ['203.0.113.0/26'] } });
  template.hasResource('Custom::OutpostsCoipPool', {
    DeletionPolicy: 'Delete',
    Properties: { Cidrs: Match.arrayWith(['198.51.100.0/26']) },
  });
});

test('an address is one of a pool, chosen or any', () => {
  template.hasResourceProperties('Custom::OutpostsCustomerOwnedIp', { CustomerOwnedIpv4Pool: { Ref: POOL }, Address: '198.51.100.7' });
  template.hasResourceProperties('Custom::OutpostsCustomerOwnedIp', {
    CustomerOwnedIpv4Pool: 'ipv4pool-coip-0a1b2c3d4e5f60718',
    Address: Match.absent(),
    Tags: [{ Key: 'Name', Value: 'Plant/Any' }],
  });
  expect(stack.resolve(chosen.ipAddress)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Chosen/), 'CustomerOwnedIp'] });
});

test('an address is given to an instance or a network interface by CloudFormation itself', () => {
  template.hasResourceProperties('AWS::EC2::EIPAssociation', {
    AllocationId: { Ref: Match.stringLikeRegexp('^Chosen') },
    InstanceId: { Ref: 'Robot' },
  });
  template.hasResourceProperties('AWS::EC2::EIPAssociation', {
    AllocationId: { Ref: Match.stringLikeRegexp('^Any') },
    NetworkInterfaceId: { Ref: 'Camera' },
  });
  template.hasResourceProperties('AWS::EC2::EIPAssociation', { AllocationId: 'eipalloc-0a1b2c3d4e5f60718', InstanceId: { Ref: 'Robot' } });
});

test('a subnet assigns the addresses of a pool', () => {
  template.hasResourceProperties('Custom::OutpostsSubnetCoip', {
    SubnetId: { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') },
    CustomerOwnedIpv4Pool: { Ref: POOL },
  });
});

test('a stack has one function for all custom resources of a type', () => {
  template.resourceCountIs('AWS::Lambda::Function', 3);
  template.allResourcesProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x', Timeout: 900, Handler: 'index.handler' });
  template.resourceCountIs('AWS::Logs::LogGroup', 3);
  template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  template.allResourcesProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('Log') } } });
});

test('a function may change only what its stack has made', () => {
  const statements = Object.values(template.findResources('AWS::IAM::Role')).flatMap(
    ({ Properties }) =>
      (Properties.Policies?.[0].PolicyDocument.Statement ?? []) as { Action: string | string[]; Resource: unknown; Condition?: object }[],
  );
  const release = statements.find(({ Action }) => Action.includes('ec2:ReleaseAddress'));
  expect(release).toEqual({
    Effect: 'Allow',
    Action: ['ec2:ReleaseAddress', 'ec2:CreateTags', 'ec2:DeleteTags'],
    Resource: arn('elastic-ip/*'),
    Condition: { StringEquals: { 'aws:ResourceTag/cdk-outposts:stack-id': { Ref: 'AWS::StackId' } } },
  });
  const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
  expect(everywhere.sort()).toEqual(['ec2:DescribeAddresses', 'ec2:DescribeCoipPools']);
});
