import type { Construct } from 'constructs';
import { BUCKET_REPLICATION_TYPE, bucketReplicationServiceToken } from '../../lib/handlers/bucket-replication/provider';
import { BUCKET_VERSIONING_TYPE, bucketVersioningServiceToken } from '../../lib/handlers/bucket-versioning/provider';
import { CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken } from '../../lib/handlers/coip-address/provider';
import { CAPACITY_TASK_TYPE, capacityTaskProvider } from '../../lib/handlers/capacity-task/provider';
import { COIP_AUTO_ASSIGN_TYPE, coipAutoAssignProvider } from '../../lib/handlers/coip-auto-assign/provider';
import { COIP_POOL_TYPE, coipPoolServiceToken } from '../../lib/handlers/coip-pool/provider';
import { DATA_SYNC_AGENT_TYPE, dataSyncAgentServiceToken } from '../../lib/handlers/data-sync-agent/provider';
import { DATA_SYNC_LOCATION_TYPE, dataSyncLocationServiceToken } from '../../lib/handlers/data-sync-location/provider';
import { DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, dbInstanceCustomerOwnedIpProvider } from '../../lib/handlers/db-instance-coip/provider';
import { IMAGE_TYPE, imageServiceToken } from '../../lib/handlers/image/provider';
import { LOAD_BALANCER_TYPE, loadBalancerServiceToken } from '../../lib/handlers/load-balancer/provider';
import { REPLICATION_GROUP_TYPE, replicationGroupServiceToken } from '../../lib/handlers/replication-group/provider';
import type { AwsServer } from '../aws-server/aws-server';
import { stagedFunction, type StagedFunction } from './cloudformation';

let requests = 0;

/** A request of CloudFormation, with an ID of its own. */
export function requestOf({ created, updated }: Pick<Subject, 'created' | 'updated'>, RequestType: string, PhysicalResourceId?: string) {
  const [ResourceProperties, OldResourceProperties] = RequestType === 'Update' ? [updated, created] : [created, undefined];
  return {
    ...{ RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties },
    StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/Plant/1',
    LogicalResourceId: 'Resource',
    RequestId: `request-${++requests}`,
  };
}

/** A custom resource, and what AWS has of it. */
export interface Subject {
  readonly type: string;
  readonly deployed: () => StagedFunction;
  /** What AWS has before. */
  readonly prepare: (server: AwsServer) => void;
  readonly created: object;
  /** What an update changes without a replacement. */
  readonly updated: object;
  /** What AWS has of it. */
  readonly held: (server: AwsServer) => readonly unknown[];
  /** What the handler calls. */
  readonly operations: readonly string[];
}

const [REGION, ACCOUNT] = ['eu-west-3', '111122223333'];
const POOL = 'ipv4pool-coip-08181818181818181';
const TABLE = 'lgw-rtb-0c1c1c1c1c1c1c1c1';
const SUBNET = 'subnet-08181818181818181';
const OUTPOST = `arn:aws:outposts:${REGION}:${ACCOUNT}:outpost/op-0a1b2c3d4e5f60718`;
const onOutpost = (name: string) => `${OUTPOST.replace(':outposts:', ':s3-outposts:')}/${name}`;
const DATABASE = `arn:aws:rds:${REGION}:${ACCOUNT}:db:orders`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/reader`;
const FUNCTION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:activation-key`;
const pool = (PoolId: string, cidr: string) => ({ PoolId, PoolCidrs: [cidr], LocalGatewayRouteTableId: TABLE });
const pools = [pool(POOL, '198.51.100.0/26'), pool('ipv4pool-coip-08282828282828282', '198.51.100.64/26')];

const subject = (type: string, token: (scope: Construct) => string, rest: Omit<Subject, 'type' | 'deployed'>): Subject => ({
  type,
  deployed: () => stagedFunction(type, token),
  ...rest,
});
const tagged = (properties: object, value: string) => ({ ...properties, Tags: [{ Key: 'site', Value: value }] });

