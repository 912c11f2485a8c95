import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs';
import { boxOf, FONTS, isContainer, type Box } from './boxes';
import type { Kind } from './kinds';
import type { Edge, Element } from './model';
import { widthOf } from './text';
import type { View } from './views';

/** A point, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle, in pixels. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** An element with its place in the picture. */
export interface PlacedElement extends Rectangle {
  readonly element: Element;
  readonly box: Box;
  readonly children: readonly PlacedElement[];
}

/** A connection with its way through the picture. */
export interface PlacedEdge {
  readonly edge: Edge;
  readonly points: readonly Point[];
  readonly label?: Rectangle & { readonly text: string };
}

/** A picture with coordinates. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly PlacedElement[];
  readonly edges: readonly PlacedEdge[];
}

const MARGIN = 16;
const LABEL_HEIGHT = 15;
const INSIDE = 14;

const ROOT: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.padding': `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.layered.thoroughness': '7',
};

/** Places whose elements have no connections, so that they are packed into rows. */
const PACKED: readonly Kind[] = ['hardware', 'rack'];

const PACKING: LayoutOptions = {
  'elk.algorithm': 'rectpacking',
  'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
  'elk.spacing.nodeNode': '10',
  'elk.aspectRatio': '3.2',
};

/** Places the elements of a view with the Eclipse Layout Kernel. */
export async function layOut({ elements, edges, isOverview }: View): Promise<Layout> {
  // Only this command loads the layout engine, which is a file of its own in the package.
  const { default: ELK } = await import('elkjs');
  const graph: ElkNode = await new ELK().layout({
    id: 'root',
    layoutOptions: ROOT,
    children: elements.map((element) => (isOverview && element.kind === 'site' ? packed(nodeOf(element)) : nodeOf(element))),
    edges: edges.map(edgeOf),
  });
  const placed = new Map<string, Point>();
  const nodes = new Map((graph.children ?? []).map((node) => [node.id, node]));
  const result = elements.map((element) => place(element, nodes.get(element.id)!, { x: 0, y: 0 }, placed));
  return {
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    elements: result,
    edges: placeEdges(graph, edges, placed),
  };
}

function nodeOf(element: Element): ElkNode {
  const box = boxOf(element);
  const alignment = { 'elk.alignment': 'LEFT' };
  if (!isContainer(element)) return { id: element.id, width: box.width, height: box.height, layoutOptions: alignment };
  return {
    id: element.id,
    children: aboveHardware(element),
    layoutOptions: {
      ...alignment,
      ...(PACKED.includes(element.kind) ? PACKING : {}),
      'elk.padding': `[top=${box.height + 6},left=${INSIDE},bottom=${INSIDE},right=${INSIDE}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${box.width},${box.height})`,
    },
  };
}

/** Packs the elements into rows. */
function packed(node: ElkNode): ElkNode {
  return { ...node, layoutOptions: { ...node.layoutOptions, ...PACKING, 'elk.aspectRatio': '1.8' } };
}

/** The hardware of an Outpost comes below its network, which has an invisible box. */
function aboveHardware({ id, children }: Element): ElkNode[] {
  const hardware = children.filter(({ kind }) => kind === 'hardware');
  const others = children.filter(({ kind }) => kind !== 'hardware');
  if (hardware.length === 0 || others.length === 0) return children.map(nodeOf);
  const layoutOptions = { 'elk.padding': '[top=0,left=0,bottom=0,right=0]', 'elk.alignment': 'LEFT' };
  return [{ id: invisible(id), children: others.map(nodeOf), layoutOptions }, ...hardware.map(nodeOf)];
}

function invisible(id: string): string {
  return `network of ${id}`;
}

function edgeOf({ from, to, label }: Edge, index: number): ElkExtendedEdge {
  const labels = label ? [{ text: label, width: widthOf(label, FONTS.edge) + 6, height: LABEL_HEIGHT }] : [];
  return { id: `edge ${index}`, sources: [from], targets: [to], labels };
}

/** Coordinates of ELK are relative to the parent. */
function place(element: Element, node: ElkNode, origin: Point, placed: Map<string, Point>): PlacedElement {
  const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
  placed.set(element.id, at);
  const nodes = new Map<string, ElkNode>();
  for (const child of node.children ?? []) {
    nodes.set(child.id, child);
    if (child.id !== invisible(element.id)) continue;
    const [x, y] = [child.x ?? 0, child.y ?? 0];
    placed.set(child.id, { x: at.x + x, y: at.y + y });
    for (const inside of child.children ?? []) nodes.set(inside.id, { ...inside, x: x + (inside.x ?? 0), y: y + (inside.y ?? 0) });
  }
  return {
    ...at,
    width: node.width ?? 0,
    height: node.height ?? 0,
    element,
    box: boxOf(element),
    children: element.children.map((child) => place(child, nodes.get(child.id)!, at, placed)),
  };
}

/** Coordinates of an edge are relative to the lowest element that contains both its ends. */
function placeEdges(graph: ElkNode, edges: readonly Edge[], placed: ReadonlyMap<string, Point>): PlacedEdge[] {
  return (graph.edges ?? []).map((laidOut, index) => {
    const origin = placed.get(laidOut.container ?? 'root') ?? { x: 0, y: 0 };
    const moved = ({ x, y }: Point) => ({ x: x + origin.x, y: y + origin.y });
    const [section] = laidOut.sections ?? [];
    const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(moved) : [];
    const [label] = laidOut.labels ?? [];
    const text = edges[index].label;
    return {
      edge: edges[index],
      points,
      ...(text &&
        label && { label: { ...moved({ x: label.x ?? 0, y: label.y ?? 0 }), width: label.width ?? 0, height: label.height ?? 0, text } }),
    };
  });
}
