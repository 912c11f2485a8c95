import { isFact, nameOf, type Fact, type FactKind, type Facts, type FactTypes, type Location, type Unread } from './facts/fact';
import type { Problem, Rule, Severity } from './rule';
import { describeUnknown } from './unknown-value';

/** A rule that found something. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly source: string;
  readonly location: Location;
  /** Path in the resource, such as `Properties.VolumeType`. */
  readonly path?: string;
  /** Other resources that share the problem. An acknowledgment of one of them is one of the finding. */
  readonly sharedWith?: readonly Location[];
}

/** A rule that could not be decided for a resource. */
export interface Undecided {
  readonly ruleId: string;
  /** What is unknown. */
  readonly why: string;
  /** Stack of the resource whose value is unknown; of the resource that the rule is about, if the former exists already. */
  readonly stack?: string;
  /** Logical ID of that resource. */
  readonly resource?: string;
  /** ID of the Outpost, if the unknown value is one of an Outpost. */
  readonly outpost?: string;
}

/** How much was evaluated. */
export interface Judged {
  /** Number of the resources in the templates whose types the rules read. */
  readonly resources: number;
  /** Number of these resources that are on Outposts. */
  readonly onOutposts: number;
  /** Number of the rules. */
  readonly rules: number;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** Parts of the templates that the rules did not evaluate. */
  readonly unread: readonly Unread[];
  readonly judged: Judged;
}

/** Asks each rule about each fact of its kind. */
export function evaluate(facts: Facts, rules: readonly Rule[]): Evaluation {
  const evaluator = new Evaluator(facts);
  for (const rule of rules) evaluator.ask(rule);
  const { findings, undecided, failed } = evaluator;
  return {
    findings: [...findings.values()],
    undecided: [...undecided.values()],
    unread: [...facts.unread, ...failed.values()],
    judged: { resources: facts.resources.length, onOutposts: resourcesOnOutposts(facts, rules).size, rules: rules.length },
  };
}

class Evaluator {
  /** Two groups with one launch template lead to the same finding about it. */
  public readonly findings = new Map<string, Finding>();
  public readonly undecided = new Map<string, Undecided>();
  public readonly failed = new Map<string, Unread>();
  private readonly knowledge: Knowledge;
  private readonly judged: JudgedFacts;

  constructor(private readonly facts: Facts) {
    this.knowledge = new Knowledge(facts);
    this.judged = new JudgedFacts(facts);
  }

  public ask(rule: Rule): void {
    const indices = this.judged.indices(rule);
    // The templates contain no resource of most kinds.
    if (indices.length === 0) return;
    const all = this.facts.all(rule.on);
    const paths = rule.needs.filter((path) => !path.endsWith('?'));
    const needed = paths.map((path) => this.knowledge.gaps(rule.on, path)).filter((gaps) => gaps.length > 0);
    // Unlike for-of, creates nothing for each element, of which there are many.
    indices.forEach((index) => {
      try {
        this.askAbout(all[index], rule, needed, index);
      } catch (error) {
        if (!this.failed.has(rule.id)) this.failed.set(rule.id, failureOf(rule, all[index], error));
      }
    });
  }

  private askAbout(fact: FactTypes[FactKind], rule: Rule, needed: readonly (readonly Gap[])[], index: number): void {
    const { id: ruleId, when, check } = rule;
    if (when && !when(fact, this.facts)) return;
    const gap = needed.length === 0 ? undefined : firstGap(needed, index);
    if (gap === DOES_NOT_APPLY) return;
    const problems = problemsIn(check(fact, this.facts));
    if (problems.length === 0 && !gap) return;
    for (const problem of problems) {
      const location = problem.at ? problem.at.location : fact.location;
      if (location) this.findings.set(keyOf(rule, problem, location), finding(rule, problem, location));
    }
    // A finding is certain, even if other values are unknown.
    if (!gap || problems.length > 0) return;
    const why = (gap.why ??= describeUnknown(gap.fact, gap.path.join('.'), this.facts));
    this.undecided.set(ruleId + why, { ruleId, why, ...subjectOf(gap.fact, fact) });
  }
}

