import type { AssetElement, AssetInstanceElement, OutpostInventoryEntry } from '../../lib/inventory/inventory';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** A capacity task that was started at the server. */
export interface CapacityTaskState {
  readonly id: string;
  readonly outpostId: string;
  readonly assetId?: string;
  readonly pools: readonly { readonly InstanceType: string; readonly Count: number }[];
  readonly dryRun?: boolean;
  readonly onBlocking: string;
  readonly created: number;
  status: string;
  /** How often the task is still described before it goes on. */
  looks: number;
  failed?: { readonly Reason: string; readonly Type: string };
}

const FINAL = ['COMPLETED', 'FAILED', 'CANCELLED'];

/** Those that change slots: a dry run changes none. */
function active(state: AwsState, outpostId: string): CapacityTaskState[] {
  return state.capacityTasks.filter((task) => task.outpostId === outpostId && !task.dryRun && !FINAL.includes(task.status));
}

/** https://docs.aws.amazon.com/outposts/latest/APIReference/API_StartCapacityTask.html */
export function startCapacityTask(entry: OutpostInventoryEntry, request: AwsRequest, state: AwsState): object {
  const { AssetId, InstancePools, DryRun, TaskActionOnBlockingInstances, OrderId } = bodyOf(request);
  const outpostId = entry.outpost!.OutpostId!;
  if (!Array.isArray(InstancePools) || OrderId !== undefined) throw invalid('InstancePools is not valid');
  const pools = InstancePools as CapacityTaskState['pools'];
  for (const { InstanceType, Count } of pools) {
    if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(InstanceType) || !Number.isInteger(Count) || Count < 0 || Count > 9999)
      throw invalid(`${InstanceType} ${Count} is not valid`);
  }
  const asset = entry.assets?.find((one) => one.AssetId === AssetId);
  if (AssetId !== undefined && asset?.AssetType !== 'COMPUTE')
    throw invalid(`AssetId=${AssetId as string} is not valid for Outpost=${outpostId}`);
  const other = active(state, outpostId).find((task) => !AssetId || !task.assetId || task.assetId === AssetId);
  if (other && !DryRun)
    throw new AwsError('ConflictException', 409, `Active CapacityTask ${other.id} already found for Outpost ${outpostId}`);
  const task: CapacityTaskState = {
    id: state.newId('cap-'),
    outpostId,
    assetId: AssetId as string | undefined,
    pools,
    dryRun: DryRun as boolean | undefined,
    onBlocking: (TaskActionOnBlockingInstances as string | undefined) ?? 'WAIT_FOR_EVACUATION',
    created: state.now(),
    status: 'REQUESTED',
    looks: state.capacityTaskLooks,
    ...(state.capacityTaskFailure && { failed: state.capacityTaskFailure }),
  };
  state.capacityTasks.push(task);
  return described(task);
}

export function getCapacityTask(entry: OutpostInventoryEntry, request: AwsRequest, state: AwsState): object {
  const task = taskOf(entry, request, state);
  advance(task, entry, state);
  return described(task);
}

export function cancelCapacityTask(entry: OutpostInventoryEntry, request: AwsRequest, state: AwsState): object {
  const task = taskOf(entry, request, state);
  if (FINAL.includes(task.status)) throw new AwsError('ConflictException', 409, `CapacityTask ${task.id} is in a terminal state`);
  Object.assign(task, { status: 'CANCELLATION_IN_PROGRESS', looks: state.capacityTaskLooks });
  return {};
}

/** Elements of the list: those of the inventory are older. */
export function capacityTasksOf(state: AwsState): object[] {
  return state.capacityTasks.map((task) => {
    const { CapacityTaskId, OutpostId, AssetId, CapacityTaskStatus, CreationDate } = described(task);
    return { CapacityTaskId, OutpostId, AssetId, CapacityTaskStatus, CreationDate };
  });
}

