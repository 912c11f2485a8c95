import { fit, type Demand, type Slots } from './slots';

/** At most so many types that have free slots are named. */
const MOST_FREE = 3;

/** What is short, by how much, and what is free; `undefined` where all fits. */
export function shortageMessage(demands: readonly Demand[], slots: Slots): string | undefined {
  const { shortages, free: rest } = fit(demands, slots);
  const [first] = shortages;
  if (!first) return undefined;
  const { types } = first.demand;
  const wanted = demands.filter((demand) => demand.types.join() === types.join());
  const missing = shortages.filter(({ demand }) => wanted.includes(demand)).reduce((sum, shortage) => sum + shortage.missing, 0);
  const free = [...rest].filter(([, count]) => count > 0).slice(0, MOST_FREE);
  const also = free.length ? `free: ${free.map(([type, count]) => `${count} of ${type}`).join(', ')}` : 'nothing else is free';
  return `${total(wanted)} of ${types.join(' or ')} are to run (${byWhom(wanted)}), ${missing} more than there are slots for; ${also}`;
}

function byWhom(demands: readonly Demand[]): string {
  const kinds = [...new Set(demands.map(({ of }) => of))];
  return kinds.map((kind) => `${kind}: ${total(demands.filter(({ of }) => of === kind))}`).join(', ');
}

function total(demands: readonly Demand[]): number {
  return demands.reduce((sum, { count }) => sum + count, 0);
}
