import type { Inventory } from './inventory';

/** The version of the format that this library writes and reads. */
export const SCHEMA_VERSION = 1;

/** What a value of an inventory has to be. Objects name their fields in the order in which they are written. */
export type Shape = Scalar | 'map of strings' | ListShape | ObjectShape;

type Scalar = 'string' | 'number';

/** The fields of an object. Others are accepted, because AWS adds to its APIs. */
export interface ObjectShape {
  readonly [field: string]: Shape;
}

/** A list, which is written in the order of what `key` gives for its elements: AWS promises no order. */
export class ListShape {
  public constructor(
    public readonly element: Shape,
    public readonly key: (element: unknown) => unknown,
  ) {}
}

/** The shape that a type has to have, so that a field that is added to the one and forgotten in the other does not compile. */
type ShapeOf<T> = [T] extends [string]
  ? 'string'
  : [T] extends [number]
    ? 'number'
    : T extends readonly unknown[]
      ? ListShape
      : string extends keyof T
        ? 'map of strings'
        : { readonly [Field in keyof Required<T>]: ShapeOf<NonNullable<T[Field]>> };

const STRINGS = new ListShape('string', (element) => element);

/** A list of objects that are told apart by a field. */
function list(id: string, element: ObjectShape): ListShape {
  return new ListShape(element, (value) => (value as Record<string, unknown>)[id]);
}
