import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Outpost, OutpostReplicationGroup, OutpostSubnet } from '../../lib';
import { OUTPOST_ARN } from '../plant';
import { GENERATION_2, prove, SERVER, UNKNOWN_SLOTS, type Plant } from '../validated-stacks';

const subnetGroup = ({ stack, subnet }: Plant, ...others: string[]) =>
  new elasticache.CfnSubnetGroup(stack, 'Subnets', { description: 'Plant', subnetIds: [subnet.subnetId, ...others] });

/** A cache with a replica. */
function cache(plant: Plant, unlike: Partial<elasticache.CfnReplicationGroupProps> = {}, group = subnetGroup(plant)): void {
  new elasticache.CfnReplicationGroup(plant.stack, 'Readings', {
    replicationGroupDescription: 'Readings',
    cacheSubnetGroupName: group.ref,
    engine: 'valkey',
    cacheNodeType: 'cache.m5.large',
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    transitEncryptionEnabled: true,
    atRestEncryptionEnabled: true,
    ...unlike,
  });
}

/** A cluster of Memcached. */
function cluster(plant: Plant, unlike: Partial<elasticache.CfnCacheClusterProps> = {}): void {
  new elasticache.CfnCacheCluster(plant.stack, 'Sessions', {
    engine: 'memcached',
    cacheNodeType: 'cache.m5.large',
    numCacheNodes: 2,
    cacheSubnetGroupName: subnetGroup(plant).ref,
    ...unlike,
  });
}

/** A subnet of a second Outpost in the same zone. */
function otherSubnet({ stack, vpc }: Plant): OutpostSubnet {
  const outpostArn = OUTPOST_ARN.replace(/op-.*/, 'op-0fedcba9876543210');
  const outpost = Outpost.fromOutpostAttributes(stack, 'Other', { outpostArn, availabilityZone: 'us-west-2a' });
  return new OutpostSubnet(stack, 'OtherLine', { vpc, outpost, ipv4CidrBlock: '10.0.251.0/24' });
}

const LOGS: elasticache.CfnReplicationGroup.LogDeliveryConfigurationRequestProperty[] = [
  {
    logType: 'slow-log',
    logFormat: 'json',
    destinationType: 'cloudwatch-logs',
    destinationDetails: { cloudWatchLogsDetails: { logGroup: 'slow' } },
  },
];

prove(
  {
    'a cache with a replica': (plant) => cache(plant),
    'a cache that names its Outpost': ({ stack, vpc, subnet }) => {
      new OutpostReplicationGroup(stack, 'Readings', { vpc, subnets: [subnet], instanceType: new InstanceType('m5.large') });
    },
    'a cluster of Memcached': (plant) => cluster(plant),
  },
  {
    'a burstable node': {
      found: 'cache-node-type-is-not-available',
      at: 'Readings',
      fix: /M5 or R5 family/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => cache(plant, { cacheNodeType: 'cache.t4g.medium' }),
    },
    'a burstable node of Memcached': {
      found: 'cache-node-type-is-not-available',
      at: 'Sessions',
      fix: /M5 or R5 family/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => cluster(plant, { cacheNodeType: 'cache.t3.medium' }),
    },
    'a node that the racks have no slots for': {
      found: 'cache-node-type-is-not-slotted',
      at: 'Readings',
      fix: /capacity task/,
      make: (plant) => cache(plant, { cacheNodeType: 'cache.m5.4xlarge' }),
    },
    'Multi-AZ': {
      found: 'cache-multi-az-on-outpost',
      at: 'Readings',
      fix: /replicas on the same Outpost are possible/,
      make: (plant) => cache(plant, { multiAzEnabled: true }),
    },
    'nodes of Memcached in several zones': {
      found: 'cache-multi-az-on-outpost',
      at: 'Sessions',
      fix: /AZMode/,
      make: (plant) => cluster(plant, { azMode: 'cross-az' }),
    },
    'the slow log': {
      found: 'cache-logs-on-outpost',
      at: 'Readings',
      fix: /Remove LogDeliveryConfigurations/,
      make: (plant) => cache(plant, { logDeliveryConfigurations: LOGS }),
    },
    'a subnet group that reaches into the Region': {
      found: 'cache-subnet-group-mixes-outpost-and-region',
      at: 'Subnets',
      fix: /separate subnet groups/,
      make: (plant) => cache(plant, {}, subnetGroup(plant, plant.vpc.isolatedSubnets[0].subnetId)),
    },
    'a subnet group of two Outposts': {
      found: 'cache-subnet-group-on-several-outposts',
      at: 'Subnets',
      fix: /a subnet group for each Outpost/,
      make: (plant) => cache(plant, {}, subnetGroup(plant, otherSubnet(plant).subnetId)),
    },
    'a cache on a second-generation rack': {
      found: 'service-is-not-listed-for-generation',
      at: 'Subnets',
      fix: /rack of the other generation/,
      outpost: GENERATION_2,
      make: (plant) => cache(plant),
    },
    'a cache on a server': {
      found: 'service-is-not-supported-on-server',
      at: 'Subnets',
      fix: /on an Outposts rack or in the Region/,
      outpost: SERVER,
      make: (plant) => cache(plant),
    },
    'a serverless cache': {
      found: 'service-is-not-listed-for-outposts',
      at: 'Readings',
      fix: /subnets in the Region/,
      make: ({ stack, subnet }) =>
        new elasticache.CfnServerlessCache(stack, 'Readings', {
          engine: 'valkey',
          serverlessCacheName: 'readings',
          subnetIds: [subnet.subnetId],
        }),
    },
    'a node of a family that Outposts do not have, in large': {
      found: 'cache-node-type-is-not-available',
      at: 'Readings',
      fix: /or place the cache in the Region/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => cache(plant, { cacheNodeType: 'cache.r7g.4xlarge' }),
    },
  },
);
