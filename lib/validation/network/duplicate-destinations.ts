import { firstAddress, addressCount } from '../../catalog/cidr';
import { coexist, type Fact, type Value } from '../facts/fact';

interface Destined extends Fact {
  readonly destination: Value<string>;
}

/** By the list of routes, which the facts return for each route of the route table. */
const known = new WeakMap<readonly Destined[], ReadonlyMap<string, readonly Destined[]>>();

/** An earlier route of the same route table with the same destination, if both can exist. */
export function earlierRouteTo<R extends Destined>(route: R, ofTable: readonly R[]): Destined | undefined {
  const key = keyOf(route);
  if (!key) return undefined;
  let byDestination = known.get(ofTable);
  if (!byDestination) known.set(ofTable, (byDestination = group(ofTable)));
  const same = byDestination.get(key) ?? [];
  return same.slice(0, same.indexOf(route)).find((other) => coexist(route, other));
}

function group(routes: readonly Destined[]): ReadonlyMap<string, readonly Destined[]> {
  const byDestination = new Map<string, Destined[]>();
  for (const route of routes) {
    const key = keyOf(route);
    if (!key) continue;
    const same = byDestination.get(key);
    if (same) same.push(route);
    else byDestination.set(key, [route]);
  }
  return byDestination;
}

/** Keys by destination, since many route tables have the same; `null` if the destination is no CIDR block. */
const keys = new Map<string, string | null>();

function keyOf({ destination }: Destined): string | undefined {
  if (typeof destination !== 'string') return undefined;
  let key = keys.get(destination);
  if (key === undefined) {
    const first = firstAddress(destination);
    keys.set(destination, (key = first ? `${first}/${addressCount(destination)}` : null));
  }
  return key ?? undefined;
}
