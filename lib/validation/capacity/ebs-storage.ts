import { nameOf, type Fact, type Facts, type Value } from '../facts/fact';
import type { Outpost } from '../outpost/facts';

const GIB_PER_TIB = 1024;

/** EBS capacity that a resource requires. */
interface Share {
  readonly by: Fact;
  readonly gibibytes: number;
}

/** Whether a resource uses EBS capacity of an Outpost. */
export function usesStorage(outpost: Outpost, facts: Facts): boolean {
  return sharesOf(outpost, facts).length > 0;
}

/** Missing EBS capacity. */
export interface StorageShortage {
  readonly at: Fact;
  /** All resources that require EBS capacity. */
  readonly sharedBy: readonly Fact[];
  readonly message: string;
}

/** Required and available EBS capacity of an Outpost, with the resource that requires most; `undefined` if the capacity is sufficient. */
export function storageShortage(outpost: Outpost, facts: Facts): StorageShortage | undefined {
  if (typeof outpost.ebsCapacityTiB !== 'number') return undefined;
  const shares = sharesOf(outpost, facts);
  const required = shares.reduce((sum, { gibibytes }) => sum + gibibytes, 0);
  const capacity = outpost.ebsCapacityTiB * GIB_PER_TIB;
  if (required <= capacity) return undefined;
  const largest = shares.reduce((a, b) => (b.gibibytes > a.gibibytes ? b : a));
  return {
    at: largest.by,
    sharedBy: [...new Set(shares.map(({ by }) => by))],
    message: `EBS volumes on ${nameOf(outpost)}: ${required} GiB required, ${capacity} GiB (${outpost.ebsCapacityTiB} TiB) available`,
  };
}

/**
 * Capacity that volumes, the block devices of launches at their initial size, and DB instances require. Skips resources with a condition or an
 * unknown size.
 */
function sharesOf(outpost: Outpost, facts: Facts): readonly Share[] {
  const shares: Share[] = [];
  const add = (by: Fact, size: Value<number>, count: Value<number> = 1) => {
    const gibibytes = by.location?.condition ? 0 : (size ?? 0) * (count ?? 0);
    if (gibibytes > 0) shares.push({ by, gibibytes });
  };
  for (const volume of facts.by('volume', 'outpost', outpost)) {
    // Another rule reports volumes of a type without capacity.
    if (outpost.ebsVolumeTypes?.includes(volume.volumeType ?? '') !== false) add(volume, volume.size);
  }
  for (const launch of facts.by('launch', 'outpost', outpost)) {
    const sizes = (launch.blockDevices ?? []).map(({ isEbs, size }) => (isEbs ? (size ?? 0) : 0));
    add(
      launch,
      sizes.reduce((sum, size) => sum + size, 0),
      launch.count,
    );
  }
  for (const place of ['outpost', 'standbyOutpost'] as const) {
    for (const database of facts.by('dbInstance', place, outpost)) add(database, database.allocatedStorage);
  }
  return shares;
}
