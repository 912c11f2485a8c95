import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';

type Outpost = OutpostInventoryEntry['outpost'];

/** Whether an Outpost of an inventory is the one of `--outpost`: its ID, ARN or name. */
export function isOutpost(outpost: Outpost, wanted: string): boolean {
  return [outpost?.OutpostId, outpost?.OutpostArn, outpost?.Name].includes(wanted);
}

/** Maximum number of Outposts in a message. */
const MAX_OUTPOSTS = 5;

/** Lists Outposts by ID and name, each once: `op-0a1b2c3d4e5f60718 (factory)`. */
export function listOutposts(entries: NonNullable<Inventory['outposts']>): string {
  const listed = entries.flatMap(({ outpost }) =>
    outpost?.OutpostId === undefined ? [] : `${outpost.OutpostId}${outpost.Name ? ` (${outpost.Name})` : ''}`,
  );
  const unique = [...new Set(listed)];
  return `${unique.slice(0, MAX_OUTPOSTS).join(', ')}${unique.length > MAX_OUTPOSTS ? `, … (${unique.length} in all)` : ''}`;
}
