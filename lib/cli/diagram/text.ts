/** Widths of Helvetica, with which Arial and Liberation Sans agree, in thousandths of the font size, from the space on. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333,
  333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611,
  611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
const FIRST = 32;
/** Width of other characters, at least that of a Chinese one. */
const OTHER = 1000;
/** Reserve for fonts that are wider. */
const RESERVE = 1.06;

/** A font of the diagram. */
export interface Font {
  readonly size: number;
  readonly isBold?: boolean;
}

/** Fonts whose widths this file knows. */
export const FONT_FAMILY = "Arial, 'Liberation Sans', Helvetica, 'Nimbus Sans', sans-serif";

/** Estimated width of a text in pixels, so that the layout needs no browser. */
export function widthOf(text: string, { size, isBold }: Font): number {
  const widths = isBold ? BOLD : REGULAR;
  let sum = 0;
  for (const character of text) sum += widths[character.codePointAt(0)! - FIRST] ?? OTHER;
  return Math.ceil((sum * size * RESERVE) / 1000);
}

/** The text, shortened in its middle to a width: the ends of names and IDs distinguish them. */
export function fitted(text: string, font: Font, width: number): string {
  if (widthOf(text, font) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 2; kept--) {
    const head = Math.ceil(kept / 2);
    const short = `${characters.slice(0, head).join('').trimEnd()}…${characters.slice(characters.length - (kept - head)).join('')}`;
    if (widthOf(short, font) <= width) return short;
  }
  return '…';
}
