import { INVENTORY, ListShape, SCHEMA_VERSION, type Shape } from './format';
import type { Inventory } from './inventory';

/** A file that is no inventory. The message is one line: what is wrong where, what is allowed and what to change. */
export class InventoryError extends Error {
  public constructor(source: string, problem: string, advice = "correct it, or write it anew with 'outposts discover'") {
    super(`${source}: ${problem}; ${advice}`);
    this.name = 'InventoryError';
  }
}

/**
 * Reads an inventory.
 *
 * Fields that are not known are accepted, those that are known must have the right type.
 *
 * @param text - the content of the file.
 * @param source - the name of the file, for messages.
 */
export function parseInventory(text: string, source: string): Inventory {
  const value = parseJson(text, source);
  if (kindOf(value) !== 'an object') throw new InventoryError(source, `an inventory is a JSON object, got ${kindOf(value)}`);
  const { schemaVersion } = value as Inventory;
  if (schemaVersion !== undefined && schemaVersion !== SCHEMA_VERSION) {
    throw new InventoryError(
      source,
      `"schemaVersion" is ${brief(schemaVersion)}, this version of cdk-outposts reads ${SCHEMA_VERSION}`,
      "write the file anew with 'outposts discover', or use the version of cdk-outposts that wrote it",
    );
  }
  check(value, INVENTORY, '', source);
  return value as Inventory;
}

function parseJson(text: string, source: string): unknown {
  try {
    // Some editors write a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Without the piece of the file that the message quotes: the file may be anything, also one that holds secrets.
    const reason = (error as SyntaxError).message.replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
    throw new InventoryError(source, text.trim() === '' ? 'an inventory is JSON, got an empty file' : `no JSON: ${reason}`);
  }
}

function check(value: unknown, shape: Shape, path: string, source: string): void {
  const kind = kindOf(value);
  const wanted = nameOf(shape);
  if (kind !== wanted) {
    const advice = value === null ? 'leave the field out where its value is not known' : undefined;
    throw new InventoryError(source, `${JSON.stringify(path)} must be ${wanted}, got ${kind}${excerpt(value)}`, advice);
  }
  if (shape === 'map of strings') {
    for (const [key, element] of Object.entries(value as object)) check(element, 'string', `${path}.${key}`, source);
  } else if (shape instanceof ListShape) {
    (value as unknown[]).forEach((element, index) => check(element, shape.element, `${path}[${index}]`, source));
  } else if (typeof shape === 'object') {
    for (const [field, inner] of Object.entries(shape)) {
      const element = (value as Record<string, unknown>)[field];
      if (element !== undefined) check(element, inner, path ? `${path}.${field}` : field, source);
    }
  }
}

function nameOf(shape: Shape): string {
  if (shape instanceof ListShape) return 'a list';
  return shape === 'string' || shape === 'number' ? `a ${shape}` : 'an object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The value itself, where it is short enough to help. */
function excerpt(value: unknown): string {
  return typeof value === 'object' ? '' : ` ${brief(value)}`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