export function blockingInstancesOf(entry: OutpostInventoryEntry, request: AwsRequest, state: AwsState): readonly AssetInstanceElement[] {
  return blocking(taskOf(entry, request, state), entry).map(({ InstanceId, AccountId, AwsServiceName }) => ({
    InstanceId,
    AccountId,
    AwsServiceName,
  }));
}

function taskOf(entry: OutpostInventoryEntry, request: AwsRequest, state: AwsState): CapacityTaskState {
  const id = one(request, 'CapacityTaskId') ?? '';
  if (!/^cap-[0-9a-f]{17}$/.test(id)) throw invalid(`${id} is not the ID of a capacity task`);
  const task = state.capacityTasks.find((known) => known.id === id && known.outpostId === entry.outpost?.OutpostId);
  if (task) return task;
  const old = entry.capacityTasks?.find(({ CapacityTaskId }) => CapacityTaskId === id);
  if (!old) throw new AwsError('NotFoundException', 404, `no capacity task ${id}`);
  return {
    id,
    outpostId: entry.outpost!.OutpostId!,
    assetId: old.AssetId,
    pools: [],
    onBlocking: 'WAIT_FOR_EVACUATION',
    created: Date.parse(old.CreationDate ?? ''),
    status: old.CapacityTaskStatus ?? 'COMPLETED',
    looks: Infinity,
  };
}

/** Instances that run in slots that the task removes. */
function blocking(task: CapacityTaskState, entry: OutpostInventoryEntry): AssetInstanceElement[] {
  const running = (entry.assetInstances ?? []).filter(({ AssetId }) => !task.assetId || AssetId === task.assetId);
  return running.filter(({ InstanceType }) => {
    const wanted = task.pools.find((pool) => pool.InstanceType === InstanceType)?.Count ?? 0;
    return running.filter((other) => other.InstanceType === InstanceType).length > wanted;
  });
}

function advance(task: CapacityTaskState, entry: OutpostInventoryEntry, state: AwsState): void {
  if (state.isEndless || FINAL.includes(task.status) || task.looks-- > 0) return;
  task.looks = state.capacityTaskLooks;
  if (task.status === 'CANCELLATION_IN_PROGRESS') task.status = 'CANCELLED';
  else if (task.failed) task.status = 'FAILED';
  else if (task.dryRun) task.status = 'COMPLETED';
  else if (task.status === 'REQUESTED') task.status = 'IN_PROGRESS';
  else if (blocking(task, entry).length > 0) {
    if (task.onBlocking === 'WAIT_FOR_EVACUATION') task.status = 'WAITING_FOR_EVACUATION';
    else
      Object.assign(task, { status: 'FAILED', failed: { Reason: 'Instances run in the slots', Type: 'BLOCKING_INSTANCES_NOT_EVACUATED' } });
  } else {
    task.status = 'COMPLETED';
    const asset = entry.assets?.find(({ AssetId }) => AssetId === task.assetId) as
      { ComputeAttributes: AssetElement['ComputeAttributes'] } | undefined;
    if (asset)
      asset.ComputeAttributes = { ...asset.ComputeAttributes, InstanceTypeCapacities: task.pools.filter(({ Count }) => Count > 0) };
  }
}

function described(task: CapacityTaskState) {
  const seconds = task.created / 1000;
  return {
    CapacityTaskId: task.id,
    OutpostId: task.outpostId,
    AssetId: task.assetId,
    RequestedInstancePools: task.pools,
    DryRun: task.dryRun ?? false,
    CapacityTaskStatus: task.status,
    ...(task.status === 'FAILED' && { Failed: task.failed }),
    CreationDate: seconds,
    LastModifiedDate: seconds,
    TaskActionOnBlockingInstances: task.onBlocking,
  };
}

function bodyOf(request: AwsRequest): { readonly [name: string]: unknown } {
  return JSON.parse(one(request, 'body') || '{}');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}
