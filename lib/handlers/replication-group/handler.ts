import {
  AddTagsToResourceCommand,
  CreateReplicationGroupCommand,
  DecreaseReplicaCountCommand,
  DeleteReplicationGroupCommand,
  DescribeReplicationGroupsCommand,
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
import { ensure, isRejection, pollThroughoutRequest } from '../lifecycle/attempts';
import { IDEMPOTENT, NOT_IDEMPOTENT } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { isOwnershipName, ownershipName, type TagFilter } from '../lifecycle/ownership';
import { isAnyMissing, tagChanges, type Tag } from '../lifecycle/tags';
import { REPLICATION_GROUP_ID_PREFIX } from './id-prefix';

/** See `provider.ts`. Numbers are strings in templates. */
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

const elastiCache = new ElastiCacheClient(IDEMPOTENT);
const elastiCacheNoRetry = new ElastiCacheClient(NOT_IDEMPOTENT);

/** States in which ElastiCache rejects all changes. */
const IN_TRANSITION = ['creating', 'modifying', 'snapshotting', 'deleting'];

/** ID of the only node group if cluster mode is disabled. */
const NODE_GROUP = '0001';

export const handler = handlerOf<Properties, ReplicationGroup>({
  idPrefix: REPLICATION_GROUP_ID_PREFIX,
  idOf: ({ ReplicationGroupId }) => ReplicationGroupId!,
  find,
  get: describe,
  async requiresReplacement({ ReplicationGroupId, Status }, wanted) {
    if (Status === 'deleting') return true;
    // ElastiCache returns the tags of available groups only.
    const { ARN } = await whenAvailable(ReplicationGroupId!);
    const { TagList = [] } = await elastiCache.send(new ListTagsForResourceCommand({ ResourceName: ARN }));
    return isAnyMissing(origin(wanted), TagList);
  },

  async create(wanted, ownership) {
    const { OutpostArn, NumCacheClusters, Tags: templateTags = [] } = wanted;
    const replicas = Number(NumCacheClusters) - 1;
    const Tags = [...templateTags, ...ownership, ...origin(wanted)];
    const { ReplicationGroup: created } = await elastiCacheNoRetry.send(
      new CreateReplicationGroupCommand({
        // The ID makes the request idempotent.
        ReplicationGroupId: `${REPLICATION_GROUP_ID_PREFIX}${ownershipName(ownership)}`,
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
    return created!;
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

  // ElastiCache returns the reason if it rejects the deletion.
  inUse: () => Promise.resolve(undefined),

  async remove({ ReplicationGroupId }, onBegun) {
    const id = ReplicationGroupId!;
    const group = await describe(id);
    if (group && group.Status !== 'deleting') {
      const found = await whenSettled(id, `replication group ${id} cannot be deleted: a change in progress did not complete`);
      const isBeingDeleted = async () => ((await describe(id))?.Status ?? 'deleting') === 'deleting';
      const deletion = () => elastiCacheNoRetry.send(new DeleteReplicationGroupCommand({ ReplicationGroupId }));
      if (found) await whenAccepted(id, deletion, isBeingDeleted);
    }
    onBegun?.();
    // Its subnet group and security groups can be deleted only after the group.
    await pollThroughoutRequest(
      () => describe(id),
      (deleted) => !deleted,
      `replication group ${id} was not deleted`,
    );
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

/** Properties that ElastiCache cannot modify and does not return. */
function origin({ OutpostArn, CacheSubnetGroupName, Engine, KmsKeyId = '' }: Properties): Tag[] {
  return [
    { Key: 'cdk-outposts:outpost', Value: OutpostArn },
    { Key: 'cdk-outposts:subnet-group', Value: CacheSubnetGroupName },
    { Key: 'cdk-outposts:engine', Value: Engine },
    { Key: 'cdk-outposts:kms-key', Value: KmsKeyId },
  ];
}

/** Compares the current replicas, because an earlier delivery may be incomplete. */
async function setReplicas(id: string, wanted: number, outpostArn: string): Promise<void> {
  const { MemberClusters = [] } = await whenAvailable(id);
  const current = MemberClusters.length - 1;
  const common = { ReplicationGroupId: id, ApplyImmediately: true };
  // Automatic failover requires a replica.
  if (wanted === 0) await setFailover(id, false);
  if (wanted < current) await change(id, new DecreaseReplicaCountCommand({ ...common, NewReplicaCount: wanted }));
  if (wanted > current) {
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

/** If the response is lost, the status of the group is `modifying`. */
function change(
  id: string,
  command: DecreaseReplicaCountCommand | IncreaseReplicaCountCommand | ModifyReplicationGroupCommand,
): Promise<void> {
  const isModifying = async (isUnanswered: boolean) => isUnanswered && (await describe(id))?.Status === 'modifying';
  return whenAccepted(id, () => elastiCacheNoRetry.send(command as ModifyReplicationGroupCommand), isModifying);
}

/**
 * Repeats a request that ElastiCache rejects while an earlier change is in progress: its beginning can be described late. A request without
 * a response may itself be that change.
 */
async function whenAccepted(
  id: string,
  request: () => Promise<unknown>,
  isInProgress: (isUnanswered: boolean) => Promise<boolean>,
): Promise<void> {
  let isUnanswered = false;
  const send = () =>
    request().catch((error: unknown) => {
      isUnanswered ||= !isRejection(error);
      throw error;
    });
  const isAccepted = () =>
    ensure(send, () => isInProgress(isUnanswered)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof InvalidReplicationGroupStateFault) return false;
        throw error;
      },
    );
  await pollThroughoutRequest(isAccepted, (accepted) => accepted, `replication group ${id} did not accept a change`);
}

/** ElastiCache does not accept an empty list. */
function listed(ids: string[] = []): string[] | undefined {
  return ids.length > 0 ? ids : undefined;
}

async function whenAvailable(id: string): Promise<ReplicationGroup> {
  const group = await whenSettled(id, `replication group ${id} did not become available`);
  if (!group) throw new Error(`replication group ${id} no longer exists`);
  if (group.Status !== 'available') throw new Error(`replication group ${id} is in the state ${group.Status}`);
  return group;
}

/** Waits until no change is in progress. */
function whenSettled(id: string, reason: string): Promise<ReplicationGroup | undefined> {
  const isSettled = (group?: ReplicationGroup) => !IN_TRANSITION.includes(group?.Status ?? '');
  return pollThroughoutRequest(() => describe(id), isSettled, reason);
}

/** ElastiCache returns the tags of a group after its creation, so the handler finds groups by their IDs. */
async function find(filters: readonly TagFilter[]): Promise<ReplicationGroup[]> {
  const groups: ReplicationGroup[] = [];
  for await (const page of paginateDescribeReplicationGroups({ client: elastiCache }, {})) groups.push(...(page.ReplicationGroups ?? []));
  return groups.filter(({ ReplicationGroupId: id = '' }) => {
    return id.startsWith(REPLICATION_GROUP_ID_PREFIX) && isOwnershipName(id.slice(REPLICATION_GROUP_ID_PREFIX.length), filters);
  });
}

async function describe(ReplicationGroupId: string): Promise<ReplicationGroup | undefined> {
  try {
    const { ReplicationGroups = [] } = await elastiCache.send(new DescribeReplicationGroupsCommand({ ReplicationGroupId }));
    return ReplicationGroups[0];
  } catch (error) {
    if (error instanceof ReplicationGroupNotFoundFault) return undefined;
    throw error;
  }
}
