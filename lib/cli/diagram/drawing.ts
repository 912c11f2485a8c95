import type { WithoutServiceLink } from '../../catalog/without-service-link';
import type { Inventory } from '../../inventory/inventory';
import type { Fact, Facts } from '../../validation/facts/fact';
import type { TemplateSource } from '../../validation/facts/template';
import type { Kind } from './kinds';
import type { Edge, Element, Row } from './model';

/** A resource in a template, or one that it references. */
type Named = Pick<Fact, 'id' | 'location'>;

/** What a diagram is read from. */
export interface Input {
  readonly facts: Facts;
  readonly sources: readonly TemplateSource[];
  /** Declarations of the templates, and then the inventories. */
  readonly inventories: readonly Inventory[];
  /** Construct path or ID of a resource, without the name of its stack. */
  readonly nameOf: (fact: Named) => string;
}

/** An element while a diagram is read. */
export interface Draft extends Element {
  title: string;
  readonly lines: string[];
  readonly rows: Row[];
  readonly children: Draft[];
  readonly details: string[];
  readonly members: string[];
  readonly outage: WithoutServiceLink[];
  readonly stacks: Set<string>;
  readonly onlyOf: Map<string, Set<string>>;
  readonly parent?: Draft;
}

/** A diagram while it is read. */
export class Drawing {
  public readonly roots: Draft[] = [];
  private readonly drafts = new Map<string, Draft>();
  private readonly connections = new Map<string, Edge>();
  /** Elements by the stacks and logical IDs of the resources that they are about. */
  private readonly subjects = new Map<string, Draft>();

  constructor(public readonly input: Input) {}

  /** The element with an ID, which is added at the first time. */
  public element(id: string, kind: Kind, title: string, parent?: Draft): Draft {
    const known = this.drafts.get(id);
    if (known) return known;
    const draft: Draft = {
      id,
      kind,
      title,
      lines: [],
      rows: [],
      children: [],
      details: [],
      members: [],
      outage: [],
      stacks: new Set(),
      onlyOf: new Map(),
      parent,
    };
    (parent ? parent.children : this.roots).push(draft);
    this.drafts.set(id, draft);
    return draft;
  }

  /** Adds an element about a resource. */
  public resource(fact: Named, kind: Kind, parent?: Draft): Draft {
    const draft = this.element(fact.id, kind, this.input.nameOf(fact), parent);
    if (fact.location) draft.details.push(`Stack ${fact.location.stack}, logical ID ${fact.location.logicalId}`);
    else if (fact.id !== draft.title) draft.details.push(fact.id);
    if (fact.location?.condition) draft.details.push(`Condition ${fact.location.condition}`);
    this.isAbout(fact, draft);
    return draft;
  }

  public find(id: string | undefined): Draft | undefined {
    return id === undefined ? undefined : this.drafts.get(id);
  }

  /** Findings about the resource are findings about the element. The first element of a resource counts. */
  public isAbout(fact: Named | null | undefined, draft: Draft | undefined): void {
    if (!fact?.location || !draft) return;
    draft.stacks.add(fact.location.stack);
    const key = subjectKey(fact.location.stack, fact.location.logicalId);
    if (!this.subjects.has(key)) this.subjects.set(key, draft);
  }

  public about(stack: string, logicalId: string): Draft | undefined {
    return this.subjects.get(subjectKey(stack, logicalId));
  }

  /** Adds a connection, once. */
  public connect(edge: Edge): void {
    if (edge.from !== edge.to) this.connections.set(keyOf(edge), edge);
  }

  public disconnect(edge: Edge): void {
    this.connections.delete(keyOf(edge));
  }

  public get edges(): Edge[] {
    return [...this.connections.values()];
  }

  /** Draws other elements in the place of some. */
  public replace(replaced: ReadonlyMap<Draft, Draft>): void {
    for (const draft of new Set([...replaced.keys()].map(({ parent }) => parent!))) {
      draft.children.splice(0, Infinity, ...draft.children.filter((child) => !replaced.has(child)));
    }
    const ids = new Map([...replaced].map(([one, other]) => [one.id, other.id]));
    for (const id of ids.keys()) this.drafts.delete(id);
    for (const [key, draft] of this.subjects) this.subjects.set(key, replaced.get(draft) ?? draft);
    const { edges } = this;
    this.connections.clear();
    for (const edge of edges) this.connect({ ...edge, from: ids.get(edge.from) ?? edge.from, to: ids.get(edge.to) ?? edge.to });
  }
}

function keyOf({ kind, from, to, label }: Edge): string {
  return JSON.stringify([kind, from, to, label]);
}

function subjectKey(stack: string, logicalId: string): string {
  return `${stack} ${logicalId}`;
}

/** Adds a line if its parts are known. */
export function addLine(draft: Draft, ...parts: readonly (string | null | undefined | false | 0)[]): void {
  const known = parts.filter(Boolean);
  if (known.length > 0) draft.lines.push(known.join(' · '));
}

/** Label of a connection: the destinations of its routes. */
export function labelOf(destinations: readonly (string | null | undefined)[]): string | undefined {
  const known = [...new Set(destinations.filter(Boolean))];
  if (known.length === 0) return undefined;
  return known.length > 2 ? `${known.slice(0, 2).join(', ')} and ${known.length - 2} more` : known.join(', ');
}
