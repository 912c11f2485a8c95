import {
  AddTagsToResourceCommand,
  CreateReplicationGroupCommand,
  DecreaseReplicaCountCommand,
  DeleteReplicationGroupCommand,
  ElastiCacheClient,
  IncreaseReplicaCountCommand,
  InvalidReplicationGroupStateFault,
  ListTagsForResourceCommand,
  ModifyReplicationGroupCommand,
  paginateDescribeReplicationGroups,
  RemoveTagsFromResourceCommand,
  ReplicationGroupNotFoundFault,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { ensure, until } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { digestOf, passes, type TagFilter } from '../lifecycle/ownership';
import { isAnyMissing, tagChanges, type Tag } from '../lifecycle/tags';
import { REPLICATION_GROUP_ID_PREFIX } from './id-prefix';

/** What `provider.ts` documents. In templates, numbers are text. */
interface Properties {
  readonly Description: string;
  readonly OutpostArn: string;
  readonly CacheSubnetGroupName: string;
  readonly Engine: string;
  readonly EngineVersion?: string;
  readonly CacheNodeType: string;
  readonly NumCacheClusters: string;
  readonly CacheParameterGroupName?: string;
  readonly SecurityGroupIds: string[];
  readonly KmsKeyId?: string;
  readonly UserGroupIds?: readonly string[];
  readonly Tags?: readonly Tag[];
}

/** A replication group, with its tags, which AWS tells apart from it. */
type TaggedGroup = ReplicationGroup & { readonly Tags: readonly { readonly Key?: string; readonly Value?: string }[] };

/** For what may be done twice. */
const elastiCache = new ElastiCacheClient({ maxAttempts: 8, requestHandler: LIMITS });
/** For what may not. */
const elastiCacheOnce = new ElastiCacheClient({ maxAttempts: 1, requestHandler: LIMITS });

/**
 * How long each change may take. That is longer than a function may: Lambda delivers the event three times, and each time the group is
 * found again.
 */
const MINUTES = 40;

/** States in which AWS refuses each change. */
const IN_TRANSITION = ['creating', 'modifying', 'snapshotting', 'deleting'];

/** The one node group of a replication group without cluster mode. */
const NODE_GROUP = '0001';

export const handler = handlerOf<Properties, TaggedGroup>({
  idPrefix: REPLICATION_GROUP_ID_PREFIX,
  idOf: ({ ReplicationGroupId }) => ReplicationGroupId!,
  tagsOf: ({ Tags }) => Tags,
  find,
  async get(id) {
    const [group] = await groupsWhere((candidate) => candidate === id);
    return group && withTags(group);
  },
  isReplacedBy: ({ Tags }, wanted) => isAnyMissing(origin(wanted), Tags),

  async create(wanted, ownership) {
    const { OutpostArn, NumCacheClusters, Tags: given = [] } = wanted;
    const replicas = Number(NumCacheClusters) - 1;
    const Tags = [...given, ...ownership, ...origin(wanted)];
    const { ReplicationGroup: made } = await elastiCacheOnce.send(
      new CreateReplicationGroupCommand({
        // With the same ID the same request makes the same group, however often AWS gets it.
        ReplicationGroupId: idOf(ownership),
        ReplicationGroupDescription: wanted.Description,
        CacheSubnetGroupName: wanted.CacheSubnetGroupName,
        Engine: wanted.Engine,
        EngineVersion: wanted.EngineVersion,
        CacheNodeType: wanted.CacheNodeType,
        CacheParameterGroupName: wanted.CacheParameterGroupName,
        NodeGroupConfiguration: [
          { ReplicaCount: replicas, PrimaryOutpostArn: OutpostArn, ReplicaOutpostArns: Array<string>(replicas).fill(OutpostArn) },
        ],
        AutomaticFailoverEnabled: replicas > 0,
        SecurityGroupIds: wanted.SecurityGroupIds,
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        KmsKeyId: wanted.KmsKeyId,
        UserGroupIds: wanted.UserGroupIds && [...wanted.UserGroupIds],
        Tags,
      }),
    );
    return { ...made, Tags };
  },

  async adjust({ ReplicationGroupId }, wanted, old = wanted) {
    const id = ReplicationGroupId!;
    await setReplicas(id, Number(wanted.NumCacheClusters) - 1, wanted.OutpostArn);
    const { UserGroupIds = [] } = await whenAvailable(id);
    const changes = {
      ReplicationGroupDescription: changed('Description'),
      CacheNodeType: changed('CacheNodeType'),
      EngineVersion: changed('EngineVersion'),
      CacheParameterGroupName: changed('CacheParameterGroupName'),
      SecurityGroupIds: changed('SecurityGroupIds'),
      UserGroupIdsToAdd: listed(wanted.UserGroupIds?.filter((group) => !UserGroupIds.includes(group))),
      UserGroupIdsToRemove: listed(
        old.UserGroupIds?.filter((group) => UserGroupIds.includes(group) && !wanted.UserGroupIds?.includes(group)),
      ),
    };
    if (Object.values(changes).some((change) => change !== undefined)) {
      await change(id, new ModifyReplicationGroupCommand({ ReplicationGroupId, ...changes, ApplyImmediately: true }));
    }
    const { ARN } = await whenAvailable(id);
    const { stale, changed: changedTags } = tagChanges(old.Tags, wanted.Tags);
    const TagKeys = stale.map(({ Key }) => Key);
    if (TagKeys.length > 0) await elastiCache.send(new RemoveTagsFromResourceCommand({ ResourceName: ARN, TagKeys }));
    if (changedTags.length > 0) await elastiCache.send(new AddTagsToResourceCommand({ ResourceName: ARN, Tags: changedTags }));

    function changed<K extends keyof Properties>(name: K): Properties[K] | undefined {
      return JSON.stringify(wanted[name]) === JSON.stringify(old[name]) ? undefined : wanted[name];
    }
  },

  // What keeps it, AWS says itself.
  inUse: () => Promise.resolve(undefined),

  async remove({ ReplicationGroupId }) {
    const isThere = async () => (await groupsWhere((id) => id === ReplicationGroupId))[0];
    const isDeletable = (group?: ReplicationGroup) => !group || group.Status === 'deleting' || !IN_TRANSITION.includes(group.Status ?? '');
    const reason = `replication group ${ReplicationGroupId} cannot be deleted, since it is being changed,`;
    const found = await until(isThere, isDeletable, reason, MINUTES);
    const isGoing = async () => ((await isThere())?.Status ?? 'deleting') === 'deleting';
    if (found && found.Status !== 'deleting') {
      await ensure(() => elastiCacheOnce.send(new DeleteReplicationGroupCommand({ ReplicationGroupId })), isGoing);
    }
    // Its subnet group and its security groups can be deleted only then.
    await until(isThere, (group) => !group, `replication group ${ReplicationGroupId} has not been deleted`, MINUTES);
  },

  async attributes({ ReplicationGroupId }) {
    const [{ PrimaryEndpoint, ReaderEndpoint } = {}] = (await whenAvailable(ReplicationGroupId!)).NodeGroups ?? [];
    return {
      'PrimaryEndPoint.Address': PrimaryEndpoint!.Address!,
      'PrimaryEndPoint.Port': String(PrimaryEndpoint!.Port!),
      'ReaderEndPoint.Address': (ReaderEndpoint ?? PrimaryEndpoint)!.Address!,
    };
  },
});

/** What AWS cannot change, and does not tell of a group. */
function origin({ OutpostArn, CacheSubnetGroupName, Engine, KmsKeyId = '' }: Properties): Tag[] {
  return [
    { Key: 'cdk-outposts:outpost', Value: OutpostArn },
    { Key: 'cdk-outposts:subnet-group', Value: CacheSubnetGroupName },
    { Key: 'cdk-outposts:engine', Value: Engine },
    { Key: 'cdk-outposts:kms-key', Value: KmsKeyId },
  ];
}

/** An ID has 40 characters at most. */
function idOf(ownership: readonly Tag[]): string {
  return `${REPLICATION_GROUP_ID_PREFIX}${digestOf(ownership).slice(0, 31)}`;
}

/** What is there is asked each time, since an earlier delivery may have ended halfway. */
async function setReplicas(id: string, wanted: number, outpostArn: string): Promise<void> {
  const { MemberClusters = [] } = await whenAvailable(id);
  const there = MemberClusters.length - 1;
  const common = { ReplicationGroupId: id, ApplyImmediately: true };
  // Without a replica nothing can take over.
  if (wanted === 0) await setFailover(id, false);
  if (wanted < there) await change(id, new DecreaseReplicaCountCommand({ ...common, NewReplicaCount: wanted }));
  if (wanted > there) {
    const shard = { NodeGroupId: NODE_GROUP, NewReplicaCount: wanted, PreferredOutpostArns: Array<string>(wanted + 1).fill(outpostArn) };
    await change(id, new IncreaseReplicaCountCommand({ ...common, ReplicaConfiguration: [shard] }));
  }
  if (wanted > 0) await setFailover(id, true);
}

async function setFailover(id: string, AutomaticFailoverEnabled: boolean): Promise<void> {
  const { AutomaticFailover } = await whenAvailable(id);
  if ((AutomaticFailover === 'enabled') === AutomaticFailoverEnabled) return;
  await change(id, new ModifyReplicationGroupCommand({ ReplicationGroupId: id, AutomaticFailoverEnabled, ApplyImmediately: true }));
  await whenAvailable(id);
}

/** Of which the answer may be lost: then the group is being changed. */
async function change(
  id: string,
  command: DecreaseReplicaCountCommand | IncreaseReplicaCountCommand | ModifyReplicationGroupCommand,
): Promise<void> {
  const isUnderWay = async () => (await groupsWhere((candidate) => candidate === id))[0]?.Status === 'modifying';
  await ensure(() => elastiCacheOnce.send(command as ModifyReplicationGroupCommand), isUnderWay);
}

/** AWS takes no empty list. */
function listed(ids: string[] = []): string[] | undefined {
  return ids.length > 0 ? ids : undefined;
}

async function whenAvailable(id: string): Promise<ReplicationGroup> {
  const [group] = await until(
    () => groupsWhere((candidate) => candidate === id),
    ([found]) => !IN_TRANSITION.includes(found?.Status ?? ''),
    `replication group ${id} has not become available`,
    MINUTES,
  );
  if (!group) throw new Error(`replication group ${id} does not exist any more`);
  if (group.Status !== 'available') throw new Error(`replication group ${id} is in the state ${group.Status}`);
  return group;
}

/** AWS tells the tags of a group when it is made: those of the handlers are waited for. */
async function find(filters: readonly TagFilter[]): Promise<TaggedGroup[]> {
  const groups = await until(
    () => groupsWhere((id) => id.startsWith(REPLICATION_GROUP_ID_PREFIX)),
    (found) => found.every(({ Status }) => Status !== 'creating'),
    'the replication groups of CloudFormation are still being made',
    MINUTES,
  );
  const tagged = await Promise.all(groups.map(withTags));
  return tagged.filter(({ Tags }) => passes(Tags, filters));
}

async function groupsWhere(isWanted: (id: string) => boolean): Promise<ReplicationGroup[]> {
  const groups: ReplicationGroup[] = [];
  for await (const page of paginateDescribeReplicationGroups({ client: elastiCache }, {})) groups.push(...(page.ReplicationGroups ?? []));
  return groups.filter(({ ReplicationGroupId }) => isWanted(ReplicationGroupId!));
}

async function withTags(group: ReplicationGroup): Promise<TaggedGroup> {
  try {
    const { TagList = [] } = await elastiCache.send(new ListTagsForResourceCommand({ ResourceName: group.ARN }));
    return { ...group, Tags: TagList };
  } catch (error) {
    if (error instanceof ReplicationGroupNotFoundFault || error instanceof InvalidReplicationGroupStateFault) return { ...group, Tags: [] };
    throw error;
  }
}
