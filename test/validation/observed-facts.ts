import type { Fact, FactKind, Facts, FactTypes } from '../../lib/validation/facts/fact';
import type { Rule } from '../../lib/validation/rule';
import { fieldOn, INTERFACES, KINDS } from './fact-fields';

/** A field of a fact, or of a part of one. */
export interface FieldOf {
  readonly owner: object;
  readonly field: string;
}

/** What a field is taken to be: unknown, or known to be absent. */
export interface Instead extends FieldOf {
  readonly value: undefined | null;
}

/** Of a hundred facts alike, the others tell nothing more. */
const MOST_ALIKE = 6;

/** The fields of facts that have a value and may be without. */
export function* knownFields(facts: Facts): Generator<FieldOf> {
  const seen = new Set<object>();
  const counts = new Map<string, number>();
  function* visit(value: unknown, type: string | undefined): Generator<FieldOf> {
    for (const owner of [value].flat()) {
      const fields = INTERFACES.get(type ?? '');
      if (typeof owner !== 'object' || owner === null || !fields || seen.has(owner)) continue;
      seen.add(owner);
      for (const [field, { mayBeUnknown, leadsTo }] of fields) {
        const inside = (owner as Record<string, unknown>)[field];
        const count = (counts.get(`${type}.${field}`) ?? 0) + 1;
        counts.set(`${type}.${field}`, count);
        if (mayBeUnknown && inside !== undefined && count <= MOST_ALIKE) yield { owner: owner, field };
        yield* visit(inside, leadsTo);
      }
    }
  }
  for (const [kind, type] of KINDS) for (const fact of facts.all(kind as FactKind)) yield* visit(fact, type);
}

/** Where a path from a fact ends: in each element of a list on the way. */
export function endsOf(fact: Fact, path: string): FieldOf[] {
  const fields = path.split('.');
  const field = fields.pop()!;
  let owners: object[] = [fact];
  for (const name of fields) {
    owners = owners
      .flatMap((owner) => (owner as Record<string, object>)[name])
      .filter((value) => typeof value === 'object' && value !== null);
  }
  return owners.map((owner) => ({ owner, field }));
}

/**
 * Facts of which some fields are taken to be others, and which note what a rule reads of the fact that it is asked about, and of what that fact
 * leads to. Facts that are looked up are not noted, unless the fact leads to them, too.
 */
export class ObservedFacts implements Facts {
  /** What was read and may be unknown. Each is a list of paths, since a fact may lead to another on several. */
  public readonly reads = new Map<string, readonly string[]>();
  /** Whether a rule has come to its check. */
  public hasChecked = false;
  private readonly views = new Map<object, object>();
  private readonly originals = new WeakMap<object, object>();
  private paths: Map<object, Set<string>> | undefined;
  private kind: FactKind | undefined;

  public get unread() {
    return this.facts.unread;
  }

  public get resources() {
    return this.facts.resources;
  }

  constructor(
    private readonly facts: Facts,
    private readonly instead: readonly Instead[] = [],
  ) {}

  /** The rule, whose reads are noted. */
  public observed(rule: Rule): Rule {
    const { when, check } = rule;
    return {
      ...rule,
      when: when && ((fact, facts) => this.noting(rule.on, fact, () => when(fact, facts))),
      check: (fact, facts) => {
        this.hasChecked = true;
        return this.noting(rule.on, fact, () => check(fact, facts));
      },
    };
  }

  public all<K extends FactKind>(kind: K): readonly FactTypes[K][] {
    return this.facts.all(kind).map((fact) => this.view(fact) as FactTypes[K]);
  }

  public inStackOf<K extends FactKind>(fact: Fact, kind: K): readonly FactTypes[K][] {
    return this.facts.inStackOf(this.original(fact) as Fact, kind).map((found) => this.view(found) as FactTypes[K]);
  }

  public by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][] {
    const original = this.original(value);
    const others = this.facts.all(kind).filter((fact) => this.replaced(fact, String(field)));
    const found = this.facts.by(kind, field, original).filter((fact) => !others.includes(fact));
    const more = others.filter((fact) => this.replaced(fact, String(field))!.value === original);
    return [...found, ...more].map((fact) => this.view(fact) as FactTypes[K]);
  }

  public whyUnknown(fact: Fact, properties: readonly string[]) {
    return this.facts.whyUnknown(fact, properties);
  }

  private noting<T>(kind: FactKind, fact: object, read: () => T): T {
    this.kind = kind;
    this.paths = new Map([[this.original(fact) as object, new Set([''])]]);
    try {
      return read();
    } finally {
      this.paths = undefined;
    }
  }

  private replaced(owner: object, field: string): Instead | undefined {
    return this.instead.find((one) => one.owner === owner && one.field === field);
  }

  private read(owner: object, field: string): unknown {
    const instead = this.replaced(owner, field);
    const value = instead ? instead.value : (owner as Record<string, unknown>)[field];
    const paths = [...(this.paths?.get(owner) ?? [])].map((path) => (path ? `${path}.${field}` : field));
    if (paths.length > 0) {
      if (fieldOn(this.kind!, paths[0].split('.'))?.mayBeUnknown) this.reads.set(paths.join(), paths);
      for (const led of [value].flat()) {
        if (typeof led !== 'object' || led === null) continue;
        const known = this.paths!.get(led) ?? new Set();
        this.paths!.set(led, new Set([...known, ...paths]));
      }
    }
    return field === 'location' ? value : this.view(value);
  }

  private view(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    let view = this.views.get(value);
    if (!view) {
      view = Array.isArray(value)
        ? value.map((element) => this.view(element))
        : new Proxy({}, { get: (_, field) => this.read(value, String(field)), has: (_, field) => field in value });
      this.views.set(value, view);
      this.originals.set(view, value);
    }
    return view;
  }

  private original(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? (this.originals.get(value) ?? value) : value;
  }
}
