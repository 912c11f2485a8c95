/**
 * A value of a template before deployment.
 *
 * `null`: known to be absent. `undefined`: unknown, such as a parameter without a value, an attribute of a resource or a value of another app.
 * Rules report nothing about unknown values.
 */
export type Value<T> = T | null | undefined;

/** Location of the resource of a fact. */
export interface Location {
  /** Name of the stack. */
  readonly stack: string;
  /** Path of the template file that the reader received. */
  readonly template: string;
  /** Logical ID in the template. */
  readonly logicalId: string;
  /** Construct path, if the template contains `aws:cdk:path`. */
  readonly constructPath?: string;
  /** Condition under which the template creates it, if it is not known whether the condition is true. */
  readonly condition?: string;
}

/** Fields of all facts. */
export interface Fact {
  readonly kind: FactKind;
  /** Unique ID: the physical ID if it is known, otherwise stack and logical ID. */
  readonly id: string;
  /**
   * `template`: a template creates the resource. `account`: the resource exists, and its ID is known. `unknown`: the ID is unknown before
   * deployment, such as a parameter, so two facts may be the same resource.
   */
  readonly origin: 'template' | 'account' | 'unknown';
  /** `undefined` if no template creates the resource. */
  readonly location?: Location;
  /** Stacks that name the resource by its ID; at most two of them. */
  readonly namedIn?: readonly string[];
}

/**
 * Fact kinds. Each area declares its own kinds next to their readers:
 * `declare module '../facts/fact' { interface FactTypes { readonly subnet: Subnet } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the areas declare the members
export interface FactTypes {}

export type FactKind = keyof FactTypes;

/** A part of the templates that the readers do not understand, so that the rules did not evaluate it. */
export interface Unread {
  /** Name of the stack. */
  readonly stack: string;
  /** The part, such as the logical ID of a resource. */
  readonly what: string;
  /** The reason, and what to specify so that it can be read. */
  readonly why: string;
  /** Path of the template file, if the whole file could not be read. */
  readonly file?: string;
}

/** A property whose value is unknown before deployment. */
export interface UnknownProperty {
  /** Path below `Properties`. */
  readonly property: string;
  /** Resource with the property, if it is not that of the fact. */
  readonly of?: string;
  /** The reason, and what to specify so that it is known. */
  readonly why: string;
}

/** All facts, as frozen plain objects. */
export interface Facts {
  /** Parts of the templates without facts, although they may be about Outposts. */
  readonly unread: readonly Unread[];
  /** Resources in the templates whose types contain facts. */
  readonly resources: readonly Location[];
  /** Facts of a kind that a template creates, in the order of the templates. Includes Outposts that are declared or referenced. */
  all<K extends FactKind>(kind: K): readonly FactTypes[K][];
  /** Facts of `all(kind)` with this value in a field. Uses an index: the cost does not depend on the number of facts. */
  by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][];
  /** Facts of `all(kind)` in the stack of another fact. Uses an index, too. */
  inStackOf<K extends FactKind>(fact: Fact, kind: K): readonly FactTypes[K][];
  /**
   * The first of some properties of a resource whose value is unknown. For a fact that an unknown reference leads to, the property with the
   * reference.
   */
  whyUnknown(fact: Fact, properties: readonly string[]): UnknownProperty | undefined;
}

/** `false` if two resources may exclude each other, because they have different conditions. */
export function coexist(a: Fact, b: Fact): boolean {
  return !a.location?.condition || !b.location?.condition || a.location.condition === b.location.condition;
}

/** `true` only if two facts are known to be different resources. */
export function differ(a: Value<Fact>, b: Value<Fact>): boolean {
  if (!a || !b || a === b || a.origin === 'unknown' || b.origin === 'unknown') return false;
  if (a.origin === b.origin) return true;
  return a.origin === 'template' ? isAnother(b, a) : isAnother(a, b);
}

/** Fields that differ in no two descriptions of one resource. */
const IDENTIFYING = ['cidrBlock', 'availabilityZone', 'availabilityZoneId', 'hardware', 'localGatewayId', 'mode'];

/**
 * Whether an existing resource is known not to be one that a template creates. It can be that one, deployed before, if another stack names it;
 * a template does not name its own resources by their IDs.
 */
function isAnother(existing: Fact, created: Fact): boolean {
  const { namedIn = [] } = existing;
  if (namedIn.length > 0 && namedIn.every((stack) => stack === created.location?.stack)) return true;
  const [its, other] = [existing, created] as unknown as { readonly [field: string]: unknown }[];
  return IDENTIFYING.some((field) => typeof its[field] === 'string' && typeof other[field] === 'string' && its[field] !== other[field]);
}

export function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'origin' in value;
}

/** Name of a resource in messages: its construct path if the template has it, otherwise its ID. */
export function nameOf({ id, location }: Pick<Fact, 'id' | 'location'>): string {
  return location?.constructPath?.replace(/[/]Resource$/, '') ?? id;
}
