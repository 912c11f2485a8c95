import { AwsQuery, members, pairs, type Operations } from './aws-query';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** A replication group, as `DescribeReplicationGroups` answers it, with what goes on in it. */
export interface ReplicationGroupElement {
  readonly ReplicationGroupId: string;
  readonly Status: string;
  /** The Outposts of its nodes. */
  readonly outposts: readonly string[];
  readonly automaticFailover: boolean;
  /** What else it was made of. */
  readonly settings: { readonly [name: string]: string };
  readonly securityGroups: readonly string[];
  readonly userGroups: readonly string[];
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly CreateTime: string;
  /** So often it is described until it is what it is becoming. */
  readonly looks: number;
}

const LOOKS = 2;
/** What can be set, and changed later. */
const SETTINGS = ['CacheNodeType', 'EngineVersion', 'CacheParameterGroupName', 'ReplicationGroupDescription'];
const FIXED = ['Engine', 'CacheSubnetGroupName', 'KmsKeyId'];

const operations: Operations = {
  CreateReplicationGroup(request, state) {
    const ReplicationGroupId = one(request, 'ReplicationGroupId')!;
    if (!/^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/.test(ReplicationGroupId))
      throw invalid(`${ReplicationGroupId} is not a valid identifier`);
    if (state.replicationGroups.some((group) => group.ReplicationGroupId === ReplicationGroupId)) {
      throw new AwsError('ReplicationGroupAlreadyExists', 400, `Replication group ${ReplicationGroupId} already exists`);
    }
    const shard = 'NodeGroupConfiguration.NodeGroupConfiguration.1';
    const outposts = [one(request, `${shard}.PrimaryOutpostArn`)!, ...members(request, `${shard}.ReplicaOutpostArns`, 'OutpostArn')];
    if (new Set(outposts).size !== 1) throw invalid('the nodes have to be on one Outpost');
    if (outposts.length !== Number(one(request, `${shard}.ReplicaCount`)) + 1) throw invalid('each replica has an Outpost');
    const automaticFailover = one(request, 'AutomaticFailoverEnabled') === 'true';
    if (automaticFailover && outposts.length === 1) throw invalid('Automatic failover needs a replica');
    const names = [...SETTINGS, ...FIXED].filter((name) => one(request, name) !== undefined);
    const made: ReplicationGroupElement = {
      ReplicationGroupId,
      Status: 'creating',
      outposts,
      automaticFailover,
      settings: Object.fromEntries(names.map((name) => [name, one(request, name)!])),
      securityGroups: members(request, 'SecurityGroupIds', 'SecurityGroupId'),
      userGroups: members(request, 'UserGroupIds'),
      Tags: pairs(request, 'Tags', 'Tag'),
      CreateTime: new Date(state.now()).toISOString(),
      looks: LOOKS,
    };
    if (made.settings.CacheSubnetGroupName === 'gone') throw new AwsError('CacheSubnetGroupNotFoundFault', 400, 'no such subnet group');
    state.replicationGroups.push(made);
    return { ReplicationGroup: described(made, state) };
  },

  DescribeReplicationGroups(request, state) {
    if (!state.isEndless) state.replicationGroups.splice(0, Infinity, ...state.replicationGroups.flatMap(looked));
    const id = one(request, 'ReplicationGroupId');
    const groups = id === undefined ? state.replicationGroups : [groupOf(id, state)];
    return { ReplicationGroups: groups.map((group) => described(group, state)) };
  },

  ModifyReplicationGroup(request, state) {
    const group = availableOf(request, state);
    if (one(request, 'ApplyImmediately') !== 'true') throw invalid('it would wait for the maintenance');
    const securityGroups = members(request, 'SecurityGroupIds', 'SecurityGroupId');
    const leaving = members(request, 'UserGroupIdsToRemove');
    const failover = one(request, 'AutomaticFailoverEnabled');
    if (failover === 'true' && group.outposts.length === 1) throw invalid('Automatic failover needs a replica');
    const changed = SETTINGS.filter((name) => one(request, name) !== undefined).map((name) => [name, one(request, name)!]);
    return change(state, {
      ...group,
      Status: 'modifying',
      looks: LOOKS,
      settings: { ...group.settings, ...Object.fromEntries(changed) },
      securityGroups: securityGroups.length > 0 ? securityGroups : group.securityGroups,
      userGroups: [...group.userGroups.filter((id) => !leaving.includes(id)), ...members(request, 'UserGroupIdsToAdd')],
      automaticFailover: failover === undefined ? group.automaticFailover : failover === 'true',
    });
  },

  IncreaseReplicaCount(request, state) {
    const group = availableOf(request, state);
    const shard = 'ReplicaConfiguration.ConfigureShard.1';
    const outposts = members(request, `${shard}.PreferredOutpostArns`, 'PreferredOutpostArn');
    if (one(request, `${shard}.NodeGroupId`) !== '0001') throw new AwsError('NodeGroupNotFoundFault', 404, 'no such node group');
    if (outposts.length !== Number(one(request, `${shard}.NewReplicaCount`)) + 1) throw invalid('each node has an Outpost');
    if (outposts.length <= group.outposts.length) throw new AwsError('NoOperationFault', 400, 'that many there are');
    return change(state, { ...group, outposts, Status: 'modifying', looks: LOOKS });
  },

  DecreaseReplicaCount(request, state) {
    const group = availableOf(request, state);
    const nodes = Number(one(request, 'NewReplicaCount')) + 1;
    if (nodes >= group.outposts.length) throw new AwsError('NoOperationFault', 400, 'that many there are');
    if (nodes === 1 && group.automaticFailover) throw invalid('Automatic failover needs a replica');
    return change(state, { ...group, outposts: group.outposts.slice(0, nodes), Status: 'modifying', looks: LOOKS });
  },

  DeleteReplicationGroup(request, state) {
    const group = groupOf(one(request, 'ReplicationGroupId')!, state);
    if (!['available', 'create-failed'].includes(group.Status)) throw notAvailable(group);
    return change(state, { ...group, Status: 'deleting', looks: LOOKS });
  },

  ListTagsForResource: (request, state) => ({ TagList: taggedOf(request, state).Tags }),

  AddTagsToResource(request, state) {
    const group = taggedOf(request, state);
    const added = pairs(request, 'Tags', 'Tag');
    const Tags = [...group.Tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added];
    change(state, { ...group, Tags });
    return { TagList: Tags };
  },

  RemoveTagsFromResource(request, state) {
    const group = taggedOf(request, state);
    const keys = members(request, 'TagKeys');
    const Tags = group.Tags.filter(({ Key }) => !keys.includes(Key));
    change(state, { ...group, Tags });
    return { TagList: Tags };
  },
};

