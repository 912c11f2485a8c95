import { fit, type Demand, type Slots } from './slots';

/** Maximum number of instance types with unused slots in a message. */
const MAX_UNUSED = 3;

/** Message with required, available and unused slots; `undefined` if the slots are sufficient. */
export function shortageMessage(demands: readonly Demand[], slots: Slots): string | undefined {
  const { shortages, free } = fit(demands, slots);
  const [first] = shortages;
  if (!first) return undefined;
  const { types } = first.demand;
  const wanted = demands.filter((demand) => demand.types.join() === types.join());
  const missing = shortages.filter(({ demand }) => wanted.includes(demand)).reduce((sum, shortage) => sum + shortage.missing, 0);
  const unused = [...free].filter(([, count]) => count > 0).slice(0, MAX_UNUSED);
  const others = unused.map(([type, count]) => `${type} (${count})`).join(', ') || 'none';
  const required = total(wanted);
  return `${types.join(' or ')}: ${required} slots required (${byWorkload(wanted)}), ${required - missing} available; unused: ${others}`;
}

function byWorkload(demands: readonly Demand[]): string {
  const kinds = [...new Set(demands.map(({ of }) => of))];
  return kinds.map((kind) => `${kind} ${total(demands.filter(({ of }) => of === kind))}`).join(', ');
}

function total(demands: readonly Demand[]): number {
  return demands.reduce((sum, { count }) => sum + count, 0);
}
