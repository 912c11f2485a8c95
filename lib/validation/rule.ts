import type { Inventory } from '../inventory/inventory';
import type { Fact, FactKind, Facts, FactTypes } from './facts/fact';
import type { Json } from './facts/template';

/** `error`: AWS documents the rejection, or it can never work. `warning`: it depends on something out of sight. */
export type Severity = 'error' | 'warning';

/** What is wrong with one resource. */
export interface Problem {
  /** The resource that is reported; the one that `check` is asked about where it is left out. */
  readonly at?: Fact;
  /** Resources that share the problem, such as those that exceed a capacity together. A user can acknowledge it on any of them. */
  readonly sharedBy?: readonly Fact[];
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
  /** Facts that the rule enforces, by subject and number, such as `EBS-1`. Rules of one fact share it; `source` is the page that states it. */
  readonly enforces: readonly string[];
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** What to change. */
  readonly fix: string;
  /** The AWS page that says so. */
  readonly source: string;
  /** The kind of fact that the rule checks. */
  readonly on: K;
  /** True: the rule applies only to what is on an Outpost. A resource whose Outpost is unknown may be in the Region. */
  readonly onOutpost?: boolean;
  /** Whether the rule applies, decided before `needs`: the rule skips other facts, even if values of them are unknown. */
  readonly when?: (fact: FactTypes[K], facts: Facts) => boolean;
  /**
   * Every field that `when` and `check` read, of the fact and of what it leads to, and that may be unknown: as paths such as
   * `outpost.generation`. The tests compare them with what is read.
   *
   * - If the value is unknown, the rule is undecided if `check` finds nothing. A check reports nothing about unknown values.
   * - If the path ends early because something on it is absent, the rule does not apply.
   * - A path through a list, such as `subnets.outpost`, names the field of each element; an element where the path ends early is left out.
   * - `?` at the end: the rule is decided without the value, too.
   *
   * Facts that are looked up, such as `facts.by('subnet', 'vpc', vpc)`, are not named: what is unknown of them is left out.
   */
  readonly needs: readonly string[];
  readonly check: (fact: FactTypes[K], facts: Facts) => Problem | readonly Problem[] | undefined;
  /** A getter, `get examples()`: an App that is judged never asks for them. */
  readonly examples: { readonly bad: Example; readonly good: Example };
}

/** Checks the paths of a rule and the kind of fact of its `check`, and forgets both for the list of rules. */
export function rule<K extends FactKind, const N extends readonly string[]>(
  definition: Rule<K> & { readonly needs: N & { readonly [I in keyof N]: Need<FactTypes[K], N[I]> } },
): Rule {
  return definition as unknown as Rule;
}

/** A path, if it leads to a field of `T` that may be unknown; otherwise `never`. */
type Need<T, P> = P extends `${infer Path}?` ? `${Field<T, Path>}?` : P extends string ? Field<T, P> : never;

type Field<T, P extends string> = P extends `${infer Link}.${infer Rest}`
  ? Link extends keyof T
    ? `${Link}.${Field<Element<NonNullable<T[Link]>>, Rest>}`
    : never
  : P extends keyof T
    ? undefined extends T[P]
      ? P
      : never
    : never;

type Element<T> = T extends readonly (infer E)[] ? E : T;
