import { INVENTORY, ListShape, type Shape } from './format';
import type { Inventory } from './inventory';

/**
 * Writes an inventory as JSON.
 *
 * The output does not depend on the order of the input: known fields are in the order of the format, unknown fields follow by name, and
 * lists are sorted by the ID of their elements.
 */
export function serializeInventory(inventory: Inventory): string {
  return `${JSON.stringify(inOrder(inventory, INVENTORY), undefined, 2)}\n`;
}

/** `shape` is `undefined` for unknown fields: their objects are sorted by name, and their lists keep the order. */
function inOrder(value: unknown, shape: Shape | undefined): unknown {
  if (Array.isArray(value)) {
    const list = shape instanceof ListShape ? shape : undefined;
    const elements = value.map((element) => inOrder(element, list?.element));
    return list ? sorted(elements as never[], list) : elements;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields: Record<string, Shape> = typeof shape === 'object' && !(shape instanceof ListShape) ? shape : {};
  const others = Object.keys(value)
    .filter((name) => !Object.hasOwn(fields, name))
    .sort();
  const entries = [...Object.keys(fields), ...others].map((name) => [name, (value as Record<string, unknown>)[name]] as const);
  return Object.fromEntries(
    entries.filter(([, field]) => field !== undefined).map(([name, field]) => [name, inOrder(field, fields[name])]),
  );
}

/** Sorts elements by key, and elements with the same key or no key by text. */
function sorted(elements: never[], list: ListShape<never>): unknown[] {
  return elements
    .map((element) => ({ element, key: list.key(element) ?? '', text: JSON.stringify(element) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.text, b.text))
    .map(({ element }) => element);
}

/** Compares code units, which do not depend on the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
