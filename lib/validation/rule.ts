import type { Inventory } from '../inventory/inventory';
import type { FactKind, Facts, FactTypes } from './facts/fact';
import type { Json } from './facts/template';

/** `error`: AWS documents the rejection, or it can never work. `warning`: it depends on something out of sight. */
export type Severity = 'error' | 'warning';

/** What is wrong with one resource. */
export interface Problem {
  /** Property below `Properties` that is at fault, such as `VolumeType`. */
  readonly property?: string;
  /** Lower case, no full stop: what the template says, with the value. */
  readonly message: string;
}

/** A piece of a CloudFormation template, with what the Outposts in it are declared to be. */
export interface Example {
  readonly resources: { readonly [logicalId: string]: Json };
  readonly inventory?: Inventory;
  /** Region of the stack. */
  readonly region?: string;
  /** Account of the stack. */
  readonly account?: string;
}

/** A rule of AWS Outposts. */
export interface Rule<K extends FactKind = FactKind> {
  /** Kebab-case, equal to the name of the file: users acknowledge findings by it, so it never changes. */
  readonly id: string;
  /** Ids of the domain facts that the rule enforces, such as `EBS-1`. */
  readonly enforces: readonly string[];
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** What to change. */
  readonly fix: string;
  /** The AWS page that says so. */
  readonly source: string;
  /** The kind of fact that the rule looks on. */
  readonly on: K;
  /**
   * Fields that must be known before `check` is asked, as paths such as `outpost.generation`. A path that ends early because
   * something on it is absent means that the rule does not apply.
   */
  readonly knowing: readonly string[];
  readonly check: (fact: FactTypes[K], facts: Facts) => Problem | undefined;
  /** A getter, `get examples()`: an App that is judged never asks for them. */
  readonly examples: { readonly bad: Example; readonly good: Example };
}

/** Keeps the kind of fact of a rule for its `check`, and forgets it for the list of rules. */
export function rule<K extends FactKind>(definition: Rule<K>): Rule {
  return definition as unknown as Rule;
}
