import type { Fact, Facts, Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';

const GIBIBYTES_OF_TEBIBYTE = 1024;

/**
 * Tells by how much the EBS volumes of an Outpost exceed what was ordered with it: those of templates, those of instances when they are
 * launched first, and those of databases. What has a condition and what is of no known size is left out. `undefined` where they fit.
 */
export function missingStorageMessage(outpost: Outpost, facts: Facts): string | undefined {
  if (typeof outpost.ebsCapacityTiB !== 'number') return undefined;
  const gibibytes = storageOn(outpost, facts);
  const capacity = outpost.ebsCapacityTiB * GIBIBYTES_OF_TEBIBYTE;
  return gibibytes > capacity
    ? `volumes on ${outpost.id} take ${gibibytes} GiB in all, ${gibibytes - capacity} GiB more than the ${outpost.ebsCapacityTiB} TiB of EBS that it has`
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
  for (const place of ['outpost', 'standbyOutpost'] as const) {
    for (const database of facts.by('dbInstance', place, outpost)) add(database, database.allocatedStorage);
  }
  return sum;
}