export const caches = new AwsQuery('elasticache', 'http://elasticache.amazonaws.com/doc/2015-02-02/', operations, {
  ReplicationGroups: 'ReplicationGroup',
  MemberClusters: 'ClusterId',
  MemberClustersOutpostArns: 'ReplicationGroupOutpostArn',
  NodeGroups: 'NodeGroup',
  TagList: 'Tag',
});

function described({ ReplicationGroupId, Status, outposts, ...group }: ReplicationGroupElement, { inventory }: AwsState): object {
  const { region, account } = inventory;
  const endpoint = (prefix: string) => ({ Address: `${prefix}.${ReplicationGroupId}.ng.cache.amazonaws.com`, Port: 6379 });
  const endpoints = { PrimaryEndpoint: endpoint('master'), ReaderEndpoint: endpoint('replica') };
  return {
    ReplicationGroupId,
    Description: group.settings.ReplicationGroupDescription,
    Status,
    MemberClusters: outposts.map((_, index) => `${ReplicationGroupId}-00${index + 1}`),
    MemberClustersOutpostArns: outposts,
    // A group that is being made has none.
    NodeGroups: Status === 'creating' ? [] : [{ NodeGroupId: '0001', Status, ...endpoints }],
    AutomaticFailover: group.automaticFailover ? 'enabled' : 'disabled',
    CacheNodeType: group.settings.CacheNodeType,
    ARN: `arn:aws:elasticache:${region}:${account}:replicationgroup:${ReplicationGroupId}`,
    UserGroupIds: group.userGroups,
    Engine: group.settings.Engine,
    ReplicationGroupCreateTime: group.CreateTime,
  };
}

/** Time passes by being asked. */
function looked(group: ReplicationGroupElement): ReplicationGroupElement[] {
  if (group.looks > 0) return [{ ...group, looks: group.looks - 1 }];
  if (group.Status === 'deleting') return [];
  return [{ ...group, Status: group.Status === 'create-failed' ? group.Status : 'available' }];
}

function groupOf(id: string, { replicationGroups }: AwsState): ReplicationGroupElement {
  const group = replicationGroups.find(({ ReplicationGroupId }) => ReplicationGroupId === id);
  if (!group) throw new AwsError('ReplicationGroupNotFoundFault', 404, `Replication group ${id} not found.`);
  return group;
}

function availableOf(request: AwsRequest, state: AwsState): ReplicationGroupElement {
  const group = groupOf(one(request, 'ReplicationGroupId')!, state);
  if (group.Status !== 'available') throw notAvailable(group);
  return group;
}

/** Tags are told, and changed, while a group is available: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ListTagsForResource.html */
function taggedOf(request: AwsRequest, state: AwsState): ReplicationGroupElement {
  const group = groupOf(one(request, 'ResourceName')!.split(':').at(-1)!, state);
  if (group.Status !== 'available') throw notAvailable(group);
  return group;
}

function change(state: AwsState, changed: ReplicationGroupElement): object {
  const index = state.replicationGroups.findIndex(({ ReplicationGroupId }) => ReplicationGroupId === changed.ReplicationGroupId);
  state.replicationGroups[index] = changed;
  return { ReplicationGroup: described(changed, state) };
}

function notAvailable({ ReplicationGroupId, Status }: ReplicationGroupElement): AwsError {
  return new AwsError('InvalidReplicationGroupState', 400, `Replication group ${ReplicationGroupId} has status ${Status}.`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', 400, message);
}
