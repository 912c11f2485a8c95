import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { BUCKET_REPLICATION_TYPE, bucketReplicationServiceToken } from '../../lib/handlers/bucket-replication/provider';
import { BUCKET_VERSIONING_TYPE, bucketVersioningServiceToken } from '../../lib/handlers/bucket-versioning/provider';
import { CAPACITY_TASK_TYPE, capacityTaskProvider } from '../../lib/handlers/capacity-task/provider';
import { coipAutoAssignProvider, COIP_AUTO_ASSIGN_TYPE } from '../../lib/handlers/coip-auto-assign/provider';
import { coipPoolServiceToken, COIP_POOL_TYPE } from '../../lib/handlers/coip-pool/provider';
import { customerOwnedIpServiceToken, CUSTOMER_OWNED_IP_TYPE } from '../../lib/handlers/coip-address/provider';
import { DATA_SYNC_AGENT_TYPE, dataSyncAgentServiceToken } from '../../lib/handlers/data-sync-agent/provider';
import { DATA_SYNC_LOCATION_TYPE, dataSyncLocationServiceToken } from '../../lib/handlers/data-sync-location/provider';
import { DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, dbInstanceCustomerOwnedIpProvider } from '../../lib/handlers/db-instance-coip/provider';
import { LOAD_BALANCER_TYPE, loadBalancerServiceToken } from '../../lib/handlers/load-balancer/provider';
import { REPLICATION_GROUP_TYPE, replicationGroupServiceToken } from '../../lib/handlers/replication-group/provider';
import { IMAGE_TYPE, imageServiceToken } from '../../lib/handlers/image/provider';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { newApp } from '../plant';
import { CloudFormation, stagedFunction } from './cloudformation';
import { Lambda } from './lambda';
import { missingDependents, objectionsTo, statementsOf } from './service-authorization';

// On a machine that is busy with other tests, too.
jest.setTimeout(60_000);

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
const LocalGatewayRouteTableId = inventory.localGatewayRouteTables![0].LocalGatewayRouteTableId!;
const CustomerOwnedIpv4Pool = inventory.coipPools![0].PoolId!;
const SubnetId = 'subnet-08181818181818181';
const AccessPointArn = 'arn:aws:s3-outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/recordings';
const BucketArn = AccessPointArn.replace('accesspoint', 'bucket');
const ActivationKeyFunctionArn = 'arn:aws:lambda:eu-west-3:111122223333:function:activation-key';
const ROLE = 'arn:aws:iam::111122223333:role/reader';
const KEY = 'arn:aws:kms:eu-west-3:111122223333:key/0a1b2c3d-0a1b-2c3d-4e5f-60718293a4b5';
const Tags = [{ Key: 'site', Value: 'plant-1' }];
const OutpostArn = inventory.outposts![0].outpost!.OutpostArn!;

