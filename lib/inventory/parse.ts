import { INVENTORY, ListShape, SCHEMA_VERSION, type Shape } from './format';
import type { Inventory } from './inventory';

/** A file that is not an inventory. The message is one line: the error and its location, what is allowed, what to change. */
export class InventoryError extends Error {
  public constructor(source: string, problem: string, advice = "correct the file, or write it again with 'npx cdk-outposts discover'") {
    super(`${source}: ${problem}; ${advice}`);
    this.name = 'InventoryError';
  }
}

/**
 * Reads an inventory.
 *
 * Accepts unknown fields. Known fields must have the right type.
 *
 * @param text - content of the file.
 * @param source - name of the file, for messages.
 */
export function parseInventory(text: string, source: string): Inventory {
  const value = parseJson(text, source);
  if (kindOf(value) !== 'an object') throw new InventoryError(source, `an inventory is a JSON object, got ${kindOf(value)}`);
  const { schemaVersion } = value as Inventory;
  if (schemaVersion !== undefined && schemaVersion !== SCHEMA_VERSION) {
    throw new InventoryError(
      source,
      `"schemaVersion" is ${brief(schemaVersion)}, this version of cdk-outposts supports ${SCHEMA_VERSION}`,
      "write the file again with 'npx cdk-outposts discover', or use the version of cdk-outposts that wrote it",
    );
  }
  check(value, INVENTORY, '', source);
  return value as Inventory;
}

function parseJson(text: string, source: string): unknown {
  try {
    // Some editors write a byte order mark, which JSON does not support.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Removes the quotation from the message: the file may contain secrets.
    const reason = (error as SyntaxError).message.replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
    throw new InventoryError(
      source,
      text.trim() === '' ? 'an inventory is a JSON object, got an empty file' : `the file is not valid JSON: ${reason}`,
    );
  }
}

function check(value: unknown, shape: Shape, path: string, source: string): void {
  const kind = kindOf(value);
  const wanted = nameOf(shape);
  if (kind !== wanted) {
    const advice = value === null ? 'remove the field if its value is unknown' : undefined;
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
  return shape === 'string' || shape === 'number' || shape === 'boolean' ? `a ${shape}` : 'an object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A value that is not an object, shortened. */
function excerpt(value: unknown): string {
  return typeof value === 'object' ? '' : ` ${brief(value)}`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