const inventory = { region: REGION, account: ACCOUNT, coipPools: pools, localGatewayRouteTables: [{ LocalGatewayRouteTableId: TABLE }] };
const balancer = { SubnetId: SUBNET, SecurityGroups: ['sg-1'], CustomerOwnedIpv4Pool: POOL, Scheme: 'internal' };
const cache = {
  Description: 'Plant/Readings',
  OutpostArn: OUTPOST,
  CacheSubnetGroupName: 'plant',
  Engine: 'valkey',
  CacheNodeType: 'cache.m5.large',
  SecurityGroupIds: ['sg-1'],
};
const rule = (ID: string) => ({
  ID,
  Bucket: onOutpost('accesspoint/source'),
  Destination: { Bucket: onOutpost('accesspoint/destination') },
  Status: 'Enabled',
  Priority: '1',
  Filter: { Prefix: '' },
  DeleteMarkerReplication: { Status: 'Disabled' },
});
const replication = (ID: string) => ({
  BucketArn: onOutpost('bucket/recordings'),
  RoleArn: ROLE,
  Rules: [rule(ID)],
});
const agent = { InstanceId: 'i-0a1b2c3d4e5f60718', Address: '10.0.8.10', ActivationKeyFunctionArn: FUNCTION };
const location = {
  AccessPointArn: onOutpost('accesspoint/recordings'),
  BucketAccessRoleArn: ROLE,
  AgentArns: [`arn:aws:datasync:${REGION}:${ACCOUNT}:agent/agent-0a1b2c3d4e5f60718`],
};

/** A host with an instance that blocks what the capacity task of the subject requests. */
const rack = () => ({
  ...inventory,
  outposts: [
    {
      outpost: { OutpostId: OUTPOST.split('/')[1], OutpostArn: OUTPOST },
      assets: [
        {
          AssetId: '1111111110',
          AssetType: 'COMPUTE',
          ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 24 }] },
        },
      ],
      assetInstances: [{ InstanceId: 'i-0a1b2c3d4e5f60718', InstanceType: 'm5.xlarge', AssetId: '1111111110' }],
    },
  ],
});
const capacityTask = {
  OutpostArn: OUTPOST,
  AssetId: '1111111110',
  InstancePools: [{ InstanceType: 'm5.24xlarge', Count: '1' }],
  TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION',
};

