import { count } from '../../validation/evaluate';
import { BADGE, BAR_ROW, FONTS, ICON, isContainer, LINE, PADDING, ROW } from './boxes';
import { GLYPHS } from './glyphs';
import { KINDS, type Kind } from './kinds';
import type { Layout, PlacedEdge, PlacedElement, Point } from './layout';
import { effectOn, type DiagramFinding, type EdgeKind, type Row } from './model';
import { widthOf } from './text';
import type { View } from './views';

/** Numbers of the findings about the elements of a view. */
export type FindingCounts = ReadonlyMap<string, FindingCount>;

interface FindingCount {
  readonly errors: number;
  readonly warnings: number;
}

/** Additions to a picture that a page uses. */
export interface PageOptions {
  /** Prefix of the IDs in the document. */
  readonly prefix: string;
  /** Index of an element in the data of the page. */
  readonly indexOf: (id: string) => number;
}

/** Largest number that a mark shows. The description of the element has the number of its findings. */
const MAX_BADGE = 99;

const EFFECTS = { stops: 'stops', limited: 'continues with limitations', continues: 'continues to work' } as const;

const FILLS: { readonly [K in Kind]?: string } = { outpost: 'outpost', region: 'region', site: 'site', vpc: 'vpc', subnet: 'subnet' };
const DASHED: readonly Kind[] = ['region', 'site'];
const EDGE_KINDS: readonly EdgeKind[] = ['local', 'serviceLink', 'route', 'data', 'traffic'];

/** Escapes a text for SVG and HTML. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(CONTROL, '\uFFFD');
}

/** Characters that XML does not allow. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Numbers of findings by the element that a view shows. */
export function countFindings(findings: readonly DiagramFinding[], { shownAs }: View): FindingCounts {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { element, severity } of findings) {
    if (element === undefined) continue;
    const id = shownAs.get(element) ?? element;
    const known = counts.get(id) ?? { errors: 0, warnings: 0 };
    counts.set(id, severity === 'error' ? { ...known, errors: known.errors + 1 } : { ...known, warnings: known.warnings + 1 });
  }
  return counts;
}

/** Content of the `<svg>` element of a layout. */
export function pictureOf(layout: Layout, counts: FindingCounts, page?: PageOptions): string {
  const prefix = page?.prefix ?? '';
  return [
    '<defs>',
    ...EDGE_KINDS.map(
      (kind) =>
        `<marker id="${prefix}head-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" class="head-${kind}"/></marker>`,
    ),
    '</defs>',
    `<rect class="page" width="${layout.width}" height="${layout.height}"/>`,
    ...layout.elements.map((element) => elementOf(element, counts, page)),
    `<g${page ? ' aria-hidden="true"' : ''}>`,
    ...layout.edges.map((edge) => edgeOf(edge, prefix, page)),
    '</g>',
  ].join('\n');
}

function elementOf(placed: PlacedElement, counts: FindingCounts, page: PageOptions | undefined, level = 1): string {
  const { element, x, y, width, height, box } = placed;
  const { category, glyph } = KINDS[element.kind];
  const effect = effectOn(element);
  const fill = isContainer(element) || FILLS[element.kind] ? `fill-${FILLS[element.kind] ?? 'other'}` : '';
  const border = `border-${category}${DASHED.includes(element.kind) ? ' dashed' : ''}`;
  const at = { x: x + PADDING, y: y + PADDING };
  const findings = counts.get(element.id);
  const parts = [
    `<rect class="box ${fill} ${border}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="4"/>`,
    `<rect class="icon-${category}" x="${n(at.x)}" y="${n(at.y)}" width="${ICON}" height="${ICON}" rx="3"/>`,
    `<path class="glyph" transform="translate(${n(at.x + (ICON - 20) / 2)} ${n(at.y + (ICON - 20) / 2)})" d="${GLYPHS[glyph]}"/>`,
    text('title', at.x + ICON + 8, at.y + (box.kind ? 11 : 18), box.title),
    ...(box.kind ? [text('kind', at.x + ICON + 8, at.y + 25, box.kind)] : []),
    ...box.lines.map((line, index) => text('line', at.x, at.y + ICON + 16 + index * LINE, line)),
    ...rowsOf(box.rows, { x: at.x, y: at.y + ICON + 6 + box.lines.length * LINE }, width - 2 * PADDING),
    ...(findings ? [badge(x + width - PADDING - BADGE / 2, y + PADDING + BADGE / 2, findings)] : []),
  ];
  const children = placed.children.map((child) => elementOf(child, counts, page, level + 1));
  const label = escaped(labelOf(placed, findings));
  if (!page) return ['<g>', `<title>${label}</title>`, ...parts, ...children, '</g>'].join('\n');
  const attributes = [
    `class="own" id="${page.prefix}${page.indexOf(element.id)}" role="treeitem" aria-level="${level}" tabindex="-1" aria-selected="false"`,
    ...(isContainer(element) ? ['aria-expanded="true"'] : []),
    `aria-label="${label}"`,
  ];
  return [
    `<g class="element${effect ? ` ${effect}` : ''}">`,
    `<g ${attributes.join(' ')}>`,
    ...parts,
    '</g>',
    ...(children.length > 0 ? ['<g role="group">', ...children, '</g>'] : []),
    '</g>',
  ].join('\n');
}