/** Locations of the resources on Outposts whose facts the rules check. A resource can have several facts. */
export function resourcesOnOutposts(facts: Facts, rules: readonly Rule[]): ReadonlySet<Location> {
  const locations = new Set<Location>();
  for (const kind of new Set(rules.map(({ on }) => on))) {
    for (const fact of facts.all(kind)) if (fact.location && isOnOutpost(fact)) locations.add(fact.location);
  }
  return locations;
}

function isOnOutpost(fact: Fact & { readonly outpost?: unknown }): boolean {
  return !!fact.outpost;
}

const NO_PROBLEMS: readonly Problem[] = [];

function problemsIn(found: ReturnType<Rule['check']>): readonly Problem[] {
  if (found === undefined) return NO_PROBLEMS;
  return Array.isArray(found) ? (found as readonly Problem[]) : [found as Problem];
}

/** The facts that rules check: of resources that a template creates, and of all Outposts. Many rules check the same. */
class JudgedFacts {
  private readonly known = new Map<string, readonly number[]>();

  constructor(private readonly facts: Facts) {}

  /** Indices in the facts of the kind. */
  public indices({ on, onOutpost = false }: Rule): readonly number[] {
    const key = onOutpost ? `${on} on an Outpost` : on;
    let indices = this.known.get(key);
    if (!indices) this.known.set(key, (indices = this.read(on, onOutpost)));
    return indices;
  }

  private read(on: FactKind, onOutpost: boolean): readonly number[] {
    const indices: number[] = [];
    this.facts.all(on).forEach((fact: Fact, index) => {
      if ((fact.location || on === 'outpost') && (!onOutpost || isOnOutpost(fact))) indices.push(index);
    });
    return indices;
  }
}

function keyOf({ id }: Rule, { message, property }: Problem, { template, stack, logicalId }: Location): string {
  return JSON.stringify([id, template, stack, logicalId, property, message]);
}

function finding({ id, severity, fix, source }: Rule, { message, property, sharedBy }: Problem, location: Location): Finding {
  const others = sharedBy?.map((fact) => fact.location).filter((other) => other !== undefined && other !== location) as
    Location[] | undefined;
  return {
    ...{ ruleId: id, severity, message, fix, source, location },
    ...(property && { path: `Properties.${property}` }),
    ...(others?.length && { sharedWith: others }),
  };
}

/** An exception of a rule is an error of this library. The other rules are evaluated. */
function failureOf({ id }: Rule, fact: Fact, error: unknown): Unread {
  const { stack = '', template } = fact.location ?? {};
  return {
    stack,
    what: template ? `${nameOf(fact)} in ${template}` : nameOf(fact),
    why: `the rule ${id} failed with "${(error as Error).message}"; report it at https://github.com/cdk-outposts/cdk-outposts/issues`,
  };
}

/** What an unknown value of `unknown` is about, for a rule about `fact`. */
function subjectOf(unknown: Fact, fact: Fact): Pick<Undecided, 'stack' | 'resource' | 'outpost'> {
  if (unknown.kind === 'outpost') return { outpost: unknown.id };
  const { stack, logicalId } = unknown.location ?? fact.location ?? {};
  return { stack, resource: logicalId };
}

const DOES_NOT_APPLY = 'does not apply';

/** A field that is unknown. Described when a rule reports it: most of them matter to no rule. */
interface UnknownField {
  readonly fact: Fact;
  /** Several names for a field of a part of the fact, such as `hosts.slots`. */
  readonly path: readonly string[];
  why?: string;
}

/** What is unknown on a path, or `undefined` if all of it is known. */
type Gap = UnknownField | typeof DOES_NOT_APPLY | undefined;

function firstGap(needed: readonly (readonly Gap[])[], index: number): Gap {
  let first: Gap;
  for (const gaps of needed) {
    if (gaps[index] === DOES_NOT_APPLY) return DOES_NOT_APPLY;
    first ??= gaps[index];
  }
  return first;
}

