import type { Fact, FactKind, Facts, FactTypes, Location, UnknownProperty, Unread } from './fact';

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** What a fact is read from. */
export interface Source {
  whyUnknown(properties: readonly string[]): UnknownProperty | undefined;
}

/** The facts of a kind. */
class FactsOfKind {
  public readonly byId = new Map<string, Fact>();
  public readonly listed = new Set<Fact>();
  /** `listed` as an array, if no fact was added since. */
  public list: readonly Fact[] | undefined;
  public readonly indices = new Map<PropertyKey, Index>();
}

/** Facts by the value of a field. */
type Index = Map<unknown, Fact[]>;

const NONE: readonly never[] = [];

/** Index of the facts by their stack. */
const BY_STACK = Symbol('stack');

/** All facts by kind and ID. Frozen after all templates are read. */
export class FactTable implements Facts {
  private readonly kinds = new Map<FactKind, FactsOfKind>();

  private readonly fullyListed = new Map<Fact, readonly string[]>();
  private readonly notRead = new Map<string, Unread>();
  private readonly exported = new Set<Fact>();
  private readonly sources = new Map<string, Source>();
  private readonly located: Location[] = [];

  /** Adds a part of a template that has no facts. Each part is listed once for each reason. */
  public addUnread(unread: Unread): void {
    this.notRead.set(JSON.stringify([unread.stack, unread.what, unread.why]), unread);
  }

  public get unread(): readonly Unread[] {
    return [...this.notRead.values()];
  }

  public get resources(): readonly Location[] {
    return this.located;
  }

  /** Notes a resource whose type contains facts, and that these are read from it. */
  public noteResource(id: string, source: Source & { readonly location: Location }): void {
    this.located.push(source.location);
    this.noteSource(id, source);
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
    this.ofKind(kind).byId.set(id, fact);
    return fact;
  }

  public find<K extends FactKind>(kind: K, id: string): Mutable<FactTypes[K]> | undefined {
    return this.ofKind(kind).byId.get(id) as Mutable<FactTypes[K]> | undefined;
  }

  /** Returns the fact of a resource that no template creates. Only its ID may be known. */
  public reference<K extends FactKind>(kind: K, id: string, origin: 'account' | 'unknown'): Mutable<FactTypes[K]> {
    const found = this.find(kind, id);
    if (found) return found;
    const fact: Fact = { kind, id, origin };
    this.ofKind(kind).byId.set(id, fact);
    return fact as Mutable<FactTypes[K]>;
  }

  /** Adds a fact to `all(kind)`. */
  public publish(kind: FactKind, fact: Fact): void {
    const ofKind = this.ofKind(kind);
    ofKind.listed.add(fact);
    ofKind.list = undefined;
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
    for (const fact of this.ofKind(kind).byId.values()) this.publish(kind, fact);
  }

  public freeze(): Facts {
    for (const { byId } of this.kinds.values()) for (const fact of byId.values()) Object.freeze(fact);
    return this;
  }

  public all<K extends FactKind>(kind: K): readonly FactTypes[K][] {
    const ofKind = this.ofKind(kind);
    return (ofKind.list ??= [...ofKind.listed]) as unknown as readonly FactTypes[K][];
  }

  public by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][] {
    const index = this.ofKind(kind).indices.get(field) ?? this.index(kind, field, (fact) => fact[field]);
    return (index.get(value) ?? NONE) as readonly FactTypes[K][];
  }

  public inStackOf<K extends FactKind>({ location }: Fact, kind: K): readonly FactTypes[K][] {
    const index = this.ofKind(kind).indices.get(BY_STACK) ?? this.index(kind, BY_STACK, (fact: Fact) => fact.location?.stack);
    return (index.get(location?.stack) ?? NONE) as readonly FactTypes[K][];
  }

  private index<K extends FactKind>(kind: K, name: PropertyKey, valueOf: (fact: FactTypes[K]) => unknown): Index {
    const index: Index = new Map();
    for (const fact of this.all(kind)) {
      const value = valueOf(fact);
      const list = index.get(value);
      if (list) list.push(fact);
      else index.set(value, [fact]);
    }
    this.ofKind(kind).indices.set(name, index);
    return index;
  }

  private ofKind(kind: FactKind): FactsOfKind {
    let facts = this.kinds.get(kind);
    if (!facts) this.kinds.set(kind, (facts = new FactsOfKind()));
    return facts;
  }
}
