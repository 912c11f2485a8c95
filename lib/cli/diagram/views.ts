import { plural } from './grouping';
import { isPlace, type Kind } from './kinds';
import { elementsOf, type Diagram, type Edge, type Element } from './model';

/** Largest number of Outposts that one picture shows with all their elements. */
const MAX_OUTPOSTS = 4;

/** Maximum number of rows in the box of an Outpost in an overview. */
const MAX_ROWS = 4;

/** A picture of a diagram. */
export interface View {
  /** Such as `All Outposts`, or the name of an Outpost. */
  readonly name: string;
  readonly elements: readonly Element[];
  readonly edges: readonly Edge[];
  /** Elements that this picture shows as a part of another, by their IDs. */
  readonly shownAs: ReadonlyMap<string, string>;
}

/** One picture, or an overview and a picture of each Outpost if there are many of them. */
export function viewsOf(diagram: Diagram): readonly View[] {
  const outposts = outpostsOf(diagram);
  if (outposts.length <= MAX_OUTPOSTS) return [{ name: 'All Outposts', elements: diagram.elements, edges: diagram.edges, shownAs: new Map() }];
  return [overview(diagram), ...outposts.map((outpost) => viewOf(diagram, outpost))];
}

/** The Outposts of a diagram. */
export function outpostsOf({ elements }: Diagram): Element[] {
  return [...elementsOf(elements)].filter(({ kind }) => kind === 'outpost');
}

/** An Outpost with its site, and what it is connected to. */
export function viewOf({ elements, edges }: Diagram, outpost: Element): View {
  const inside = new Set([...elementsOf([outpost])].map(({ id }) => id));
  const connected = new Set(edges.flatMap(({ from, to }) => (inside.has(from) ? [to] : inside.has(to) ? [from] : [])));
  const keep = (element: Element): Element[] => {
    if (inside.has(element.id)) return [element];
    const children = element.children.flatMap(keep);
    const isKept = children.length > 0 || (connected.has(element.id) && element.kind !== 'outpost') || element.kind === 'services';
    return isKept ? [{ ...element, children }] : [];
  };
  return restricted(outpost.title, elements.flatMap(keep), edges, new Map());
}

/** Each Outpost as one box. */
function overview({ elements, edges }: Diagram): View {
  const shownAs = new Map<string, string>();
  const close = (element: Element): Element => {
    if (element.kind !== 'outpost' && element.kind !== 'vpc') return { ...element, children: element.children.map(close) };
    const inside = [...elementsOf(element.children)];
    for (const { id } of inside) shownAs.set(id, element.id);
    const capacity = inside.filter(({ kind }) => kind === 'capacity').flatMap(({ rows }) => rows);
    return { ...element, children: [], lines: [...element.lines, ...countsOf(inside)], rows: capacity.slice(0, MAX_ROWS) };
  };
  const closed = elements.map(close).map((element) => (element.kind === 'region' ? closeRegion(element, shownAs) : element));
  return restricted('All Outposts', closed, edges, shownAs);
}

/** In an overview, the Region has no connection but service links. */
function closeRegion(region: Element, shownAs: Map<string, string>): Element {
  const inside = [...elementsOf(region.children)];
  const services = region.children.filter(({ kind }) => kind === 'services');
  for (const { id, kind } of inside) if (kind !== 'services') shownAs.set(id, region.id);
  return { ...region, children: services, lines: [...region.lines, ...countsOf(inside)] };
}

function countsOf(elements: readonly Element[]): string[] {
  const counts = new Map<Kind, number>();
  for (const { kind, members } of elements) {
    if (isPlace(kind) ? kind === 'subnet' : !['capacity', 'host', 'services'].includes(kind)) counts.set(kind, (counts.get(kind) ?? 0) + Math.max(1, members.length));
  }
  return [...counts].map(([kind, count]) => (count === 1 ? `1 ${plural(kind).replace(/s$/, '')}` : `${count} ${plural(kind)}`));
}

/** Connections between what the picture shows, each once. */
function restricted(name: string, elements: readonly Element[], edges: readonly Edge[], shownAs: ReadonlyMap<string, string>): View {
  const shown = new Set([...elementsOf(elements)].map(({ id }) => id));
  const unique = new Map<string, Edge>();
  for (const edge of edges) {
    const [from, to] = [edge.from, edge.to].map((id) => shownAs.get(id) ?? id);
    if (from === to || !shown.has(from) || !shown.has(to)) continue;
    const label = shownAs.size > 0 && edge.kind !== 'serviceLink' ? undefined : edge.label;
    unique.set(JSON.stringify([edge.kind, from, to, label]), { ...edge, from, to, label });
  }
  return { name, elements, edges: [...unique.values()], shownAs };
}
