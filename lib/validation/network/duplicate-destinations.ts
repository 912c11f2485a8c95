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

function keyOf({ destination }: Destined): string | undefined {
  const first = firstAddress(destination);
  return first && `${first}/${addressCount(destination)}`;
}
