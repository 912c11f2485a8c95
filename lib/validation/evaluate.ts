import type { FactKind, Facts, Location } from './facts/fact';
import type { Problem, Rule, Severity } from './rule';

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
}

/** A rule that could not be decided for a resource on an Outpost. */
export interface Undecided {
  readonly ruleId: string;
  /** What is not known. */
  readonly why: string;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
}

/** Asks each rule about each fact of its kind. */
export function evaluate(facts: Facts, rules: readonly Rule[]): Evaluation {
  const findings: Finding[] = [];
  const undecided = new Map<string, Undecided>();
  const knowledge = new Knowledge(facts);
  for (const rule of rules) {
    const { id: ruleId, on, check } = rule;
    const gaps = rule.knowing.map((path) => knowledge.gaps(on, path));
    facts.all(on).forEach((fact, index) => {
      if (!fact.location) return;
      const missing = firstGap(gaps, index);
      if (missing === undefined) {
        const problem = check(fact, facts);
        if (problem) findings.push(finding(rule, problem, fact.location));
      } else if (missing !== DOES_NOT_APPLY && !undecided.has(ruleId + missing)) {
        undecided.set(ruleId + missing, { ruleId, why: missing });
      }
    });
  }
  return { findings, undecided: [...undecided.values()] };
}

function finding({ id, severity, fix, source }: Rule, { message, property }: Problem, location: Location): Finding {
  return { ruleId: id, severity, message, fix, source, location, ...(property && { path: `Properties.${property}` }) };
}

const DOES_NOT_APPLY = '';

/** What is not known on a path, or undefined where it is known to its end. */
type Gap = string | undefined;

/** What is not known on the paths that rules name. Many rules name the same: each path of each fact is followed once. */
class Knowledge {
  private readonly known = new Map<string, readonly Gap[]>();

  constructor(private readonly facts: Facts) {}

  /** In the order of the facts of the kind. */
  public gaps(kind: FactKind, path: string): readonly Gap[] {
    const key = `${kind}.${path}`;
    let gaps = this.known.get(key);
    if (!gaps) {
      const fields = path.split('.');
      this.known.set(key, (gaps = this.facts.all(kind).map((fact) => gapOn(fields, fact))));
    }
    return gaps;
  }
}

function gapOn(fields: readonly string[], fact: object): Gap {
  let value = fact as Record<string, unknown>;
  for (let depth = 0; depth < fields.length; depth++) {
    const owner = value;
    value = owner[fields[depth]] as Record<string, unknown>;
    // Whoever may not be on an Outpost is let alone.
    if (value === undefined) {
      return fields[depth] === 'outpost' ? DOES_NOT_APPLY : `${fields[depth]} of ${String(owner.id)} is not known before deployment`;
    }
    if (value === null && depth < fields.length - 1) return DOES_NOT_APPLY;
  }
  return undefined;
}

function firstGap(gaps: readonly (readonly Gap[])[], index: number): Gap {
  let first: Gap;
  for (const gap of gaps) {
    if (gap[index] === DOES_NOT_APPLY) return DOES_NOT_APPLY;
    first ??= gap[index];
  }
  return first;
}

/** One line about all checks that could not be decided, or none. */
export function summarizeUndecided(undecided: readonly Undecided[]): string[] {
  if (undecided.length === 0) return [];
  const reasons = [...new Set(undecided.map(({ why }) => why))];
  const rules = new Set(undecided.map(({ ruleId }) => ruleId)).size;
  const more = reasons.length > 3 ? `; and ${reasons.length - 3} more` : '';
  return [`${rules} rule${rules === 1 ? '' : 's'} could not be decided: ${reasons.slice(0, 3).join('; ')}${more}`];
}
