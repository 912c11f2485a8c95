import { InstanceArchitecture, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { SERVER } from '../catalog/generations';
import { INSTANCE_FAMILIES } from '../catalog/instance-families';
import { INSTANCE_TYPE_SIZES, type InstanceTypeSize } from '../catalog/instance-types';
import type { InstanceNeeds } from './instance-needs';
import type { IOutpost } from './outpost';
import type { Rack } from './rack';

/** Maximum number of the largest instance types in an error message. */
const MOST_NAMED = 3;

/** Returns the smallest of the instance types that hosts have slots for, or, if no slots are declared, of those of the hardware. */
export function smallestInstanceType(outpost: IOutpost, needs: InstanceNeeds, racks: readonly Rack[] | undefined): InstanceType {
  const candidates = candidatesOf(outpost, racks);
  const sizes = [...INSTANCE_TYPE_SIZES]
    .filter(([type]) => candidates(type))
    .sort(([, a], [, b]) => a.vCpus - b.vCpus || a.memoryGiB - b.memoryGiB);
  const found = sizes.find(([, size]) => has(size, needs));
  if (found) return new InstanceType(found[0]);
  const largest = sizes.slice(-MOST_NAMED).map(([type, { vCpus, memoryGiB, gpus }]) => {
    return `${type} (${vCpus} vCPUs, ${memoryGiB} GiB${gpus ? `, ${gpus} GPUs` : ''})`;
  });
  const nearest = largest.length > 0 ? `the largest are ${largest.join(', ')}` : 'it has none that is known';
  throw new Error(`Outpost '${outpost.node.path}' has no instance type with ${told(needs)}: ${nearest}`);
}

function candidatesOf(outpost: IOutpost, racks: readonly Rack[] | undefined): (type: string) => boolean {
  const slotted = racks?.flatMap(({ hosts }) => hosts.flatMap(({ slots = {} }) => Object.keys(slots).filter((type) => slots[type] > 0)));
  if (slotted?.length) return (type) => slotted.includes(type);
  const { supportedHardwareType, generation } = outpost.hardware ?? {};
  const families = INSTANCE_FAMILIES[supportedHardwareType === SERVER ? SERVER : (generation ?? '')];
  if (!families) {
    throw new Error(
      `the instance types of Outpost '${outpost.node.path}' are not known; declare its hardware or its capacity.racks, for example with Outpost.fromOutpostAttributes`,
    );
  }
  return (type) => families.includes(type.split('.')[0]);
}

function has(size: InstanceTypeSize, { vCpus = 0, memory, gpus, architecture = InstanceArchitecture.X86_64 }: InstanceNeeds): boolean {
  const hasGpus = gpus === undefined ? !size.gpus : (size.gpus ?? 0) >= gpus;
  const memoryGiB = memory ? memory.toMebibytes() / 1024 : 0;
  return size.vCpus >= vCpus && size.memoryGiB >= memoryGiB && hasGpus && size.architecture === architecture.valueOf();
}

function told({ vCpus, memory, gpus, architecture }: InstanceNeeds): string {
  const parts = [
    vCpus !== undefined && `${vCpus} vCPUs`,
    memory && `${memory.toMebibytes() / 1024} GiB of memory`,
    gpus !== undefined && `${gpus} GPUs`,
    architecture && `the architecture ${architecture}`,
  ];
  return parts.filter(Boolean).join(', ') || 'no GPUs';
}
