import type { GetCapacityTaskOutput } from '@aws-sdk/client-outposts';
import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '../problem';
import { UnusableInput } from '../unusable-input';
import type { ConnectOptions } from '../aws-clients';
import { CallFailure, countsOf, isActive, OutpostsCalls } from './outposts-calls';
import type { PlannedChange } from './plan';
import type { PlanToApply } from './plan-file';
import { renderSlots, sameSlots } from './render-plan';

/** How to apply a plan. */
export interface ApplyOptions extends ConnectOptions {
  /** Starts capacity tasks. Otherwise, AWS checks the slots in a dry run. */
  readonly start: boolean;
  /** Tracks each capacity task until it is finished. Otherwise, returns at the first task that is not finished. */
  readonly wait: boolean;
  readonly onBlockingInstances: 'WAIT_FOR_EVACUATION' | 'FAIL_TASK';
  /** Time between two calls for the status of a capacity task, in milliseconds. */
  readonly interval: number;
  /** Receives each new status. */
  readonly onStatus: (status: AssetStatus) => void;
}

/** Status of the change of an asset. */
export interface AssetStatus {
  readonly assetId: string;
  readonly capacityTaskId?: string;
  /**
   * Status of the capacity task, or `UP_TO_DATE` if the asset has the planned slots, `DRY_RUN` if AWS accepts them, `NOT_STARTED` if something
   * else has to happen first.
   */
  readonly status: string;
  readonly reason?: string;
  /** Instances that the capacity task waits for. */
  readonly blockingInstances?: readonly string[];
}

/** Result of an application or a cancellation. */
export interface Applied {
  readonly outpostId: string;
  readonly dryRun: boolean;
  /** Whether all assets have the planned slots, or AWS accepts all of them in the dry run. */
  readonly finished: boolean;
  readonly assets: readonly AssetStatus[];
  /** The call that ended the command. Capacity tasks continue without it. */
  readonly problem?: Problem;
}

/** Statuses with which the next asset follows. */
const DONE = ['UP_TO_DATE', 'DRY_RUN', 'COMPLETED'];

/** Calls that may fail, one after the other, before the command ends. */
const FAILED_CALLS = 10;

/** Time that AWS has for a dry run. */
const DRY_RUN_MINUTES = 5;

/**
 * Applies a plan, one asset after the other. All state is in AWS: a command that ended is continued by the next one, which finds the
 * capacity tasks that run.
 *
 * @throws UnusableInput if the first call fails
 */
export async function applyPlan(plan: PlanToApply, options: ApplyOptions): Promise<Applied> {
  const calls = await OutpostsCalls.connect(plan.outpostId, { ...options, region: options.region ?? plan.region });
  const assets: AssetStatus[] = [];
  try {
    await checkAccess(calls);
    let problem: Problem | undefined;
    for (const change of plan.changes) {
      const record = (status: Omit<AssetStatus, 'assetId'>): void => {
        const last = assets.at(-1);
        const next = { assetId: change.assetId, ...status };
        if (JSON.stringify(last) === JSON.stringify(next)) return;
        if (last?.assetId === change.assetId) assets.pop();
        assets.push(next);
        options.onStatus(next);
      };
      problem = await new Step(calls, change, options, record).run();
      // A dry run checks all assets.
      if (problem || (options.start && !DONE.includes(assets.at(-1)!.status))) break;
    }
    const finished = assets.length === plan.changes.length && assets.every(({ status }) => DONE.includes(status));
    return { outpostId: plan.outpostId, dryRun: !options.start, finished, assets, ...(problem && { problem }) };
  } finally {
    calls.close();
  }
}

/** Cancels the capacity tasks that run for a plan, and waits until they are cancelled. */
export async function cancelPlan(plan: PlanToApply, options: Omit<ApplyOptions, 'start'>): Promise<Applied> {
  const calls = await OutpostsCalls.connect(plan.outpostId, { ...options, region: options.region ?? plan.region });
  const assets: AssetStatus[] = [];
  try {
    await checkAccess(calls);
    let problem: Problem | undefined;
    try {
      for (const task of await calls.activeTasks()) {
        const change = plan.changes.find((one) => isFor(task, one));
        if (!change) continue;
        const id = task.CapacityTaskId!;
        if (task.CapacityTaskStatus !== 'CANCELLATION_IN_PROGRESS')
          await calls.cancel(id).catch((error: unknown) => {
            // It is finished.
            if (!isError(error, 'ConflictException')) throw error;
          });
        const track = async () => statusOf(await calls.task(id));
        let status = await track();
        while (options.wait && isActive(status.status)) {
          await wait(options.interval);
          status = await track();
        }
        const cancelled = { assetId: change.assetId, ...status };
        assets.push(cancelled);
        options.onStatus(cancelled);
      }
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      ({ problem } = error);
    }
    const finished = !problem && assets.every(({ status }) => !isActive(status));
    return { outpostId: plan.outpostId, dryRun: false, finished, assets, ...(problem && { problem }) };
  } finally {
    calls.close();
  }
}

/** Calls that fail before anything happened are unusable input, such as credentials that expired. */
async function checkAccess(calls: OutpostsCalls): Promise<void> {
  try {
    await calls.slots();
  } catch (error) {
    throw error instanceof CallFailure ? new UnusableInput(error.message) : error;
  }
}

