import type { Fact, Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';

const GIB_PER_TIB = 1024;

/**
 * Message if volumes, the block devices of launches at their initial size, and DB instances exceed the EBS capacity of an Outpost;
 * `undefined` otherwise. Skips resources with a condition or an unknown size.
 */
export function missingStorageMessage(outpost: Outpost, facts: Facts): string | undefined {
  if (typeof outpost.ebsCapacityTiB !== 'number') return undefined;
  const gibibytes = storageOn(outpost, facts);
  const capacity = outpost.ebsCapacityTiB * GIB_PER_TIB;
  return gibibytes > capacity
    ? `EBS volumes on ${outpost.id}: ${gibibytes} GiB required, ${capacity} GiB (${outpost.ebsCapacityTiB} TiB) available`
    : undefined;
}

function storageOn(outpost: Outpost, facts: Facts): number {
  let sum = 0;
  const add = ({ location }: Fact, size: Value<number>, count: Value<number> = 1) => {
    if (!location?.condition) sum += (size ?? 0) * (count ?? 0);
  };
  for (const volume of facts.by('volume', 'outpost', outpost)) add(volume, volume.size);
  for (const launch of facts.by('launch', 'outpost', outpost)) {
    for (const device of launch.blockDevices ?? []) if (device.isEbs) add(launch, device.size, launch.count);
  }
  for (const field of ['outpost', 'standbyOutpost'] as const) {
    for (const database of facts.by('dbInstance', field, outpost)) add(database, database.allocatedStorage);
  }
  return sum;
}