/** Description for screen readers and tooltips: the texts of the box, the whole name, and what happens during a service link outage. */
function labelOf({ element, box }: PlacedElement, findings: FindingCount | undefined): string {
  const effect = effectOn(element);
  const texts = [box.title, box.kind, ...box.lines, ...box.rows.map(({ text: row }) => row)].filter(Boolean);
  if (findings) texts.push(findings.errors > 0 ? count(findings.errors, 'error') : count(findings.warnings, 'warning'));
  const more = [box.title !== element.title && element.title, effect && `during a service link outage: ${EFFECTS[effect]}`];
  return [texts.join(' '), ...more.filter(Boolean)].join('; ');
}

function rowsOf(rows: readonly Row[], { x, y }: Point, width: number): string[] {
  let top = y;
  return rows.flatMap(({ text: row, bar }) => {
    const parts = [text('row', x, top + 12, row)];
    if (bar) {
      const base = `y="${n(top + 17)}" height="6" rx="1.5"`;
      parts.push(`<rect class="${bar.isUnknown ? 'unknown' : 'track'}" x="${n(x)}" ${base} width="${n(width)}"/>`);
      let from = x;
      for (const { use, amount } of bar.parts) {
        const length = bar.total > 0 ? (Math.min(amount, bar.total) / bar.total) * width : 0;
        parts.push(`<rect class="${use}" x="${n(from)}" ${base} width="${n(length)}"/>`);
        from += length;
      }
    }
    top += bar ? BAR_ROW : ROW;
    return parts;
  });
}

function badge(x: number, y: number, { errors, warnings }: FindingCount): string {
  const kind = errors > 0 ? 'error' : 'warning';
  const radius = BADGE / 2;
  const number = errors || warnings;
  if (number > MAX_BADGE) {
    const width = BADGE + 8;
    const pill = `<rect class="mark-${kind}" x="${n(x - radius)}" y="${n(y - radius)}" width="${width}" height="${BADGE}" rx="${radius}"/>`;
    return `${pill}<text class="mark-text" x="${n(x - radius + width / 2)}" y="${n(y + 4)}">${MAX_BADGE}+</text>`;
  }
  const shape =
    kind === 'error'
      ? `<circle class="mark-error" cx="${n(x)}" cy="${n(y)}" r="${radius}"/>`
      : `<path class="mark-warning" d="M${n(x)} ${n(y - radius)}L${n(x + radius)} ${n(y + radius - 1)}H${n(x - radius)}z"/>`;
  return `${shape}<text class="mark-text" x="${n(x)}" y="${n(y + (kind === 'error' ? 4 : 6))}">${number}</text>`;
}

function edgeOf({ edge, points, label }: PlacedEdge, prefix: string, page: PageOptions | undefined): string {
  if (points.length === 0) return '';
  const head = `="url(#${prefix}head-${edge.kind})"`;
  const heads = [...(edge.arrows === 'to' ? [] : [`marker-start${head}`]), ...(edge.arrows === 'from' ? [] : [`marker-end${head}`])].join(
    ' ',
  );
  const name = page ? ` data-from="${page.indexOf(edge.from)}" data-to="${page.indexOf(edge.to)}"` : '';
  return [
    `<g class="edge${edge.stops ? ' stops' : ''}"${name}>`,
    `<path class="way way-${edge.kind}" d="${rounded(points)}" ${heads}/>`,
    ...(label
      ? [
          `<rect class="halo" x="${n(label.x)}" y="${n(label.y)}" width="${n(label.width)}" height="${n(label.height)}" rx="2"/>`,
          text(`label label-${edge.kind}`, label.x + (label.width - widthOf(label.text, FONTS.edge)) / 2, label.y + 11, label.text),
        ]
      : []),
    '</g>',
  ].join('');
}

/** A way with rounded corners. */
function rounded(points: readonly Point[]): string {
  const radius = 6;
  const [first, ...rest] = points;
  const parts = [`M${n(first.x)} ${n(first.y)}`];
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    if (!next) return parts.push(`L${n(corner.x)} ${n(corner.y)}`);
    const before = index === 0 ? first : rest[index - 1];
    const into = towards(corner, before, radius);
    const out = towards(corner, next, radius);
    return parts.push(`L${n(into.x)} ${n(into.y)}Q${n(corner.x)} ${n(corner.y)} ${n(out.x)} ${n(out.y)}`);
  });
  return parts.join('');
}

/** A point at a distance from another, at most half the way to a third. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function text(style: string, x: number, y: number, content: string): string {
  return `<text class="${style}" x="${n(x)}" y="${n(y)}">${escaped(content)}</text>`;
}

/** A number with at most one decimal. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
