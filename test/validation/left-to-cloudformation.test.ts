import { App, Aws, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { OUTPOST_ARN } from '../../lib/validation/example';
import { ENV } from '../plant';

const ROUTE = { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', DestinationCidrBlock: '192.168.0.0/16' };
const OTHER_ROUTE = { ...ROUTE, DestinationCidrBlock: '172.16.0.0/12' };
const VIF_GROUP = { LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0' };
const RESOLVER = { Name: 'plant', OutpostArn: OUTPOST_ARN, PreferredInstanceType: 'm5.xlarge' };
const CLUSTER = {
  RoleArn: 'arn:aws:iam::111122223333:role/cluster',
  ResourcesVpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'], EndpointPrivateAccess: true, EndpointPublicAccess: false },
  OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.large' },
};
const REPLICATION_GROUP = {
  ReplicationGroupDescription: 'Readings',
  Engine: 'valkey',
  TransitEncryptionEnabled: true,
  CacheNodeType: 'cache.m5.large',
  NumNodeGroups: 1,
  ReplicasPerNodeGroup: 2,
};

/** Requirements of Outposts that no rule repeats, because the schemas of CloudFormation have them. */
const CASES: readonly (readonly [string, string, object])[] = [
  ['an unknown mode of a local gateway route table', 'AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: 'lgw-1', Mode: 'nat' }],
  ['a local gateway route without a target', 'AWS::EC2::LocalGatewayRoute', ROUTE],
  ['a local gateway route with two targets', 'AWS::EC2::LocalGatewayRoute', { ...OTHER_ROUTE, ...VIF_GROUP, NetworkInterfaceId: 'eni-1' }],
  [
    'a local gateway route that a condition leaves without a target',
    'AWS::EC2::LocalGatewayRoute',
    {
      ...ROUTE,
      DestinationCidrBlock: '10.1.0.0/16',
      LocalGatewayVirtualInterfaceGroupId: Fn.conditionIf('Condition', VIF_GROUP.LocalGatewayVirtualInterfaceGroupId, Aws.NO_VALUE),
    },
  ],
  [
    'a local gateway route to which a condition adds a target',
    'AWS::EC2::LocalGatewayRoute',
    {
      ...{ ...ROUTE, ...VIF_GROUP, DestinationCidrBlock: '10.2.0.0/16' },
      NetworkInterfaceId: Fn.conditionIf('Condition', 'eni-0123456789abcdef0', Aws.NO_VALUE),
    },
  ],
  [
    'a local gateway route without a destination',
    'AWS::EC2::LocalGatewayRoute',
    { LocalGatewayRouteTableId: ROUTE.LocalGatewayRouteTableId, ...VIF_GROUP },
  ],
  ['a Resolver of fewer than four instances', 'AWS::Route53Resolver::OutpostResolver', { ...RESOLVER, InstanceCount: 3 }],
  [
    'a Resolver without an instance type',
    'AWS::Route53Resolver::OutpostResolver',
    { Name: RESOLVER.Name, OutpostArn: RESOLVER.OutpostArn },
  ],
  [
    'a Resolver endpoint with one address',
    'AWS::Route53Resolver::ResolverEndpoint',
    { Direction: 'INBOUND', SecurityGroupIds: ['sg-0123456789abcdef0'], IpAddresses: [{ SubnetId: 'subnet-0123456789abcdef0' }] },
  ],
  [
    'a local cluster without an instance type',
    'AWS::EKS::Cluster',
    { ...CLUSTER, OutpostConfig: { OutpostArns: CLUSTER.OutpostConfig.OutpostArns } },
  ],
  ['a local cluster without an Outpost', 'AWS::EKS::Cluster', { ...CLUSTER, OutpostConfig: { ControlPlaneInstanceType: 'm5.large' } }],
  [
    'a local cluster spread over something else than hosts or racks',
    'AWS::EKS::Cluster',
    { ...CLUSTER, OutpostConfig: { ...CLUSTER.OutpostConfig, EtcdInstanceType: 'm5.large', EtcdPlacement: { SpreadLevel: 'row' } } },
  ],
  ['a cluster whose name is too long', 'AWS::EKS::Cluster', { ...CLUSTER, Name: 'a'.repeat(101) }],
  ['more than five replicas of a cache', 'AWS::ElastiCache::ReplicationGroup', { ...REPLICATION_GROUP, ReplicasPerNodeGroup: 6 }],
];

/** What the cases differ from. */
const GOOD: readonly (readonly [string, object])[] = [
  ['AWS::EC2::LocalGatewayRoute', { ...ROUTE, ...VIF_GROUP, DestinationCidrBlock: '10.0.0.0/8' }],
  [
    'AWS::EKS::Cluster',
    { ...CLUSTER, OutpostConfig: { ...CLUSTER.OutpostConfig, EtcdInstanceType: 'm5.large', EtcdPlacement: { SpreadLevel: 'host' } } },
  ],
  ['AWS::ElastiCache::ReplicationGroup', REPLICATION_GROUP],
];

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-schema-'));
let report = '';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
  const app = new App({ outdir });
  const stack = new Stack(app, 'Schema', { env: ENV });
  const { valueAsString } = new CfnParameter(stack, 'Parameter');
  new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(valueAsString, 'yes') });
  CASES.forEach(([, type, properties], number) => new CfnResource(stack, `Case${number}`, { type, properties: { ...properties } }));
  GOOD.forEach(([type, properties], number) => new CfnResource(stack, `Good${number}`, { type, properties: { ...properties } }));
  app.synth();
  process.env.CDK_VALIDATION = 'false';
  report = fs.readFileSync(path.join(outdir, 'validation-report.json'), 'utf8');
});

afterAll(() => fs.rmSync(outdir, { recursive: true }));

test.each(CASES.map(([requirement], number) => [requirement, number] as const))('CDK’s own validator reports %s', (_, number) => {
  expect(report).toContain(`Schema/Case${number}"`);
});

test.each(GOOD.map(([type], number) => [type, number] as const))(
  'CDK’s own validator has nothing against %s as it should be',
  (_, number) => {
    expect(report).not.toContain(`Schema/Good${number}"`);
  },
);