/** The life of a resource in which its handler does all that it can do. */
const LIVES: readonly {
  type: string;
  token: (scope: Construct) => string;
  created: object;
  updated: object;
  replaced?: object;
  service?: string;
  implied?: string[];
  /** Actions of other names than the operations that they allow. */
  actions?: { readonly [operation: string]: string };
}[] = [
  {
    type: COIP_POOL_TYPE,
    token: coipPoolServiceToken,
    created: { LocalGatewayRouteTableId, Cidrs: ['203.0.113.0/26'], Tags },
    updated: { LocalGatewayRouteTableId, Cidrs: ['192.0.2.0/26'], Tags: [{ Key: 'Name', Value: 'coip' }] },
  },
  {
    type: CAPACITY_TASK_TYPE,
    token: (scope) => capacityTaskProvider(scope, OutpostArn).serviceToken,
    // Running instances block it.
    created: capacityTask('m5.24xlarge', 1),
    updated: capacityTask('m5.12xlarge', 2),
    service: 'outposts',
  },
  {
    type: CUSTOMER_OWNED_IP_TYPE,
    token: customerOwnedIpServiceToken,
    created: { CustomerOwnedIpv4Pool, Tags },
    updated: { CustomerOwnedIpv4Pool, Tags: [{ Key: 'Name', Value: 'robot' }] },
  },
  {
    type: COIP_AUTO_ASSIGN_TYPE,
    token: (scope) => coipAutoAssignProvider(scope, SubnetId).serviceToken,
    created: { SubnetId, CustomerOwnedIpv4Pool },
    updated: { SubnetId, CustomerOwnedIpv4Pool },
  },
  {
    type: LOAD_BALANCER_TYPE,
    token: loadBalancerServiceToken,
    created: { SubnetId, CustomerOwnedIpv4Pool, Scheme: 'internal', SecurityGroups: ['sg-1'], Tags },
    updated: {
      SubnetId,
      CustomerOwnedIpv4Pool,
      Scheme: 'internal',
      SecurityGroups: ['sg-2'],
      Attributes: { 'idle_timeout.timeout_seconds': '30' },
      Tags: [{ Key: 'Name', Value: 'line' }],
    },
    service: 'elasticloadbalancing',
    actions: { DescribeNetworkInterfaces: 'ec2:DescribeNetworkInterfaces' },
    // What AWS wants of whoever creates a load balancer, the first of which makes the role of the service.
    implied: [
      ...['AccountAttributes', 'Addresses', 'CoipPools', 'InternetGateways', 'SecurityGroups', 'Subnets', 'Vpcs'].map(
        (name) => `ec2:Describe${name}`,
      ),
      'ec2:GetCoipPoolUsage',
      'iam:CreateServiceLinkedRole',
    ],
  },
  {
    type: DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE,
    token: (scope) => dbInstanceCustomerOwnedIpProvider(scope, 'arn:aws:rds:eu-west-3:111122223333:db:orders').serviceToken,
    created: { DBInstanceIdentifier: 'orders' },
    updated: { DBInstanceIdentifier: 'orders' },
    service: 'rds',
  },
  {
    type: DATA_SYNC_LOCATION_TYPE,
    token: (scope) => dataSyncLocationServiceToken(scope, ROLE),
    created: { AccessPointArn, BucketAccessRoleArn: ROLE, AgentArns: ['agent-1'] },
    updated: { AccessPointArn, BucketAccessRoleArn: ROLE, AgentArns: ['agent-2'] },
    service: 'datasync',
    // What AWS wants of whoever creates a location with tags and a role.
    implied: ['datasync:TagResource', 'iam:GetRole', 'iam:PassRole'],
  },
  {
    type: DATA_SYNC_AGENT_TYPE,
    token: (scope) => dataSyncAgentServiceToken(scope, ActivationKeyFunctionArn),
    created: agent('10.0.8.10', 'first'),
    updated: agent('10.0.8.10', 'renamed'),
    replaced: agent('10.0.8.11', 'renamed'),
    service: 'datasync',
    actions: { Invoke: 'lambda:InvokeFunction' },
    // What DataSync looks at a VPC endpoint by.
    implied: [
      'datasync:TagResource',
      ...['VpcEndpoints', 'NetworkInterfaces', 'SecurityGroups', 'Subnets'].map((name) => `ec2:Describe${name}`),
    ],
  },
  {
    type: IMAGE_TYPE,
    token: imageServiceToken,
    created: { SourceImageId: 'ami-1', OutpostArn: 'outpost', Tags },
    updated: { SourceImageId: 'ami-1', OutpostArn: 'outpost', Tags: [{ Key: 'Name', Value: 'line' }] },
    replaced: { SourceInstanceId: 'i-1' },
    // What AWS wants of whoever deletes snapshots with their image, and of whoever makes snapshots that a key encrypts.
    implied: [
      'ec2:DeleteSnapshot',
      ...['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo'].map(
        (action) => `kms:${action}`,
      ),
    ],
  },
  {
    type: REPLICATION_GROUP_TYPE,
    token: (scope) => replicationGroupServiceToken(scope, KEY),
    created: replicationGroup({ NumCacheClusters: '1', Tags }),
    updated: replicationGroup({ NumCacheClusters: '2', Tags: [{ Key: 'Name', Value: 'line' }] }),
    replaced: replicationGroup({ NumCacheClusters: '1' }),
    service: 'elasticache',
    // The first cache of an account makes the role of the service.
    implied: [
      'iam:CreateServiceLinkedRole',
      ...['CreateGrant', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'].map((action) => `kms:${action}`),
    ],
  },
  {
    type: BUCKET_VERSIONING_TYPE,
    token: bucketVersioningServiceToken,
    created: { BucketArn, Status: 'Enabled' },
    updated: { BucketArn, Status: 'Suspended' },
    service: 's3-outposts',
  },
  {
    type: BUCKET_REPLICATION_TYPE,
    token: (scope) => bucketReplicationServiceToken(scope, ROLE),
    created: { BucketArn, RoleArn: 'role', Rules: [replicationRule(AccessPointArn)] },
    updated: { BucketArn, RoleArn: 'role', Rules: [replicationRule(`${AccessPointArn}-2`)] },
    service: 's3-outposts',
    actions: { PutBucketReplication: 'PutReplicationConfiguration', DeleteBucketReplication: 'PutReplicationConfiguration' },
    implied: ['iam:PassRole'],
  },
];

function capacityTask(InstanceType: string, Count: number): object {
  const AssetId = inventory.outposts![0].assets![0].AssetId!;
  return { OutpostArn, AssetId, InstancePools: [{ InstanceType, Count }], TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION' };
}
/** What Lambda does for a function. */
const LOGGED = ['logs:CreateLogStream', 'logs:PutLogEvents'];

function agent(Address: string, AgentName: string): object {
  return { InstanceId: `i-${Address}`, Address, ActivationKeyFunctionArn, AgentName };
}

function replicationGroup(unlike: object): object {
  const SecurityGroupIds = ['sg-08181818181818181'];
  return { OutpostArn: 'outpost', CacheSubnetGroupName: 'plant', Engine: 'valkey', SecurityGroupIds, ...unlike };
}

function replicationRule(destination: string): object {
  return { Bucket: AccessPointArn, Destination: { Bucket: destination }, Status: 'Enabled', Priority: '1' };
}

test.each(LIVES)(
  'the policy of $type names the actions that the handler calls, no less and no more',
  async ({ type, token, created, updated, replaced = updated, service = 'ec2', implied = [], actions = {} }) => {
    const server = await AwsServer.start(inventory);
    server.subnetPools.set(SubnetId, undefined);
    server.dbInstances.push({ DBInstanceIdentifier: 'orders', DBInstanceStatus: 'available', CustomerOwnedIpEnabled: false });
    server.outpostsBuckets.push({ BucketArn, versioning: 'Enabled' });
    for (const address of ['10.0.8.10', '10.0.8.11']) server.agentAppliances.set(address, { startsFor: 0, keys: [], isActivated: false });
    const lambda = new Lambda(stagedFunction(type, token), server);
    const cloudFormation = new CloudFormation<object>(lambda);
    const isDone = [await cloudFormation.create(created), await cloudFormation.update(updated), await cloudFormation.update(replaced)];
    expect([...isDone, await cloudFormation.delete()]).toEqual([true, true, true, true]);
    await lambda.stop();
    await server.stop();

    const stack = new Stack(newApp(), 'Plant');
    token(stack);
    const allowed = new Set(statementsOf(stack).flatMap(({ Action }) => Action));
    const called = server.requests.map(({ operation }) => {
      const action = actions[operation] ?? operation;
      return action.includes(':') ? action : `${service}:${action}`;
    });
    expect([...allowed].sort()).toEqual([...new Set([...called, ...implied, ...LOGGED])].sort());
  },
);

/** Dependent actions of the reference that the requests of the handlers do not require. */
const NOT_REQUIRED = [
  // The service-linked role has them: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ElastiCacheServiceRolePolicy.html
  ...['CreateNetworkInterface', 'DeleteNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DescribeVpcs'].map(
    (name) => `elasticache ec2:${name}`,
  ),
  // For groups from snapshots.
  'elasticache s3:GetObject',
  // For modifications of roles, keys, tags, tenant databases and passwords.
  ...['iam:PassRole', 'kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'].map((action) => `rds ${action}`),
  ...['rds:AddTagsToResource', 'rds:CreateTenantDatabase'].map((action) => `rds ${action}`),
  ...['CreateSecret', 'RotateSecret', 'TagResource'].map((name) => `rds secretsmanager:${name}`),
];

test.each(LIVES)("the policy of $type allows requests, as AWS's Service Authorization Reference describes their actions", ({ token }) => {
  const stack = new Stack(newApp(), 'Plant');
  token(stack);
  const statements = statementsOf(stack);
  expect(objectionsTo(statements)).toEqual([]);
  expect(missingDependents(statements).filter((action) => !NOT_REQUIRED.includes(action))).toEqual([]);
});

test('no policy allows an action on all roles or all resources of the account, unless the action supports no resources', () => {
  const wide = LIVES.flatMap(({ token }) => {
    const stack = new Stack(newApp(), 'Plant');
    token(stack);
    return statementsOf(stack).map(({ Action, Resource }) => `${[Action].flat().join(' ')} ${JSON.stringify(Resource)}`);
  });
  expect(wide.filter((statement) => /(role|db|subnet)[/:]\*/.test(statement))).toEqual([]);
});
