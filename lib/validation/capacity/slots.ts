/** Slots that a workload requires. */
export interface Demand {
  /** Workload, such as `databases`. */
  readonly of: string;
  /** Alternative instance types. */
  readonly types: readonly string[];
  readonly count: number;
}

/** A demand without enough slots. */
export interface Shortage<D extends Demand> {
  readonly demand: D;
  /** Number of missing slots. */
  readonly missing: number;
}

/** Number of slots by instance type. */
export type Slots = ReadonlyMap<string, number>;

/** Assigns as many slots as possible. Returns the shortages and the unused slots. */
export function fit<D extends Demand>(
  demands: readonly D[],
  slots: Slots,
): { readonly shortages: readonly Shortage<D>[]; readonly free: Slots } {
  const { free, taken } = assignSlots(demands, slots);
  const shortages: Shortage<D>[] = [];
  demands.forEach((demand, index) => {
    let missing = demand.count;
    for (const count of taken[index].values()) missing -= count;
    if (missing > 0) shortages.push({ demand, missing });
  });
  return { shortages, free };
}

/**
 * Assigns slots to as many instances as possible: first to demands with the fewest types, then along augmenting paths, which move an
 * instance to a slot of another type (Ford and Fulkerson).
 */
function assignSlots(demands: readonly Demand[], slots: Slots) {
  const free = new Map(slots);
  const taken = demands.map(() => new Map<string, number>());
  const move = (index: number, type: string, count: number) => taken[index].set(type, (taken[index].get(type) ?? 0) + count);

  /** Assigns up to `wanted` slots to a demand. Returns the number of assigned slots. */
  const assign = (index: number, wanted: number, seen: Set<string>): number => {
    for (const type of demands[index].types) {
      if (seen.has(type)) continue;
      seen.add(type);
      const direct = Math.min(wanted, free.get(type) ?? 0);
      if (direct > 0) {
        free.set(type, free.get(type)! - direct);
        move(index, type, direct);
        return direct;
      }
      for (const [other, slotsOfOther] of taken.entries()) {
        const held = other === index ? 0 : (slotsOfOther.get(type) ?? 0);
        const moved = held > 0 ? assign(other, Math.min(held, wanted), seen) : 0;
        if (moved > 0) {
          move(other, type, -moved);
          move(index, type, moved);
          return moved;
        }
      }
    }
    return 0;
  };

  const order = demands.map((_, index) => index).sort((a, b) => demands[a].types.length - demands[b].types.length);
  for (const index of order) {
    for (let left = demands[index].count, assigned = -1; left > 0 && assigned !== 0; left -= assigned)
      assigned = assign(index, left, new Set());
  }
  return { free, taken };
}
