import { isPlace, KINDS } from './kinds';
import type { Element, Row } from './model';
import { fitted, widthOf, type Font } from './text';

/** Fonts of the parts of a box. */
export const FONTS = {
  title: { size: 13, isBold: true },
  kind: { size: 11 },
  line: { size: 12 },
  row: { size: 11 },
  edge: { size: 11 },
} as const satisfies { readonly [part: string]: Font };

export const ICON = 28;
export const PADDING = 10;
export const LINE = 16;
export const ROW = 17;
/** Height of a row with a bar below its text. */
export const BAR_ROW = 27;
/** Size of the mark that shows the number of findings. */
export const BADGE = 18;

const MAX_TEXT = 250;
const MAX_ROW = 400;
const MIN_LEAF = 140;
const GAP = 8;

/** A box before its layout: its texts, shortened to a maximum width, and the size that they require. */
export interface Box {
  readonly title: string;
  /** Empty if it is the title. */
  readonly kind: string;
  readonly lines: readonly string[];
  readonly rows: readonly Row[];
  readonly width: number;
  /** Of the texts. The elements inside come below. */
  readonly height: number;
}

/** Whether other elements are in the box. */
export function isContainer({ children }: Element): boolean {
  return children.length > 0;
}

/** Texts and size of an element. */
export function boxOf(element: Element): Box {
  const { kind, title, lines, rows } = element;
  const texts = {
    title: fitted(title, FONTS.title, MAX_TEXT),
    kind: title === KINDS[kind].name ? '' : KINDS[kind].name,
    lines: lines.map((line) => fitted(line, FONTS.line, MAX_TEXT)),
    rows: rows.map((row) => ({ ...row, text: fitted(row.text, FONTS.row, MAX_ROW) })),
  };
  const beside = Math.max(widthOf(texts.title, FONTS.title), widthOf(texts.kind, FONTS.kind)) + ICON + GAP + BADGE + GAP;
  const below = [...texts.lines.map((line) => widthOf(line, FONTS.line)), ...texts.rows.map(({ text }) => widthOf(text, FONTS.row))];
  const width = Math.max(isPlace(kind) ? 0 : MIN_LEAF, beside, ...below) + 2 * PADDING;
  const height =
    PADDING +
    ICON +
    6 +
    texts.lines.length * LINE +
    rows.reduce((sum, { bar }) => sum + (bar ? BAR_ROW : ROW), 0) +
    (isContainer(element) ? 0 : 4);
  return { ...texts, width: Math.ceil(width), height: Math.ceil(height) };
}
