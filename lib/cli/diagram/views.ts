import { isPlace, nounOf, plural, type Kind } from './kinds';
import { MAX_CIDRS } from './local-gateways';
import { elementsOf, type Diagram, type Edge, type Element } from './model';
import { rowOfService } from './regions';

/** Largest number of Outposts that one picture shows with all their elements. */
const MAX_OUTPOSTS = 4;

/** Maximum number of rows in the box of an Outpost in an overview. */
const MAX_ROWS = 4;

/** Kinds that an overview does not count. */
const NOT_COUNTED: readonly Kind[] = ['capacity', 'host', 'services', 'replication', 'onPremises'];

/** A picture of a diagram. */
export interface View {
  /** Such as `All Outposts`, or the name of an Outpost. */
  readonly name: string;
  readonly elements: readonly Element[];
  readonly edges: readonly Edge[];
  /** Elements that this picture shows as a part of another, by their IDs. */
  readonly shownAs: ReadonlyMap<string, string>;
  /** Whether each Outpost is one box. */
  readonly isOverview?: boolean;
}

/** One picture, or an overview and a picture of each Outpost if there are many of them. */
export function viewsOf(diagram: Diagram): readonly View[] {
  const outposts = outpostsOf(diagram);
  if (outposts.length <= MAX_OUTPOSTS)
    return [{ name: 'All Outposts', elements: diagram.elements, edges: diagram.edges, shownAs: new Map() }];
  return [overview(diagram), ...outposts.map((outpost) => viewOf(diagram, outpost))];
}

/** The Outposts of a diagram. */
export function outpostsOf({ elements }: Diagram): Element[] {
  return [...elementsOf(elements)].filter(({ kind }) => kind === 'outpost');
}

/** An Outpost with its site, what it is connected to, and what the same stacks have in the Region. */
export function viewOf({ elements, edges }: Diagram, outpost: Element): View {
  const inside = new Set([...elementsOf([outpost])].map(({ id }) => id));
  const stacks = new Set([...elementsOf([outpost])].flatMap((element) => [...element.stacks]));
  const connected = new Set(edges.flatMap(({ from, to }) => (inside.has(from) ? [to] : inside.has(to) ? [from] : [])));
  const isOfStacks = (element: Element) => [...element.stacks].some((stack) => stacks.has(stack));
  const keepOf = (root: Element) => keep(root, root.kind === 'region');
  const keep = (element: Element, isInRegion: boolean): Element[] => {
    if (inside.has(element.id)) return [element];
    if (element.kind === 'services') return servicesOf(element, stacks);
    const children = element.children.flatMap((child) => keep(child, isInRegion));
    const isKept = children.length > 0 || (connected.has(element.id) && element.kind !== 'outpost') || (isInRegion && isOfStacks(element));
    return isKept ? [{ ...onlyAbout(outpost, element), children }] : [];
  };
  return restricted(outpost.title, elements.flatMap(keepOf), edges);
}

/** The services of some stacks. */
function servicesOf(services: Element, stacks: ReadonlySet<string>): Element[] {
  const rows = services.rows.flatMap(({ counted }) => {
    const kept = new Map([...(counted?.byStack ?? [])].filter(([stack]) => stacks.has(stack)));
    return counted && kept.size > 0 ? [rowOfService(counted.service, kept)] : [];
  });
  return rows.length > 0 ? [{ ...services, rows }] : [];
}

/** Without what is about other Outposts, such as the networks that only they reach. */
function onlyAbout(outpost: Element, element: Element): Element {
  if (element.onlyOf.size === 0) return element;
  const own = [...element.onlyOf].flatMap(([text, outposts]) => (outposts.has(outpost.id) ? [text] : []));
  const isOfAll = (text: string) => !element.onlyOf.has(text);
  const lines = [...element.lines.filter(isOfAll), ...own.slice(0, MAX_CIDRS)];
  return { ...element, lines, details: [...element.details.filter(isOfAll), ...own.slice(MAX_CIDRS)] };
}

/** Each Outpost as one box, in rows. The connections are those of their sites. */
function overview({ elements, edges }: Diagram): View {
  const shownAs = new Map<string, string>();
  const close = (element: Element): Element => {
    const inside = [...elementsOf(element.children)];
    for (const { id } of inside) shownAs.set(id, element.id);
    const capacity = inside.filter(({ kind }) => kind === 'capacity').flatMap(({ rows }) => rows);
    return {
      ...element,
      children: [],
      lines: [...element.lines, ...countsOf(inside)],
      rows: element.kind === 'outpost' ? capacity.slice(0, MAX_ROWS) : element.rows,
    };
  };
  const closed = elements.map((root) => {
    const isKept = ({ kind }: Element) => kind === (root.kind === 'site' ? 'outpost' : 'services');
    const hidden = [...elementsOf(root.children.filter((child) => !isKept(child)))];
    for (const { id } of hidden) shownAs.set(id, root.id);
    const lines = root.kind === 'site' ? root.lines : [...root.lines, ...countsOf(hidden)];
    return { ...root, lines, children: root.children.filter(isKept).map(close) };
  });
  return { name: 'All Outposts', elements: closed, edges: edgesOfRoots(elements, edges), shownAs, isOverview: true };
}

/** One service link for the Outposts of a site, and one connection for the copies of their data. */
function edgesOfRoots(elements: readonly Element[], edges: readonly Edge[]): Edge[] {
  const roots = new Map(elements.flatMap((root) => [...elementsOf([root])].map(({ id }) => [id, root.id] as const)));
  const merged = new Map<string, { readonly edge: Edge; count: number }>();
  for (const edge of edges) {
    const [from, to] = [roots.get(edge.from)!, roots.get(edge.to)!];
    if (from === to || edge.kind === 'route' || edge.kind === 'traffic') continue;
    const key = JSON.stringify([edge.kind, from, to]);
    const known = merged.get(key) ?? { edge: { ...edge, from, to }, count: 0 };
    merged.set(key, { ...known, count: known.count + 1 });
  }
  return [...merged.values()].map(({ edge, count }) => ({
    ...edge,
    label: edge.kind === 'serviceLink' ? numberOf(count, 'service link') : numberOf(count, 'copy of data', 'copies of data'),
  }));
}

function numberOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function countsOf(elements: readonly Element[]): string[] {
  const counts = new Map<Kind, number>();
  for (const { kind, members } of elements) {
    const isCounted = isPlace(kind) ? kind === 'subnet' : !NOT_COUNTED.includes(kind);
    if (isCounted) counts.set(kind, (counts.get(kind) ?? 0) + Math.max(1, members.length));
  }
  return [...counts].map(([kind, count]) => numberOf(count, nounOf(kind), plural(kind)));
}

/** Connections between what the picture shows, each once. */
function restricted(name: string, elements: readonly Element[], edges: readonly Edge[]): View {
  const shown = new Set([...elementsOf(elements)].map(({ id }) => id));
  return { name, elements, edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)), shownAs: new Map() };
}