/** The change of one asset. */
class Step {
  constructor(
    private readonly calls: OutpostsCalls,
    private readonly change: PlannedChange,
    private readonly options: ApplyOptions,
    private readonly record: (status: Omit<AssetStatus, 'assetId'>) => void,
  ) {}

  /** @returns the call that failed */
  public async run(): Promise<Problem | undefined> {
    try {
      const task = await this.running();
      if (task === 'other') return undefined;
      if (task) await this.track(task);
      else if (await this.canStart()) await this.start();
      return undefined;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return error.problem;
    }
  }

  /** The capacity task that an earlier command started; `other` if another one runs. */
  private async running(): Promise<GetCapacityTaskOutput | 'other' | undefined> {
    const onAsset = (await this.calls.activeTasks()).filter(({ AssetId }) => !AssetId || AssetId === this.change.assetId);
    const ours = onAsset.find((task) => isFor(task, this.change) && task.CapacityTaskStatus !== 'CANCELLATION_IN_PROGRESS');
    const [other] = onAsset;
    if (ours || !other) return ours;
    const scope = other.AssetId ? 'the asset' : 'the whole Outpost';
    const reason = `capacity task ${other.CapacityTaskId} of ${scope} has the status ${other.CapacityTaskStatus}; wait until it is finished, or cancel it`;
    this.record({ status: 'NOT_STARTED', reason });
    return 'other';
  }

  private async canStart(): Promise<boolean> {
    const { assetId, before, after } = this.change;
    const now = (await this.calls.slots()).get(assetId);
    if (!now) this.record({ status: 'NOT_STARTED', reason: 'the Outpost has no such asset; plan again' });
    else if (sameSlots(now, after)) this.record({ status: 'UP_TO_DATE' });
    else if (!sameSlots(now, before))
      this.record({ status: 'NOT_STARTED', reason: `the asset has other slots than in the plan: ${renderSlots(now)}; plan again` });
    else return true;
    return false;
  }

  private async start(): Promise<void> {
    const { start, onBlockingInstances } = this.options;
    const { assetId, after: slots } = this.change;
    let task: GetCapacityTaskOutput;
    try {
      task = await this.calls.start({ assetId, slots, dryRun: !start, onBlockingInstances });
    } catch (error) {
      // AWS can start a capacity task without an answer, and refuse the next attempt.
      if (!isError(error, 'ConflictException')) throw error;
      const running = await this.running();
      if (running === 'other') return;
      if (!running) throw error;
      task = running;
    }
    await (start ? this.track(task) : this.trackDryRun(task));
  }

  private async trackDryRun(task: GetCapacityTaskOutput): Promise<void> {
    const end = Date.now() + DRY_RUN_MINUTES * 60_000;
    let current = task;
    while (isActive(current.CapacityTaskStatus) && Date.now() < end) {
      await wait(Math.min(this.options.interval, 5_000));
      current = await this.calls.task(task.CapacityTaskId!);
    }
    const { status, ...others } = statusOf(current);
    const isAccepted = status === 'COMPLETED';
    this.record(
      isAccepted ? { status: 'DRY_RUN', ...others } : { status, ...others, reason: others.reason ?? 'the dry run is not finished' },
    );
  }

  private async track(task: GetCapacityTaskOutput): Promise<void> {
    const id = task.CapacityTaskId!;
    let current = task;
    for (let failures = 0; ;) {
      this.record(await this.withBlockingInstances(current));
      if (!isActive(current.CapacityTaskStatus) || !this.options.wait) return;
      await wait(this.options.interval);
      try {
        current = await this.calls.task(id);
        failures = 0;
      } catch (error) {
        // The network of a site can fail for hours, and the capacity task continues.
        if (++failures >= FAILED_CALLS || !isPassing(error)) throw error;
      }
    }
  }

  private async withBlockingInstances(task: GetCapacityTaskOutput): Promise<Omit<AssetStatus, 'assetId'>> {
    const status = statusOf(task);
    if (status.status !== 'WAITING_FOR_EVACUATION') return status;
    try {
      const instances = await this.calls.blockingInstances(task.CapacityTaskId!);
      const blockingInstances = instances.map(({ InstanceId, AwsServiceName, AccountId }) =>
        [InstanceId, AwsServiceName, AccountId].filter(Boolean).join(' '),
      );
      return { ...status, blockingInstances };
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return { ...status, reason: `the blocking instances are unknown: ${error.message}` };
    }
  }
}

function isFor({ AssetId, RequestedInstancePools }: GetCapacityTaskOutput, { assetId, after }: PlannedChange): boolean {
  return AssetId === assetId && sameSlots(countsOf(RequestedInstancePools), after);
}

function statusOf({ CapacityTaskId, CapacityTaskStatus, Failed }: GetCapacityTaskOutput): Omit<AssetStatus, 'assetId'> {
  const reason = Failed && [Failed.Type, Failed.Reason].filter(Boolean).join(': ');
  return { capacityTaskId: CapacityTaskId, status: CapacityTaskStatus ?? 'UNKNOWN', ...(reason && { reason }) };
}

function isError(error: unknown, name: string): boolean {
  return error instanceof CallFailure && error.problem.error === name;
}

/** Access that is denied, or credentials that expired, do not pass. */
function isPassing(error: unknown): boolean {
  const LASTING =
    /AccessDenied|ExpiredToken|UnrecognizedClient|InvalidClientToken|InvalidSignature|CredentialsProvider|NotFound$|NotFoundException|Validation/;
  return error instanceof CallFailure && !LASTING.test(error.problem.error);
}
