/**
 * A value of a template as far as it is known before deployment.
 *
 * `null` is knowledge: the template leaves the property out. `undefined` is the lack of it: a parameter, an attribute of a
 * resource, a value of another app. Rules say nothing about what is `undefined`.
 */
export type Value<T> = T | null | undefined;

/** Where a fact's resource lives in what was read. */
export interface Location {
  /** Name of the stack. */
  readonly stack: string;
  /** Path of the template file, as it was given to the reader. */
  readonly template: string;
  /** Logical ID in the template. */
  readonly logicalId: string;
  /** Path of the construct, where the template carries CDK's `aws:cdk:path`. */
  readonly constructPath?: string;
  /** Condition under which the template creates it. */
  readonly condition?: string;
}

/** What every fact has in common. */
export interface Fact {
  /** Unique among the facts: a physical ID where one is known, otherwise stack and logical ID. */
  readonly id: string;
  /**
   * `template`: created by one of the templates. `account`: exists already and is named by its ID. `unknown`: named by
   * something that only the deployment knows, such as a parameter, so that even two different ones may be the same resource.
   */
  readonly origin: 'template' | 'account' | 'unknown';
  /** Absent for what no template creates. */
  readonly location?: Location;
}

/**
 * The kinds of fact that a rule can look on. Each area adds its own beside their readers:
 * `declare module '../facts/fact' { interface FactTypes { readonly subnet: Subnet } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the areas
export interface FactTypes {}

export type FactKind = keyof FactTypes;

/** Everything that was read, plain and frozen. */
export interface Facts {
  /** The facts of a kind that a template creates, in the order of the templates; Outposts also when they are only declared. */
  all<K extends FactKind>(kind: K): readonly FactTypes[K][];
  /** Those of `all(kind)` whose field is this value. Indexed: the cost does not grow with the number of facts. */
  by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][];
}

/** False where two resources may exclude each other, because each has a condition of its own. */
export function coexist(a: Fact, b: Fact): boolean {
  return !a.location?.condition || !b.location?.condition || a.location.condition === b.location.condition;
}

/** True only where two facts are certainly two resources. */
export function differ(a: Value<Fact>, b: Value<Fact>): boolean {
  return !!a && !!b && a !== b && a.origin === b.origin && a.origin !== 'unknown';
}
