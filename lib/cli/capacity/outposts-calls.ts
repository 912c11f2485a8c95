import {
  CancelCapacityTaskCommand,
  GetCapacityTaskCommand,
  OutpostsClient,
  paginateListAssets,
  paginateListBlockingInstancesForCapacityTask,
  paginateListCapacityTasks,
  StartCapacityTaskCommand,
  type BlockingInstance,
  type GetCapacityTaskOutput,
} from '@aws-sdk/client-outposts';
import { expectAnswers, isJsonAnswer, limitSilence } from '../answers';
import { connectToOutposts, TIMEOUT, type ConnectOptions } from '../aws-clients';
import { describeProblem, problemOf, type Problem } from '../problem';
import type { SlotCounts } from './plan';

/** A call that failed. */
export class CallFailure extends Error {
  constructor(public readonly problem: Problem) {
    super(describeProblem(problem));
  }
}

/** Statuses of capacity tasks that are not finished. */
const ACTIVE = ['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION', 'CANCELLATION_IN_PROGRESS'] as const;

/** What a capacity task of one asset requests. */
export interface TaskRequest {
  readonly assetId: string;
  readonly slots: SlotCounts;
  readonly dryRun: boolean;
  readonly onBlockingInstances: 'WAIT_FOR_EVACUATION' | 'FAIL_TASK';
}

/** The calls for the capacity tasks of one Outpost. All state is in AWS. */
export class OutpostsCalls {
  /** @throws UnusableInput without Region or credentials */
  public static async connect(outpostId: string, options: ConnectOptions): Promise<OutpostsCalls> {
    const { timeout = TIMEOUT } = options;
    const { client, config } = await connectToOutposts(options);
    const canceller = new OutpostsClient(config);
    for (const each of [client, canceller]) limitSilence(each, timeout, () => undefined);
    expectAnswers(client, timeout, isJsonAnswer);
    // The answer to CancelCapacityTask has no body.
    expectAnswers(canceller, timeout, (text) => text.trim() === '' || isJsonAnswer(text));
    return new OutpostsCalls(outpostId, client, canceller);
  }

  private constructor(
    private readonly outpostId: string,
    private readonly client: OutpostsClient,
    private readonly canceller: OutpostsClient,
  ) {}

  public close(): void {
    this.client.destroy();
    this.canceller.destroy();
  }

  /** Slots of all assets now. */
  public slots(): Promise<ReadonlyMap<string, SlotCounts>> {
    return this.call('ListAssets', async () => {
      const slots = new Map<string, SlotCounts>();
      for await (const { Assets } of paginateListAssets({ client: this.client }, { OutpostIdentifier: this.outpostId })) {
        for (const { AssetId, ComputeAttributes } of Assets ?? []) {
          if (AssetId !== undefined) slots.set(AssetId, countsOf(ComputeAttributes?.InstanceTypeCapacities));
        }
      }
      return slots;
    });
  }

  /** Capacity tasks that are not finished. Dry runs are not among them. */
  public async activeTasks(): Promise<GetCapacityTaskOutput[]> {
    const ids = await this.call('ListCapacityTasks', async () => {
      const found: string[] = [];
      const filters = { OutpostIdentifierFilter: this.outpostId, CapacityTaskStatusFilter: [...ACTIVE] };
      for await (const { CapacityTasks } of paginateListCapacityTasks({ client: this.client }, filters)) {
        found.push(...(CapacityTasks ?? []).flatMap(({ CapacityTaskId }) => CapacityTaskId ?? []));
      }
      return found;
    });
    const tasks: GetCapacityTaskOutput[] = [];
    for (const id of ids) tasks.push(await this.task(id));
    return tasks.filter(({ DryRun, CapacityTaskStatus }) => !DryRun && isActive(CapacityTaskStatus));
  }

  public task(id: string): Promise<GetCapacityTaskOutput> {
    return this.call('GetCapacityTask', () =>
      this.client.send(new GetCapacityTaskCommand({ OutpostIdentifier: this.outpostId, CapacityTaskId: id })),
    );
  }

  public start({ assetId, slots, dryRun, onBlockingInstances }: TaskRequest): Promise<GetCapacityTaskOutput> {
    const InstancePools = Object.entries(slots).map(([InstanceType, Count]) => ({ InstanceType, Count }));
    const command = new StartCapacityTaskCommand({
      OutpostIdentifier: this.outpostId,
      AssetId: assetId,
      InstancePools,
      DryRun: dryRun,
      TaskActionOnBlockingInstances: onBlockingInstances,
    });
    return this.call('StartCapacityTask', () => this.client.send(command));
  }

  public async cancel(id: string): Promise<void> {
    const command = new CancelCapacityTaskCommand({ OutpostIdentifier: this.outpostId, CapacityTaskId: id });
    await this.call('CancelCapacityTask', () => this.canceller.send(command));
  }

  public blockingInstances(id: string): Promise<BlockingInstance[]> {
    return this.call('ListBlockingInstancesForCapacityTask', async () => {
      const instances: BlockingInstance[] = [];
      const scope = { OutpostIdentifier: this.outpostId, CapacityTaskId: id };
      for await (const page of paginateListBlockingInstancesForCapacityTask({ client: this.client }, scope))
        instances.push(...(page.BlockingInstances ?? []));
      return instances;
    });
  }

  private async call<T>(operation: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw new CallFailure(problemOf({ service: 'outposts', operation, outpostId: this.outpostId }, error));
    }
  }
}

/** Whether a capacity task with this status is not finished. */
export function isActive(status: string | undefined): boolean {
  return (ACTIVE as readonly (string | undefined)[]).includes(status);
}

/** Slots of an API response. */
export function countsOf(pools: readonly { readonly InstanceType?: string; readonly Count?: number }[] | undefined): SlotCounts {
  const counts: { [instanceType: string]: number } = {};
  for (const { InstanceType, Count } of pools ?? []) {
    if (InstanceType !== undefined && Count) counts[InstanceType] = (counts[InstanceType] ?? 0) + Count;
  }
  return counts;
}
