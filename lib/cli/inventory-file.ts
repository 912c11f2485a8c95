import * as fs from 'fs';
import * as path from 'path';
import { declaredByHand } from '../inventory/declared-by-hand';
import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';
import { InventoryError, parseInventory } from '../inventory/parse';
import { serializeInventory } from '../inventory/serialize';
import { cannotWrite, replaceFile } from './replace-file';
import { UnusableInput } from './unusable-input';

/** How to write an inventory. */
export interface WriteInventoryOptions {
  /**
   * Whether to overwrite a file that is no inventory, or that is the inventory of another account or Region.
   *
   * @default false
   */
  readonly force?: boolean;
}

/**
 * Reads inventories that have to be there.
 *
 * @throws UnusableInput, InventoryError
 */
export function readInventories(files: readonly string[]): Inventory[] {
  return files.map((file) => {
    if (!fs.existsSync(file)) throw new UnusableInput(`${file} does not exist; 'outposts discover --out ${file}' writes it`);
    return parseInventory(fs.readFileSync(file, 'utf8'), file);
  });
}

/**
 * Writes an inventory to a file, whole or not at all.
 *
 * What an existing inventory declares by hand of its Outposts is kept: `storage`, `spareHosts`, `expectedDisconnectHours`. Throws
 * `UnusableInput` where the file cannot be written, or is something that must not be lost.
 */
export function writeInventory(file: string, inventory: Inventory, options: WriteInventoryOptions = {}): void {
  const existing = readExisting(file, options);
  const same = existing && sameScope(existing, inventory);
  if (existing && !same && !options.force) {
    throw new UnusableInput(
      `${file} is the inventory of ${scopeOf(existing)}, not of ${scopeOf(inventory)}; give another file with --out, or --force`,
    );
  }
  replaceFile(file, serializeInventory(same ? withDeclarations(inventory, existing) : inventory));
}

/**
 * Throws the `UnusableInput` that `writeInventory` would throw whatever the inventory: for a caller who is about to read for minutes
 * what could not be written then.
 */
export function checkDestination(file: string, options: WriteInventoryOptions = {}): void {
  readExisting(file, options);
  if (!fs.existsSync(path.dirname(path.resolve(file)))) throw cannotWrite(file, undefined);
}

/** `undefined` where there is no file, or nothing in it to be kept. */
function readExisting(file: string, { force }: WriteInventoryOptions): Inventory | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cannotWrite(file, error);
  }
  try {
    return parseInventory(text, file);
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error;
    if (force) return undefined;
    throw new UnusableInput(`${file} exists and is no inventory; give another file with --out, or --force to overwrite it`);
  }
}

/** What is not known differs from nothing. */
function sameScope(a: Inventory, b: Inventory): boolean {
  return (['region', 'account'] as const).every((field) => !a[field] || !b[field] || a[field] === b[field]);
}

function scopeOf({ region = 'an unknown Region', account = 'an unknown account' }: Inventory): string {
  return `${region}, ${account}`;
}

/**
 * Adds what was declared for the same Outposts. Where Outposts could not be read this time, those with declarations stay, with nothing but
 * their ID, so that a denied call does not cost what was written by hand.
 */
function withDeclarations(inventory: Inventory, existing: Inventory): Inventory {
  const declared = new Map<string | undefined, OutpostInventoryEntry>();
  for (const entry of existing.outposts ?? []) {
    const byHand = declaredByHand(entry);
    if (entry.outpost?.OutpostId && Object.values(byHand).some((value) => value !== undefined))
      declared.set(entry.outpost.OutpostId, byHand);
  }
  if (declared.size === 0) return inventory;
  const outposts: readonly OutpostInventoryEntry[] =
    inventory.outposts ?? [...declared.keys()].map((OutpostId) => ({ outpost: { OutpostId } }));
  return { ...inventory, outposts: outposts.map((entry) => ({ ...declared.get(entry.outpost?.OutpostId), ...entry })) };
}
