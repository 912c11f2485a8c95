import * as fs from 'fs';
import * as path from 'path';
import { declaredByHand } from '../inventory/declared-by-hand';
import type { Inventory } from '../inventory/inventory';
import { InventoryError, parseInventory } from '../inventory/parse';
import { serializeInventory } from '../inventory/serialize';
import { keepLists, type KeptList } from './kept-lists';
import { readText } from './read-text';
import { cannotWrite, replaceFile } from './replace-file';
import { UnusableInput } from './unusable-input';

/** Options for writing an inventory. */
export interface WriteInventoryOptions {
  /**
   * Whether to overwrite a file that is not an inventory, or the inventory of another account or Region.
   *
   * @default false
   */
  readonly force?: boolean;
}

/**
 * Reads inventories. All files must exist.
 *
 * @param files paths of the inventories
 * @param onWarning receives a message about unknown fields of a file
 * @throws UnusableInput, InventoryError
 */
export function readInventories(files: readonly string[], onWarning?: (message: string) => void): Inventory[] {
  return files.map((file) => {
    const text = readText(file, {
      advice: "specify a file that 'npx cdk-outposts discover' wrote",
      ifMissing: `create it with 'npx cdk-outposts discover --out ${file}'`,
    });
    const inventory = parseInventory(text, file, (fields) => onWarning?.(unknownFields(file, fields)));
    // The declarations of a template can be empty, a file cannot.
    if (Object.keys(inventory).length === 0) throw new InventoryError(file, 'the file has no field of an inventory');
    return inventory;
  });
}

/** Maximum number of fields in a message. */
const MAX_FIELDS = 5;

function unknownFields(file: string, fields: readonly string[]): string {
  const more = fields.length > MAX_FIELDS ? ` and ${fields.length - MAX_FIELDS} more` : '';
  const names = fields.slice(0, MAX_FIELDS).map((field) => JSON.stringify(field));
  return `${file}: not a field of an inventory: ${names.join(', ')}${more}; check the spelling, since no rule uses such a field`;
}

/** An inventory in a file. */
export interface WrittenInventory {
  readonly written: Inventory;
  /** What the file contained before, if it was the inventory of the same account and Region. */
  readonly existing?: Inventory;
  /** Lists of it that were kept. */
  readonly kept: readonly KeptList[];
}

/**
 * Writes an inventory to a file atomically. Keeps the manual declarations of an existing inventory, `storage`, `spareHosts` and
 * `expectedDisconnectHours`, and its lists that the inventory does not contain, because they could not be read again.
 *
 * @throws UnusableInput if the file cannot be written or must not be overwritten
 */
export function writeInventory(file: string, inventory: Inventory, options: WriteInventoryOptions = {}): WrittenInventory {
  const existing = readExisting(file, options);
  const same = existing && sameScope(existing, inventory);
  if (existing && !same && !options.force) {
    throw new UnusableInput(
      `${file} is the inventory of ${scopeOf(existing)}, not of ${scopeOf(inventory)}; specify another file with --out, or overwrite it with --force`,
    );
  }
  const { inventory: complete, kept } = same ? keepLists(inventory, existing) : { inventory, kept: [] };
  const written = same ? withDeclarations(complete, existing) : complete;
  replaceFile(file, serializeInventory(written));
  return { written, existing: same ? existing : undefined, kept };
}

/**
 * Checks whether `writeInventory` can write the file, before a discovery that can take minutes.
 *
 * @throws UnusableInput if it cannot
 */
export function checkDestination(file: string, options: WriteInventoryOptions = {}): void {
  readExisting(file, options);
  if (!fs.existsSync(path.dirname(path.resolve(file)))) throw cannotWrite(file, undefined);
}

/** `undefined` if the file does not exist, or if it is not an inventory and `force` is set. */
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
    throw new UnusableInput(`${file} exists and is not an inventory; specify another file with --out, or overwrite it with --force`);
  }
}

/** An unknown Region or account matches any. */
function sameScope(a: Inventory, b: Inventory): boolean {
  return (['region', 'account'] as const).every((field) => !a[field] || !b[field] || a[field] === b[field]);
}

function scopeOf({ region = 'an unknown Region', account = 'an unknown account' }: Inventory): string {
  return `${region}, ${account}`;
}

/** Adds the manual declarations for the same Outposts. */
function withDeclarations(inventory: Inventory, existing: Inventory): Inventory {
  const declared = new Map(existing.outposts?.map((entry) => [entry.outpost?.OutpostId, declaredByHand(entry)]));
  return {
    ...inventory,
    outposts: inventory.outposts?.map((entry) => {
      const id = entry.outpost?.OutpostId;
      return id === undefined ? entry : { ...declared.get(id), ...entry };
    }),
  };
}
