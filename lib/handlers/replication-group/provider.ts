import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';
import { REPLICATION_GROUP_ID_PREFIX } from './id-prefix';

/**
 * An ElastiCache replication group on an Outpost, which `AWS::ElastiCache::ReplicationGroup` does not support. `Ref` returns its ID.
 * `PrimaryEndPoint.Address`, `PrimaryEndPoint.Port` and `ReaderEndPoint.Address` return the same values as for
 * `AWS::ElastiCache::ReplicationGroup`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const REPLICATION_GROUP_TYPE = 'Custom::OutpostsReplicationGroup';

/** Properties of `Custom::OutpostsReplicationGroup` in the template. */
export interface ReplicationGroupResourceProperties {
  /** Description of the group. */
  readonly Description: string;
  /** ARN of the Outpost. A change replaces the group. */
  readonly OutpostArn: string;
  /** Name of the subnet group, whose subnets are on the Outpost. A change replaces the group. */
  readonly CacheSubnetGroupName: string;
  /** `valkey` or `redis`. A change replaces the group. */
  readonly Engine: string;
  readonly EngineVersion?: string;
  readonly CacheNodeType: string;
  /** Number of nodes: the primary and its replicas. */
  readonly NumCacheClusters: number;
  readonly CacheParameterGroupName?: string;
  readonly SecurityGroupIds: string[];
  /** KMS key for encryption at rest. A change replaces the group. */
  readonly KmsKeyId?: string;
  readonly UserGroupIds?: string[];
  /** Tags of the group, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/**
 * Service token of the custom resource.
 *
 * @param kmsKeyArn the key for encryption at rest, if it is not the key of ElastiCache
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
 */
export function replicationGroupServiceToken(scope: Construct, kmsKeyArn?: string): string {
  const stack = Stack.of(scope);
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'elasticache', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const group = arn('replicationgroup', `${REPLICATION_GROUP_ID_PREFIX}*`);
  const [subnetGroups, ...others] = ['subnetgroup', 'parametergroup', 'usergroup'].map((resource) => arn(resource, '*'));
  const nodes = arn('cluster', `${REPLICATION_GROUP_ID_PREFIX}*`);
  const actions = (...names: string[]) => names.map((name) => `elasticache:${name}`);
  const provider = handlerProvider(scope, REPLICATION_GROUP_TYPE, __dirname, [
    // The handler lists all groups: ElastiCache does not support tag filters.
    { Effect: 'Allow', Action: actions('DescribeReplicationGroups'), Resource: arn('replicationgroup', '*') },
    { Effect: 'Allow', Action: actions('ListTagsForResource'), Resource: group },
    {
      Effect: 'Allow',
      Action: actions('CreateReplicationGroup', 'AddTagsToResource'),
      Resource: group,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // The tags of the group are also those of its nodes.
    {
      Effect: 'Allow',
      Action: actions('AddTagsToResource'),
      Resource: nodes,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // Requests have no condition keys for the other resources that they specify, which do not have the stack tag.
    { Effect: 'Allow', Action: actions('CreateReplicationGroup'), Resource: [nodes, subnetGroups, ...others] },
    {
      Effect: 'Allow',
      Action: actions('AddTagsToResource', 'RemoveTagsFromResource'),
      Resource: [group, nodes],
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    {
      Effect: 'Allow',
      Action: actions('DecreaseReplicaCount', 'DeleteReplicationGroup', 'IncreaseReplicaCount', 'ModifyReplicationGroup'),
      Resource: group,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    { Effect: 'Allow', Action: actions('ModifyReplicationGroup'), Resource: others },
    // The first cache of an account creates the service-linked role that ElastiCache uses for network interfaces.
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: stack.formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: 'aws-service-role/elasticache.amazonaws.com/AWSServiceRoleForElastiCache',
      }),
    },
  ]);
  if (kmsKeyArn) {
    const Action = ['CreateGrant', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'].map((action) => `kms:${action}`);
    provider.addToRolePolicy({ Effect: 'Allow', Action, Resource: kmsKeyArn });
  }
  return provider.serviceToken;
}
