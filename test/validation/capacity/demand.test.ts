import { demandsOn, slotsOf, type ResourceDemand } from '../../../lib/validation/capacity/demand';
import { storageShortage } from '../../../lib/validation/capacity/ebs-storage';
import { shortagesOf } from '../../../lib/validation/capacity/shortages';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const onPlant = { 'Fn::GetAtt': ['Plant', 'SubnetId'] };

/** One of everything that takes slots. */
const EVERYTHING: Json = {
  Plant: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST_ARN } },
  App: { Type: 'AWS::EC2::Instance', Properties: { InstanceType: 'm5.xlarge', SubnetId: onPlant } },
  Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm5.xlarge' } } },
  Workers: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: '2',
      MaxSize: '5',
      VPCZoneIdentifier: [onPlant],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    },
  },
  SubnetGroup: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [onPlant] } },
  Orders: {
    Type: 'AWS::RDS::DBInstance',
    Properties: { DBInstanceClass: 'db.m5.xlarge', MultiAZ: false, DBSubnetGroupName: { Ref: 'SubnetGroup' } },
  },
  CacheSubnets: { Type: 'AWS::ElastiCache::SubnetGroup', Properties: { SubnetIds: [onPlant] } },
  Cache: {
    Type: 'AWS::ElastiCache::CacheCluster',
    Properties: { CacheNodeType: 'cache.r5.large', CacheSubnetGroupName: { Ref: 'CacheSubnets' }, NumCacheNodes: 2 },
  },
  Shards: {
    Type: 'AWS::ElastiCache::ReplicationGroup',
    Properties: {
      CacheNodeType: 'cache.r5.large',
      CacheSubnetGroupName: { Ref: 'CacheSubnets' },
      NumNodeGroups: 2,
      ReplicasPerNodeGroup: 1,
    },
  },
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: { OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.xlarge', EtcdInstanceType: 'r5.large' } },
  },
  Resolver: {
    Type: 'AWS::Route53Resolver::OutpostResolver',
    Properties: { OutpostArn: OUTPOST_ARN, PreferredInstanceType: 'c5.large' },
  },
  Inbound: {
    Type: 'AWS::Route53Resolver::ResolverEndpoint',
    Properties: { OutpostArn: OUTPOST_ARN, PreferredInstanceType: 'c5.large', Direction: 'INBOUND' },
  },
  Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'application', Subnets: [onPlant] } },
};

function demandWith(slots: { readonly [type: string]: number }, resources: Json = EVERYTHING) {
  const InstanceTypeCapacities = Object.entries(slots).map(([InstanceType, Count]) => ({ InstanceType, Count }));
  const assets = [{ AssetId: '1', AssetType: 'COMPUTE', ComputeAttributes: { InstanceTypeCapacities } }];
  const facts = readFacts(
    [{ name: 'Plant', path: 'plant.json', body: { Resources: resources } }],
    [{ outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, assets }] }],
  );
  const [outpost] = facts.all('outpost');
  return {
    at: (groups: 'at first' | 'at their maximum') => demandsOn(outpost, facts, groups).map(withLogicalId),
    shortages: () =>
      shortagesOf(demandsOn(outpost, facts), slotsOf(outpost, new Map())!).map(({ at, message }) => [at.location?.logicalId, message]),
  };
}

const withLogicalId = ({ by, ...demand }: ResourceDemand) => ({ by: by.location?.logicalId, ...demand });

const AMPLE = { 'm5.xlarge': 20, 'r5.large': 20, 'c5.large': 20 };

test('all workloads that require slots are counted, with instance types', () => {
  expect(demandWith(AMPLE).at('at first')).toEqual([
    { by: 'App', of: 'instances', types: ['m5.xlarge'], count: 1 },
    { by: 'Workers', of: 'instances', types: ['m5.xlarge'], count: 2 },
    { by: 'Orders', of: 'databases', types: ['m5.xlarge'], count: 1 },
    { by: 'Cluster', of: 'EKS control planes', types: ['m5.xlarge'], count: 3 },
    { by: 'Cluster', of: 'EKS etcd', types: ['r5.large'], count: 3 },
    { by: 'Cache', of: 'caches', types: ['r5.large'], count: 2 },
    { by: 'Shards', of: 'caches', types: ['r5.large'], count: 4 },
    { by: 'Resolver', of: 'Resolvers', types: ['c5.large'], count: 4 },
    { by: 'Inbound', of: 'Resolver endpoints', types: ['c5.large'], count: 2 },
    { by: 'Balancer', of: 'load balancer nodes', types: ['m5.xlarge', 'r5.large', 'c5.large'], count: 2 },
  ]);
});

