import {
  CancelCapacityTaskCommand,
  ConflictException,
  GetCapacityTaskCommand,
  ListAssetsCommand,
  ListCapacityTasksCommand,
  NotFoundException,
  OutpostsClient,
  StartCapacityTaskCommand,
  type GetCapacityTaskOutput,
  type TaskActionOnBlockingInstances,
} from '@aws-sdk/client-outposts';
import { before, ensure, isRejection, isTransient, poll, timeToRespond, whenListed } from '../lifecycle/attempts';
import { NOT_IDEMPOTENT } from '../lifecycle/limits';
import { failure, type Handler, type HandlerResponse, type Request } from '../lifecycle/request';
import { whenAllowed } from '../lifecycle/setting';

/** See `provider.ts`. CloudFormation sends numbers as strings. */
interface Properties {
  readonly OutpostArn: string;
  readonly AssetId?: string;
  readonly InstancePools: readonly { readonly InstanceType: string; readonly Count: number | string }[];
  readonly TaskActionOnBlockingInstances: TaskActionOnBlockingInstances;
}

const outposts = new OutpostsClient(NOT_IDEMPOTENT);

/** Time to find out that a capacity task fails. A capacity task can take hours, and CloudFormation waits for one. */
const TRACKING_MINUTES = 4;
const TRACKING_INTERVAL = 15_000;

export const handler: Handler<Properties> = (request) => (request.RequestType === 'Delete' ? deleteTask(request) : startTask(request));

async function startTask(request: Request<Properties>): Promise<HandlerResponse> {
  const { RequestType, ResourceProperties: wanted, OldResourceProperties: old, PhysicalResourceId } = request;
  const end = timeToRespond();
  const target = targetOf(wanted);
  let isRequested = false;
  let id: string | undefined;
  try {
    // The task for other slots of the asset would block this one. When a new target is rolled back, CloudFormation knows no ID of its task.
    const isBack = PhysicalResourceId === target && old !== undefined && keyOf(old) !== keyOf(wanted);
    if (isBack) await whenAllowed(() => cancelMatching(old));
    const task = await whenAllowed(() =>
      poll(
        async () => (await find(wanted)) ?? (await start(wanted, () => (isRequested = true))),
        (state) => state !== 'busy',
        `another capacity task of ${target} was not finished`,
      ),
    );
    if (task === 'busy' || task === 'slotted') return responseOf(target, target, 'COMPLETED');
    id = task.CapacityTaskId!;
    const { CapacityTaskStatus: status = 'UNKNOWN', Failed: reason } = await track(wanted, task);
    if (status === 'FAILED') throw new Error(`capacity task ${id} failed: ${[reason?.Type, reason?.Reason].filter(Boolean).join(': ')}`);
    return responseOf(target, id, status);
  } catch (error) {
    if (RequestType !== 'Create') throw error;
    // CloudFormation does not delete the task: the CDK sends no physical ID after a failed creation.
    await before(end, id === undefined ? cancelMatching(wanted) : cancel(wanted, id)).catch((problem: unknown) => {
      // This delivery, or an earlier one without a response, may have started one.
      const mayExist = id !== undefined || (isRequested ? !isRejection(error) : !isRejection(problem));
      if (mayExist) throw new Error(`${failure(error).message}; a capacity task of ${target} may be active: cancel it manually`);
    });
    throw error;
  }
}

async function deleteTask({ ResourceProperties: properties, PhysicalResourceId }: Request<Properties>): Promise<HandlerResponse> {
  await cancelMatching(properties);
  return { PhysicalResourceId: PhysicalResourceId! };
}

/** Times that the tasks are listed: AWS can list a new task late. */
const LISTS = 5;

/** Cancels the active task for the slots. Succeeds if there is none, or no such Outpost. */
async function cancelMatching(properties: Properties): Promise<void> {
  let lists = 0;
  try {
    const list = async () => {
      lists++;
      return (await activeTasks(properties)).filter((task) => isFor(task, properties));
    };
    const matching = await poll(list, (tasks) => tasks.length > 0 || lists >= LISTS, 'the capacity tasks were not listed');
    for (const { CapacityTaskId } of matching) await cancel(properties, CapacityTaskId!);
  } catch (error) {
    if (!(error instanceof NotFoundException)) throw error;
  }
}

/** The active task for the slots; `slotted` if they are there, `busy` if another task is active; `undefined` if a task can start. */
async function find(wanted: Properties): Promise<GetCapacityTaskOutput | 'slotted' | 'busy' | undefined> {
  const tasks = await activeTasks(wanted);
  const matching = tasks.find((task) => isFor(task, wanted) && task.CapacityTaskStatus !== 'CANCELLATION_IN_PROGRESS');
  if (matching) return matching;
  if (tasks.some(({ AssetId }) => !AssetId || !wanted.AssetId || AssetId === wanted.AssetId)) return 'busy';
  return (await hasSlots(wanted)) ? 'slotted' : undefined;
}

