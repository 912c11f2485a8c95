import type { Slots, Slotting } from './host';
import type { RunningInstance } from './outpost-hosts';

/** The request of a capacity task for one host, as `StartCapacityTask` takes it. */
export interface CapacityTaskRequest {
  readonly OutpostIdentifier: string;
  readonly AssetId: string;
  readonly InstancePools: readonly { readonly InstanceType: string; readonly Count: number }[];
}

/** A capacity task, and what it waits for. */
export interface CapacityChange {
  readonly request: CapacityTaskRequest;
  /** Change of the number of slots by instance type. */
  readonly difference: Slots;
  /** Instances that run in slots that the change removes: as many of them must stop as slots are too few. */
  readonly blocking: readonly { readonly instanceType: string; readonly toStop: number; readonly instances: readonly RunningInstance[] }[];
}

/**
 * The capacity tasks that change the slots of hosts, a task for each host whose slots change.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_StartCapacityTask.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html
 */
export function capacityChanges(
  outpostId: string,
  current: Slotting,
  planned: Slotting,
  running: readonly RunningInstance[] = [],
): CapacityChange[] {
  const changes: CapacityChange[] = [];
  for (const [hostId, slots] of planned) {
    const difference = differenceOf(current.get(hostId) ?? new Map(), slots);
    if (difference.size === 0) continue;
    changes.push({
      request: {
        OutpostIdentifier: outpostId,
        AssetId: hostId,
        InstancePools: [...slots].map(([InstanceType, Count]) => ({ InstanceType, Count })),
      },
      difference,
      blocking: blockingOn(
        slots,
        running.filter((instance) => instance.hostId === hostId),
      ),
    });
  }
  return changes;
}

function differenceOf(before: Slots, after: Slots): Slots {
  const types = [...new Set([...before.keys(), ...after.keys()])];
  const changed = types.map((type) => [type, (after.get(type) ?? 0) - (before.get(type) ?? 0)] as const);
  return new Map(changed.filter(([, difference]) => difference !== 0));
}

function blockingOn(slots: Slots, running: readonly RunningInstance[]): CapacityChange['blocking'] {
  return [...new Set(running.map(({ instanceType }) => instanceType))].flatMap((instanceType) => {
    const instances = running.filter((instance) => instance.instanceType === instanceType);
    const toStop = instances.length - (slots.get(instanceType) ?? 0);
    return toStop > 0 ? [{ instanceType, toStop, instances }] : [];
  });
}

/** The slots that running instances use, which a plan can keep. */
export function slotsInUse(running: readonly RunningInstance[]): Slotting {
  const inUse = new Map<string, Map<string, number>>();
  for (const { hostId, instanceType } of running) {
    const slots = inUse.get(hostId) ?? new Map<string, number>();
    inUse.set(hostId, slots.set(instanceType, (slots.get(instanceType) ?? 0) + 1));
  }
  return inUse;
}