/** Whether a path without lists leads to a known value, as for most facts. */
function isKnown(fields: readonly string[], owner: unknown, depth = 0): boolean {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return false;
  const value = (owner as Record<string, unknown>)[fields[depth]];
  return depth === fields.length - 1 ? value !== undefined : isKnown(fields, value, depth + 1);
}

/** What is unknown on the paths that rules need. Many rules need the same: each path of each fact is followed once. */
class Knowledge {
  private readonly known = new Map<string, readonly Gap[]>();

  constructor(private readonly facts: Facts) {}

  /** In the order of the facts of the kind; empty if the path is known for all of them. */
  public gaps(kind: FactKind, path: string): readonly Gap[] {
    const key = `${kind}.${path}`;
    let gaps = this.known.get(key);
    if (!gaps) {
      const fields = path.split('.');
      gaps = this.facts.all(kind).map((fact) => (isKnown(fields, fact) ? undefined : this.gapOn(fields, 0, fact, fact)));
      if (gaps.every((gap) => gap === undefined)) gaps = [];
      this.known.set(key, gaps);
    }
    return gaps;
  }

  /**
   * Follows the fields of a path from `depth` on. `fact` is the last one on the way to `owner`, which may be a part of it, and `start` is the
   * depth of its first field.
   */
  private gapOn(fields: readonly string[], depth: number, fact: Fact, owner: object, start = 0): Gap {
    const value = (owner as Record<string, unknown>)[fields[depth]];
    if (value === undefined) return { fact, path: fields.slice(start, depth + 1) };
    if (depth === fields.length - 1) return undefined;
    if (value === null) return DOES_NOT_APPLY;
    if (!Array.isArray(value)) return this.gapIn(value, fields, depth + 1, fact, start);
    for (const element of value as readonly object[]) {
      const gap = this.gapIn(element, fields, depth + 1, fact, start);
      if (gap && gap !== DOES_NOT_APPLY) return gap;
    }
    return undefined;
  }

  /** Follows the fields from `depth` on in a part of `fact`, or in another fact. */
  private gapIn(next: object, fields: readonly string[], depth: number, fact: Fact, start: number): Gap {
    return isFact(next) ? this.gapOn(fields, depth, next, next, depth) : this.gapOn(fields, depth, fact, next, start);
  }
}

/** What the rules evaluated, what they could not decide, and what was not read, a line each. */
export function summarizeCoverage({ judged, undecided, unread }: Omit<Evaluation, 'findings'>): string[] {
  const { resources, onOutposts, rules } = judged;
  const placed = resources === 0 ? '' : ` (${onOutposts} on Outposts)`;
  return [`${count(resources, 'resource')}${placed} evaluated against ${count(rules, 'rule')}`, ...summarizeGaps({ undecided, unread })];
}

/** The checks that could not be decided, and what was not read. */
export function summarizeGaps({ undecided, unread }: Pick<Evaluation, 'undecided' | 'unread'>): string[] {
  const lines = summarizeUnread(unread);
  if (undecided.length === 0) return lines;
  const reasons = [...new Set(undecided.map(({ why }) => why))];
  const rules = new Set(undecided.map(({ ruleId }) => ruleId)).size;
  const more = reasons.length > 3 ? `; and ${reasons.length - 3} more` : '';
  return [...lines, `${count(rules, 'rule')} could not be decided: ${reasons.slice(0, 3).join('; ')}${more}`];
}

/** What was not read, a line for each reason in a stack. */
function summarizeUnread(unread: readonly Unread[]): string[] {
  const parts = new Map<string, Unread[]>();
  for (const one of unread) parts.set(`${one.stack} ${one.why}`, [...(parts.get(`${one.stack} ${one.why}`) ?? []), one]);
  return [...parts.values()].map((same) => {
    const [{ stack, why }] = same;
    const more = same.length > 3 ? ` and ${same.length - 3} more` : '';
    return `not read: ${same
      .slice(0, 3)
      .map(({ what }) => what)
      .join(', ')}${more} in ${stack}: ${why}`;
  });
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