/** One of each custom resource. */
export const SUBJECTS: readonly Subject[] = [
  subject(CAPACITY_TASK_TYPE, (scope) => capacityTaskProvider(scope, OUTPOST).serviceToken, {
    prepare(server) {
      server.inventory = rack();
      server.capacityTasks.length = 0;
    },
    created: capacityTask,
    updated: { ...capacityTask, TaskActionOnBlockingInstances: 'FAIL_TASK' },
    held: ({ capacityTasks }) =>
      capacityTasks.filter(({ status }) => ['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION'].includes(status)),
    operations: ['ListCapacityTasks', 'GetCapacityTask', 'ListAssets', 'StartCapacityTask', 'CancelCapacityTask'],
  }),
  subject(COIP_POOL_TYPE, coipPoolServiceToken, {
    prepare: (server) => (server.inventory = inventory),
    created: { LocalGatewayRouteTableId: TABLE, Cidrs: ['203.0.113.0/27'] },
    updated: tagged({ LocalGatewayRouteTableId: TABLE, Cidrs: ['203.0.113.32/27'] }, 'b'),
    held: ({ inventory: { coipPools = [] } }) => coipPools.slice(pools.length),
    operations: ['CoipPool', 'CoipCidr']
      .flatMap((name) => [`Create${name}`, `Delete${name}`])
      .concat('DescribeCoipPools', 'GetCoipPoolUsage', 'CreateTags'),
  }),
  subject(CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken, {
    prepare(server) {
      server.inventory = inventory;
      server.addresses.length = 0;
    },
    created: tagged({ CustomerOwnedIpv4Pool: POOL }, 'a'),
    updated: tagged({ CustomerOwnedIpv4Pool: POOL }, 'b'),
    held: ({ addresses }) => addresses,
    operations: ['AllocateAddress', 'ReleaseAddress', 'DescribeAddresses', 'CreateTags'],
  }),
  subject(COIP_AUTO_ASSIGN_TYPE, (scope) => coipAutoAssignProvider(scope, SUBNET).serviceToken, {
    prepare(server) {
      server.inventory = inventory;
      server.subnetPools.set(SUBNET, undefined);
    },
    created: { SubnetId: SUBNET, CustomerOwnedIpv4Pool: POOL },
    updated: { SubnetId: SUBNET, CustomerOwnedIpv4Pool: pools[1].PoolId },
    held: ({ subnetPools }) => [...subnetPools.values()].filter(Boolean),
    operations: ['ModifySubnetAttribute'],
  }),
  subject(DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, (scope) => dbInstanceCustomerOwnedIpProvider(scope, DATABASE).serviceToken, {
    prepare: (server) =>
      server.dbInstances.splice(0, 9, { DBInstanceIdentifier: 'orders', DBInstanceStatus: 'available', CustomerOwnedIpEnabled: false }),
    created: { DBInstanceIdentifier: 'orders' },
    updated: { DBInstanceIdentifier: 'orders' },
    held: ({ dbInstances }) => dbInstances.filter((one) => one.becoming?.CustomerOwnedIpEnabled ?? one.CustomerOwnedIpEnabled),
    operations: ['DescribeDBInstances', 'ModifyDBInstance'],
  }),
  subject(IMAGE_TYPE, imageServiceToken, {
    prepare: (server) => (server.images.length = server.snapshots.length = 0),
    created: tagged({ SourceImageId: 'ami-0a1b2c3d4e5f60718', OutpostArn: OUTPOST }, 'a'),
    updated: tagged({ SourceImageId: 'ami-0a1b2c3d4e5f60718', OutpostArn: OUTPOST }, 'b'),
    held: ({ images, snapshots }) => [...images, ...snapshots],
    operations: ['CopyImage', 'DeregisterImage', 'DescribeImages', 'CreateTags'],
  }),
  subject(LOAD_BALANCER_TYPE, loadBalancerServiceToken, {
    prepare(server) {
      server.inventory = inventory;
      server.loadBalancers.length = 0;
    },
    created: tagged({ ...balancer, Attributes: { 'idle_timeout.timeout_seconds': '60' } }, 'a'),
    updated: tagged({ ...balancer, SecurityGroups: ['sg-2'], Attributes: { 'idle_timeout.timeout_seconds': '90' } }, 'b'),
    held: ({ loadBalancers }) => loadBalancers,
    operations: [
      ...['CreateLoadBalancer', 'DeleteLoadBalancer', 'DescribeLoadBalancers', 'DescribeTags'],
      ...['SetSecurityGroups', 'ModifyLoadBalancerAttributes', 'AddTags'],
    ],
  }),
  subject(REPLICATION_GROUP_TYPE, replicationGroupServiceToken, {
    prepare: (server) => (server.replicationGroups.length = 0),
    created: tagged({ ...cache, NumCacheClusters: '2' }, 'a'),
    updated: tagged({ ...cache, NumCacheClusters: '3', CacheNodeType: 'cache.r5.large' }, 'b'),
    held: ({ replicationGroups }) => replicationGroups,
    operations: [
      ...['CreateReplicationGroup', 'DeleteReplicationGroup', 'DescribeReplicationGroups', 'ModifyReplicationGroup'],
      ...['IncreaseReplicaCount', 'ListTagsForResource', 'AddTagsToResource'],
    ],
  }),
  subject(BUCKET_VERSIONING_TYPE, bucketVersioningServiceToken, {
    prepare: (server) => server.outpostsBuckets.splice(0, 9, { BucketArn: onOutpost('bucket/recordings') }),
    created: { BucketArn: onOutpost('bucket/recordings'), Status: 'Enabled' },
    updated: { BucketArn: onOutpost('bucket/recordings'), Status: 'Suspended' },
    held: ({ outpostsBuckets }) => outpostsBuckets.filter(({ versioning }) => versioning === 'Enabled'),
    operations: ['PutBucketVersioning'],
  }),
  subject(BUCKET_REPLICATION_TYPE, (scope) => bucketReplicationServiceToken(scope, ROLE), {
    prepare: (server) => server.outpostsBuckets.splice(0, 9, { BucketArn: onOutpost('bucket/recordings'), versioning: 'Enabled' }),
    created: replication('a'),
    updated: replication('b'),
    held: ({ outpostsBuckets }) => outpostsBuckets.filter((bucket) => bucket.replication),
    operations: ['PutBucketReplication', 'DeleteBucketReplication'],
  }),
  subject(DATA_SYNC_AGENT_TYPE, (scope) => dataSyncAgentServiceToken(scope, FUNCTION), {
    prepare(server) {
      server.dataSyncAgents.length = 0;
      server.agentAppliances.set(agent.Address, { startsFor: 0, keys: [], isActivated: false });
    },
    created: { ...agent, AgentName: 'Plant/Agent' },
    updated: { ...agent, AgentName: 'Plant/Uplink' },
    held: ({ dataSyncAgents }) => dataSyncAgents,
    operations: ['CreateAgent', 'DeleteAgent', 'DescribeAgent', 'ListAgents', 'UpdateAgent', 'ListTagsForResource', 'Invoke'],
  }),
  subject(DATA_SYNC_LOCATION_TYPE, (scope) => dataSyncLocationServiceToken(scope, ROLE), {
    prepare: (server) => (server.dataSyncLocations.length = 0),
    created: location,
    updated: location,
    held: ({ dataSyncLocations }) => dataSyncLocations,
    operations: ['CreateLocationS3', 'DeleteLocation', 'DescribeLocationS3', 'ListLocations', 'ListTagsForResource'],
  }),
];