test('groups require more slots at their maximum', () => {
  const [, workers] = demandWith(AMPLE).at('at their maximum');
  expect(workers).toEqual({ by: 'Workers', of: 'instances', types: ['m5.xlarge'], count: 5 });
});

test('resources with a condition, with types without slots or with unknown types are skipped', () => {
  const App = EVERYTHING.App as { readonly Properties: object };
  const { Plant } = EVERYTHING;
  const withApp = (app: object) => demandWith(AMPLE, { Plant, App: { ...App, ...app } }).at('at first');
  expect(withApp({})).toHaveLength(1);
  expect(withApp({ Condition: 'IsBusy' })).toEqual([]);
  expect(withApp({ Properties: { ...App.Properties, InstanceType: 'g4dn.xlarge' } })).toEqual([]);
  expect(withApp({ Properties: { ...App.Properties, InstanceType: { Ref: 'Type' } } })).toEqual([]);
});

test('a shortage of each instance type is reported at a resource that requires it, with the available and the unused slots', () => {
  expect(demandWith(AMPLE).shortages()).toEqual([]);
  expect(demandWith({ 'm5.xlarge': 5, 'r5.large': 14, 'c5.large': 6 }).shortages()).toEqual([
    ['App', 'm5.xlarge: 7 slots required (instances 3, databases 1, EKS control planes 3), 5 available; unused: r5.large (3)'],
  ]);
  expect(demandWith({ 'm5.xlarge': 9, 'r5.large': 8, 'c5.large': 5 }).shortages()).toEqual([
    ['Cluster', 'r5.large: 9 slots required (EKS etcd 3, caches 6), 8 available; unused: none'],
    ['Resolver', 'c5.large: 6 slots required (Resolvers 4, Resolver endpoints 2), 5 available; unused: none'],
  ]);
});

test('load balancers use slots that no other workload requires', () => {
  expect(demandWith({ 'm5.xlarge': 7, 'r5.large': 9, 'c5.large': 8 }).shortages()).toEqual([]);
  expect(demandWith({ 'm5.xlarge': 7, 'r5.large': 9, 'c5.large': 7 }).shortages()).toEqual([
    ['Balancer', 'm5.xlarge or r5.large or c5.large: 2 slots required (load balancer nodes 2), 1 available; unused: none'],
  ]);
});

test('a Multi-AZ database requires a slot on each of its two Outposts', () => {
  const other = OUTPOST_ARN.replace(/op-.*/, 'op-0fedcba9876543210');
  const { Plant, Orders } = EVERYTHING as { readonly [logicalId: string]: { readonly Properties: object } };
  const facts = readFacts(
    [
      {
        name: 'Plant',
        path: 'plant.json',
        body: {
          Resources: {
            Plant,
            Other: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: other } },
            SubnetGroup: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [onPlant, { Ref: 'Other' }] } },
            Orders: { ...Orders, Properties: { ...Orders.Properties, MultiAZ: true } },
          },
        },
      },
    ],
    [OUTPOST_ARN, other].map((OutpostArn) => {
      const ComputeAttributes = { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 1 }] };
      return { outposts: [{ outpost: { OutpostArn }, assets: [{ AssetId: '1', AssetType: 'COMPUTE' as const, ComputeAttributes }] }] };
    }),
  );
  expect(facts.all('outpost').map((outpost) => demandsOn(outpost, facts).map(withLogicalId))).toEqual([
    [{ by: 'Orders', of: 'databases', types: ['m5.xlarge'], count: 1 }],
    [{ by: 'Orders', of: 'database standbys', types: ['m5.xlarge'], count: 1 }],
  ]);
});

test('storage counts volumes, the block devices of all instances, and databases', () => {
  const storage = { ebs: [{ volumeType: 'gp2', capacityTiB: 1 }] };
  const devices = (VolumeSize: number) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize } }] });
  const message = (size: number) => {
    const { Plant, SubnetGroup, Workers, Orders } = EVERYTHING as { readonly [logicalId: string]: { readonly Properties: object } };
    const Resources = {
      Plant,
      SubnetGroup,
      Workers,
      Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: devices(100) } },
      Orders: { ...Orders, Properties: { ...Orders.Properties, AllocatedStorage: '200' } },
      Data: { Type: 'AWS::EC2::Volume', Properties: { OutpostArn: OUTPOST_ARN, Size: size } },
    };
    const facts = readFacts(
      [{ name: 'Plant', path: 'plant.json', body: { Resources } }],
      [{ outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage }] }],
    );
    return storageShortage(facts.all('outpost')[0], facts)?.message;
  };
  // 2 × 100 + 200 + 624
  expect(message(624)).toBeUndefined();
  expect(message(625)).toBe('EBS volumes on op-0a1b2c3d4e5f60718: 1025 GiB required, 1024 GiB (1 TiB) available');
});
