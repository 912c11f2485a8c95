import type { Fact, FactKind, Facts, FactTypes, Location, UnknownProperty, Unread } from './fact';

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** What a fact is read from. */
export interface Source {
  whyUnknown(properties: readonly string[]): UnknownProperty | undefined;
}

/** All facts by kind and ID. Frozen after all templates are read. */
export class FactTable implements Facts {
  private readonly facts = new Map<FactKind, Map<string, Fact>>();
  private readonly listed = new Map<FactKind, Set<Fact>>();
  private readonly lists = new Map<FactKind, readonly Fact[]>();
  private readonly indices = new Map<FactKind, Map<PropertyKey, Map<unknown, Fact[]>>>();

  private readonly fullyListed = new Map<Fact, readonly string[]>();
  private readonly notRead = new Map<string, Unread>();
  private readonly exported = new Set<Fact>();
  private readonly sources = new Map<string, Source>();

  /** Adds a part of a template that has no facts. Each part is listed once for each reason. */
  public addUnread(unread: Unread): void {
    this.notRead.set(JSON.stringify([unread.stack, unread.what, unread.why]), unread);
  }

  public get unread(): readonly Unread[] {
    return [...this.notRead.values()];
  }

  /** Notes what the facts with an ID are read from. */
  public noteSource(id: string, source: Source): void {
    if (!this.sources.has(id)) this.sources.set(id, source);
  }

  public whyUnknown({ id }: Fact, properties: readonly string[]): UnknownProperty | undefined {
    return this.sources.get(id)?.whyUnknown(properties);
  }

  /** Notes that templates outside the App can reference a fact. */
  public noteExport(fact: Fact): void {
    this.exported.add(fact);
  }

  /** Whether templates outside the App can add resources to a fact. */
  public isExported(fact: Fact): boolean {
    return this.exported.has(fact);
  }

  /** Adds the fact of a resource that a template creates. */
  public define<K extends FactKind>(kind: K, id: string, location: Location, fields: Omit<FactTypes[K], keyof Fact>): Fact {
    const fact: Fact = Object.assign(fields, { kind, id, origin: 'template', location } as const);
    this.ofKind(kind).set(id, fact);
    return fact;
  }

  public find<K extends FactKind>(kind: K, id: string): Mutable<FactTypes[K]> | undefined {
    return this.ofKind(kind).get(id) as Mutable<FactTypes[K]> | undefined;
  }

  /** Returns the fact of a resource that no template creates. Only its ID may be known. */
  public reference<K extends FactKind>(kind: K, id: string, origin: 'account' | 'unknown'): Mutable<FactTypes[K]> {
    const found = this.find(kind, id);
    if (found) return found;
    const fact: Fact = { kind, id, origin };
    this.ofKind(kind).set(id, fact);
    return fact as Mutable<FactTypes[K]>;
  }

  /** Adds a fact to `all(kind)`. */
  public publish(kind: FactKind, fact: Fact): void {
    const list = this.listed.get(kind) ?? new Set();
    this.listed.set(kind, list.add(fact));
    this.lists.delete(kind);
  }

  /** Notes that an inventory lists all members of an existing resource, such as the routes of a route table. */
  public noteListed(owner: Fact, members: string): void {
    this.fullyListed.set(owner, [...(this.fullyListed.get(owner) ?? []), members]);
  }

  /** Whether all members of a resource are known: those of a template, or those of an inventory. */
  public isListed(owner: Fact, members: string): boolean {
    return owner.origin === 'template' || !!this.fullyListed.get(owner)?.includes(members);
  }

  /** Makes facts that are only named some of `all(kind)`, too. */
  public publishAll(kind: FactKind): void {
    for (const fact of this.ofKind(kind).values()) this.publish(kind, fact);
  }

  public freeze(): Facts {
    for (const facts of this.facts.values()) facts.forEach((fact) => Object.freeze(fact));
    return this;
  }

  public all<K extends FactKind>(kind: K): readonly FactTypes[K][] {
    const list = this.lists.get(kind) ?? [...(this.listed.get(kind) ?? [])];
    this.lists.set(kind, list);
    return list as unknown as FactTypes[K][];
  }

  public by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][] {
    let ofKind = this.indices.get(kind);
    if (!ofKind) this.indices.set(kind, (ofKind = new Map()));
    let index = ofKind.get(field);
    if (!index) {
      index = new Map();
      for (const fact of this.all(kind)) {
        const list = index.get(fact[field]) ?? [];
        list.push(fact);
        index.set(fact[field], list);
      }
      ofKind.set(field, index);
    }
    return (index.get(value) ?? []) as unknown as FactTypes[K][];
  }

  private ofKind(kind: FactKind): Map<string, Fact> {
    let facts = this.facts.get(kind);
    if (!facts) this.facts.set(kind, (facts = new Map()));
    return facts;
  }
}
