import type { Fact } from '../facts/fact';
import type { ResourceDemand } from './demand';
import { fit, type Demand, type Slots } from './slots';

/** Maximum number of instance types with unused slots in a message. */
const MAX_UNUSED = 3;

/** Missing slots of an instance type. */
export interface TypeShortage {
  readonly at: Fact;
  readonly message: string;
  /** All resources that require slots of the instance type. */
  readonly sharedBy: readonly Fact[];
}

/** Required, available and unused slots for each instance type without enough slots. `inUse`: slots that other workloads use. */
export function shortagesOf(demands: readonly ResourceDemand[], slots: Slots, inUse: Slots = new Map()): TypeShortage[] {
  const { shortages, free } = fit(demands, slots);
  const unused = [...free].filter(([, count]) => count > 0).slice(0, MAX_UNUSED);
  const others = unused.map(([type, count]) => `${type} (${count})`).join(', ') || 'none';
  const typesOf = ({ types }: Demand) => types.join(' or ');
  return [...new Set(shortages.map(({ demand }) => typesOf(demand)))].map((types) => {
    const wanted = demands.filter((demand) => typesOf(demand) === types);
    const missing = shortages.filter(({ demand }) => wanted.includes(demand)).reduce((sum, shortage) => sum + shortage.missing, 0);
    const required = total(wanted);
    const taken = wanted[0].types.reduce((sum, type) => sum + (inUse.get(type) ?? 0), 0);
    const byOthers = taken > 0 ? ` (${taken} more in use by other workloads)` : '';
    return {
      at: wanted[0].by,
      sharedBy: [...new Set(wanted.map(({ by }) => by))],
      message: `${types}: ${required} slots required (${byWorkload(wanted)}), ${required - missing} available${byOthers}; unused: ${others}`,
    };
  });
}

function byWorkload(demands: readonly Demand[]): string {
  const kinds = [...new Set(demands.map(({ of }) => of))];
  return kinds.map((kind) => `${kind} ${total(demands.filter(({ of }) => of === kind))}`).join(', ');
}

function total(demands: readonly Demand[]): number {
  return demands.reduce((sum, { count }) => sum + count, 0);
}