async function start(wanted: Properties, onRequest: () => void): Promise<GetCapacityTaskOutput | 'busy'> {
  const { OutpostArn: OutpostIdentifier, AssetId, InstancePools, TaskActionOnBlockingInstances } = wanted;
  onRequest();
  const pools = InstancePools.map(({ InstanceType, Count }) => ({ InstanceType, Count: Number(Count) }));
  try {
    return await outposts.send(
      new StartCapacityTaskCommand({ OutpostIdentifier, AssetId, InstancePools: pools, TaskActionOnBlockingInstances }),
    );
  } catch (error) {
    // A task is active that the list did not have.
    if (error instanceof ConflictException) return 'busy';
    throw error;
  }
}

async function track(wanted: Properties, task: GetCapacityTaskOutput): Promise<GetCapacityTaskOutput> {
  const end = performance.now() + TRACKING_MINUTES * 60_000;
  let current = task;
  while (['REQUESTED', 'IN_PROGRESS'].includes(current.CapacityTaskStatus ?? '') && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, TRACKING_INTERVAL));
    try {
      // AWS can describe a new task late.
      current = (await getIfExists(wanted, task.CapacityTaskId!)) ?? current;
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
  }
  return current;
}

/** Succeeds if the task is finished. */
async function cancel({ OutpostArn: OutpostIdentifier }: Properties, CapacityTaskId: string): Promise<void> {
  try {
    await ensure(() => outposts.send(new CancelCapacityTaskCommand({ OutpostIdentifier, CapacityTaskId })));
  } catch (error) {
    if (!(error instanceof ConflictException || error instanceof NotFoundException)) throw error;
  }
}

/** Tasks of the Outpost that are not finished. Dry runs change nothing. */
async function activeTasks({ OutpostArn }: Pick<Properties, 'OutpostArn'>): Promise<GetCapacityTaskOutput[]> {
  const tasks: GetCapacityTaskOutput[] = [];
  let NextToken: string | undefined;
  do {
    const page = await outposts.send(
      new ListCapacityTasksCommand({
        OutpostIdentifierFilter: outpostIdOf(OutpostArn),
        CapacityTaskStatusFilter: ['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION', 'CANCELLATION_IN_PROGRESS'],
        NextToken,
      }),
    );
    for (const { CapacityTaskId } of page.CapacityTasks ?? []) {
      const task = CapacityTaskId && (await whenListed(() => getIfExists({ OutpostArn }, CapacityTaskId)));
      if (task) tasks.push(task);
    }
    ({ NextToken } = page);
  } while (NextToken);
  return tasks.filter(({ DryRun, CapacityTaskStatus: status }) => !DryRun && !['COMPLETED', 'FAILED', 'CANCELLED'].includes(status ?? ''));
}

/** Undefined if AWS lists the task, and does not describe it yet. */
async function getIfExists(properties: Pick<Properties, 'OutpostArn'>, id: string): Promise<GetCapacityTaskOutput | undefined> {
  try {
    return await get(properties, id);
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}

function get({ OutpostArn }: Pick<Properties, 'OutpostArn'>, CapacityTaskId: string): Promise<GetCapacityTaskOutput> {
  return outposts.send(new GetCapacityTaskCommand({ OutpostIdentifier: OutpostArn, CapacityTaskId }));
}

/** Whether the asset, or the assets of the Outpost together, have the slots. */
async function hasSlots({ OutpostArn, AssetId, InstancePools }: Properties): Promise<boolean> {
  const pools: { InstanceType: string; Count: number }[] = [];
  let NextToken: string | undefined;
  do {
    const page = await outposts.send(new ListAssetsCommand({ OutpostIdentifier: OutpostArn, NextToken }));
    for (const asset of page.Assets ?? []) {
      if (AssetId && asset.AssetId !== AssetId) continue;
      for (const { InstanceType = '', Count = 0 } of asset.ComputeAttributes?.InstanceTypeCapacities ?? [])
        pools.push({ InstanceType, Count });
    }
    ({ NextToken } = page);
  } while (NextToken);
  return slotsKey(pools) === slotsKey(InstancePools);
}

function isFor({ AssetId, RequestedInstancePools = [] }: GetCapacityTaskOutput, wanted: Properties): boolean {
  return (AssetId ?? '') === (wanted.AssetId ?? '') && slotsKey(RequestedInstancePools) === slotsKey(wanted.InstancePools);
}

/** Equal for pools with the same slots. */
function slotsKey(pools: readonly { readonly InstanceType?: string; readonly Count?: number | string }[]): string {
  const counts = new Map<string, number>();
  for (const { InstanceType = '', Count = 0 } of pools) counts.set(InstanceType, (counts.get(InstanceType) ?? 0) + Number(Count));
  return JSON.stringify([...counts].filter(([, count]) => count > 0).sort());
}

function outpostIdOf(arn: string): string {
  return arn.split('/').at(-1)!;
}

function targetOf({ OutpostArn, AssetId }: Properties): string {
  return AssetId ? `${outpostIdOf(OutpostArn)}/${AssetId}` : outpostIdOf(OutpostArn);
}

/** Equal for properties with the same target and slots. */
function keyOf(properties: Properties): string {
  return `${targetOf(properties)} ${slotsKey(properties.InstancePools)}`;
}

function responseOf(PhysicalResourceId: string, CapacityTaskId: string, CapacityTaskStatus: string): HandlerResponse {
  return { PhysicalResourceId, Data: { CapacityTaskId, CapacityTaskStatus } };
}
