import type { Declaration } from './declaration';
import { INVENTORY, ListShape, SCHEMA_VERSION, type Shape } from './format';
import type { Inventory } from './inventory';
import { otherFormatOf } from './other-formats';
import { LARGEST, VALUES } from './values';

const { outposts: OUTPOSTS } = INVENTORY;

/** Known fields of the declarations in a template. */
const DECLARATION: Shape = {
  ...INVENTORY,
  outposts: new ListShape({ ...(OUTPOSTS.element as object), logicalId: 'string', localGatewayId: 'string' }, OUTPOSTS.key),
};

/** A file that is not an inventory. The message is one line: the error and its location, what is allowed, what to change. */
export class InventoryError extends Error {
  public constructor(
    source: string,
    public readonly problem: string,
    advice = "correct the file, or write it again with 'npx cdk-outposts discover'",
  ) {
    super(`${source}: ${problem}; ${advice}`);
    this.name = 'InventoryError';
  }
}

/**
 * Reads an inventory.
 *
 * Accepts unknown fields. Known fields must have the right type, and one of the values of AWS.
 *
 * @param text - content of the file.
 * @param source - name of the file, for messages.
 * @param onUnknownFields - receives the paths of the unknown fields, such as `outposts[].outpost.Generaton`, if there are any.
 */
export function parseInventory(text: string, source: string, onUnknownFields?: (fields: readonly string[]) => void): Inventory {
  const value = parseJson(text, source);
  if (kindOf(value) !== 'an object') throw new InventoryError(source, `an inventory is a JSON object, got ${kindOf(value)}`);
  const other = otherFormatOf(value as object);
  if (other) throw new InventoryError(source, other.problem, other.advice);
  const { schemaVersion } = value as Inventory;
  if (schemaVersion !== undefined && schemaVersion !== SCHEMA_VERSION) {
    throw new InventoryError(
      source,
      `"schemaVersion" is ${brief(schemaVersion)}, this version of cdk-outposts supports ${SCHEMA_VERSION}`,
      "write the file again with 'npx cdk-outposts discover', or use the version of cdk-outposts that wrote it",
    );
  }
  const unknown = new Set<string>();
  if (!isInventory(value, unknown)) check(value, INVENTORY, '', source);
  if (unknown.size > 0) onUnknownFields?.([...unknown]);
  return value as Inventory;
}

/**
 * Checks the declarations in the `Metadata` of a template.
 *
 * @param value - the declarations.
 * @param source - name of the template file, for messages.
 */
export function parseDeclaration(value: unknown, source: string): Declaration {
  try {
    if (!isDeclaration(value, new Set())) check(value, DECLARATION, '', source);
  } catch (error) {
    throw error instanceof InventoryError ? new InventoryError(source, error.problem, 'synthesize the app again') : error;
  }
  return value as Declaration;
}

function parseJson(text: string, source: string): unknown {
  try {
    // Some editors write a byte order mark, which JSON does not support.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new InventoryError(source, 'the file is nested too deeply');
    // Removes the quotation from the message: the file may contain secrets.
    const reason = error.message.replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
    throw new InventoryError(
      source,
      text.trim() === '' ? 'an inventory is a JSON object, got an empty file' : `the file is not valid JSON: ${reason}`,
    );
  }
}

/** Whether a value has a shape. Adds the paths of unknown fields, without indices. */
type Matches = (value: unknown, unknown: Set<string>) => boolean;

const isInventory = matcherOf(INVENTORY, '');
const isDeclaration = matcherOf(DECLARATION, '');

/** Compiles a shape, once: an inventory of 1,000 Outposts has millions of values. */
function matcherOf(shape: Shape, path: string): Matches {
  if (shape === 'map of strings') {
    return (value) => kindOf(value) === 'an object' && Object.values(value as object).every((element) => typeof element === 'string');
  }
  if (shape instanceof ListShape) {
    const matches = matcherOf(shape.element, `${path}[]`);
    return (value, unknown) => {
      if (!Array.isArray(value)) return false;
      for (const element of value as unknown[]) if (!matches(element, unknown)) return false;
      return true;
    };
  }
  if (typeof shape === 'object') {
    const fields = new Map(Object.entries(shape).map(([field, inner]) => [field, matcherOf(inner, path ? `${path}.${field}` : field)]));
    return (value, unknown) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      // Unlike Object.entries, creates no list for each object.
      for (const field in value) {
        const element = (value as Record<string, unknown>)[field];
        const matches = element === undefined ? undefined : fields.get(field);
        if (!matches) unknown.add(path ? `${path}.${field}` : field);
        else if (!matches(element, unknown)) return false;
      }
      return true;
    };
  }
  const values = VALUES[path];
  if (values) return (value) => values.includes(value as string);
  return path in LARGEST ? (value) => isWholeNumber(value, LARGEST[path]) : (value) => typeof value === shape;
}

/** Throws the error of the first value that does not have its shape. */
function check(value: unknown, shape: Shape, path: string, source: string): void {
  const kind = kindOf(value);
  const wanted = nameOf(shape);
  if (kind !== wanted) {
    const advice = value === null ? 'remove the field if its value is unknown' : undefined;
    throw new InventoryError(source, `${nameOfField(path)} must be ${wanted}, got ${kind}${excerpt(value)}`, advice);
  }
  const pathOfAll = path.replace(/\[\d+\]/g, '[]');
  const values = VALUES[pathOfAll];
  if (values?.includes(value as string) === false) {
    const problem = `${nameOfField(path)} must be ${values.map(brief).join(' or ')}, got ${brief(value)}`;
    throw new InventoryError(source, problem, 'correct the value, or use a newer version of cdk-outposts');
  }
  if (pathOfAll in LARGEST && !isWholeNumber(value, LARGEST[pathOfAll])) {
    const problem = `${nameOfField(path)} must be a whole number from 0 to ${LARGEST[pathOfAll]}, got ${brief(value)}`;
    throw new InventoryError(source, problem);
  }
  if (shape === 'map of strings') {
    for (const [key, element] of Object.entries(value as object)) check(element, 'string', `${path}.${key}`, source);
  } else if (shape instanceof ListShape) {
    (value as unknown[]).forEach((element, index) => check(element, shape.element, `${path}[${index}]`, source));
  } else if (typeof shape === 'object') {
    for (const [field, element] of Object.entries(value as object)) {
      const inner = Object.hasOwn(shape, field) ? shape[field] : undefined;
      if (inner !== undefined && element !== undefined) check(element, inner, path ? `${path}.${field}` : field, source);
    }
  }
}

function isWholeNumber(value: unknown, largest: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= largest;
}

function nameOfField(path: string): string {
  return path ? JSON.stringify(path) : 'the value';
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
