import { INVENTORY, ListShape, type ObjectShape } from '../inventory/format';
import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';

/** A list that a discovery could not read, so that the inventory keeps the earlier one. */
export interface KeptList {
  /** Field of the inventory, such as `coipPools`, or of an Outpost, such as `op-0123456789abcdef0.assets`. */
  readonly list: string;
  /** When it was read, in ISO 8601 format. */
  readonly collectedAt?: string;
}

const LISTS = listsIn(INVENTORY);
const LISTS_OF_OUTPOST = listsIn(INVENTORY.outposts.element as ObjectShape);

/** Adds the lists of an earlier inventory that the later one does not contain, and notes in `collectedEarlier` when they were read. */
export function keepLists(later: Inventory, earlier: Inventory): { readonly inventory: Inventory; readonly kept: readonly KeptList[] } {
  const kept: KeptList[] = [];
  const keep = <T extends object>(to: T, from: T | undefined, lists: readonly string[], prefix = ''): T => {
    const merged = { ...to };
    for (const field of lists as (keyof T & string)[]) {
      const list = from?.[field];
      if (merged[field] !== undefined || list === undefined) continue;
      merged[field] = list;
      const name = `${prefix}${field}`;
      kept.push({ list: name, collectedAt: earlier.collectedEarlier?.[name] ?? earlier.collectedAt });
    }
    return merged;
  };

  const merged = keep(later, earlier, LISTS);
  const outposts = later.outposts?.map((entry) => {
    const id = entry.outpost?.OutpostId;
    return id ? keep<OutpostInventoryEntry>(entry, entryOf(earlier, id), LISTS_OF_OUTPOST, `${id}.`) : entry;
  });
  const times = kept.flatMap(({ list, collectedAt }) => (collectedAt ? [[list, collectedAt] as const] : []));
  const collectedEarlier = { ...(outposts ? {} : timesOfOutposts(earlier)), ...Object.fromEntries(times) };
  const inventory = { ...merged, ...(outposts && { outposts }) };
  return { inventory: Object.keys(collectedEarlier).length ? { ...inventory, collectedEarlier } : inventory, kept };
}

/** Describes a kept list and its age on one line. */
export function describeKept({ list, collectedAt }: KeptList, now = Date.now()): string {
  if (!collectedAt) return `${list} of the existing inventory`;
  const hours = Math.floor((now - Date.parse(collectedAt)) / 3_600_000);
  const age = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
  return `${list} as of ${collectedAt}, ${age} old`;
}

function listsIn(shape: ObjectShape): string[] {
  return Object.keys(shape).filter((field) => shape[field] instanceof ListShape);
}

function entryOf({ outposts }: Inventory, id: string): OutpostInventoryEntry | undefined {
  return outposts?.find(({ outpost }) => outpost?.OutpostId === id);
}

/** If the Outposts are kept, their lists keep their times, too. */
function timesOfOutposts({ collectedEarlier = {} }: Inventory): { readonly [list: string]: string } {
  return Object.fromEntries(Object.entries(collectedEarlier).filter(([list]) => list.includes('.')));
}
