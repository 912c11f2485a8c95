/** Instances that are to run: each of one of some types. */
export interface Demand {
  /** Whose they are, such as `databases`. */
  readonly of: string;
  /** Types of which any will do. */
  readonly types: readonly string[];
  readonly count: number;
}

/** What finds no slot. */
export interface Shortage {
  readonly demand: Demand;
  /** How many of its instances. */
  readonly missing: number;
}

/** How many slots there are of each type. */
export type Slots = ReadonlyMap<string, number>;

/** What finds no slot, however the demands are dealt out, and the slots that nobody takes then. */
export function fit(demands: readonly Demand[], slots: Slots): { readonly shortages: readonly Shortage[]; readonly free: Slots } {
  const { free, taken } = assignSlots(demands, slots);
  const shortages: Shortage[] = [];
  demands.forEach((demand, index) => {
    let missing = demand.count;
    for (const count of taken[index].values()) missing -= count;
    if (missing > 0) shortages.push({ demand, missing });
  });
  return { shortages, free };
}

/**
 * Deals the slots out so that as many instances as possible have one: instances that can be of one type only first, and then along
 * augmenting paths, on which an instance gives its slot to another and takes one of another type (Ford and Fulkerson).
 */
function assignSlots(demands: readonly Demand[], slots: Slots) {
  const free = new Map(slots);
  const taken = demands.map(() => new Map<string, number>());
  const move = (index: number, type: string, count: number) => taken[index].set(type, (taken[index].get(type) ?? 0) + count);

  /** Gives a demand slots of any of its types, up to so many, and returns how many it got. */
  const give = (index: number, wanted: number, seen: Set<string>): number => {
    for (const type of demands[index].types) {
      if (seen.has(type)) continue;
      seen.add(type);
      const direct = Math.min(wanted, free.get(type) ?? 0);
      if (direct > 0) {
        free.set(type, free.get(type)! - direct);
        move(index, type, direct);
        return direct;
      }
      for (const [other, ofOther] of taken.entries()) {
        const held = other === index ? 0 : (ofOther.get(type) ?? 0);
        const moved = held > 0 ? give(other, Math.min(held, wanted), seen) : 0;
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
    for (let left = demands[index].count, got = -1; left > 0 && got !== 0; left -= got) got = give(index, left, new Set());
  }
  return { free, taken };
}
