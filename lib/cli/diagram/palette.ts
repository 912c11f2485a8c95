import type { Category } from './kinds';
import { FONT_FAMILY } from './text';

/** Colors of a picture. */
interface Palette {
  readonly page: string;
  readonly box: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly track: string;
  readonly inUse: string;
  readonly requested: string;
  readonly error: string;
  readonly warning: string;
  readonly onMark: string;
  readonly edges: {
    readonly local: string;
    readonly serviceLink: string;
    readonly route: string;
    readonly data: string;
    readonly traffic: string;
  };
  /** Backgrounds of places. */
  readonly fills: {
    readonly outpost: string;
    readonly region: string;
    readonly site: string;
    readonly vpc: string;
    readonly subnet: string;
    readonly other: string;
  };
  readonly categories: { readonly [C in Category]: string };
}

const LIGHT: Palette = {
  page: '#ffffff',
  box: '#ffffff',
  text: '#161d26',
  muted: '#545b64',
  line: '#879196',
  track: '#e4e8eb',
  inUse: '#5f6b7a',
  requested: '#c55300',
  error: '#c7131f',
  warning: '#855900',
  onMark: '#ffffff',
  edges: { local: '#7d2fd6', serviceLink: '#00707a', route: '#a84a00', data: '#477300', traffic: '#545b64' },
  fills: { outpost: '#fff6ec', region: '#f0fafa', site: '#f6f7f8', vpc: '#faf7ff', subnet: '#f2fafa', other: '#ffffff' },
  categories: {
    compute: '#c55300',
    containers: '#c55300',
    storage: '#4d7a0c',
    database: '#b0189f',
    network: '#7d2fd6',
    management: '#c4125f',
    security: '#c7131f',
    migration: '#00796b',
    integration: '#c4125f',
    region: '#00707a',
    onPremises: '#545b64',
    hardware: '#3b4957',
  },
};

const DARK: Palette = {
  page: '#0f141a',
  box: '#161d26',
  text: '#f2f3f3',
  muted: '#b6bec9',
  line: '#8c99a8',
  track: '#3a4655',
  inUse: '#b6bec9',
  requested: '#ff9d52',
  error: '#ff7a7a',
  warning: '#ffd166',
  onMark: '#0f141a',
  edges: { local: '#c9a5ff', serviceLink: '#5fd6de', route: '#ffb46b', data: '#a8d86a', traffic: '#b6bec9' },
  fills: { outpost: '#20170e', region: '#0d1f22', site: '#131920', vpc: '#1a1526', subnet: '#101f21', other: '#161d26' },
  categories: {
    compute: '#ff9d52',
    containers: '#ff9d52',
    storage: '#a8d86a',
    database: '#f0a0e6',
    network: '#c9a5ff',
    management: '#ff9ac3',
    security: '#ff9a9a',
    migration: '#5fd6c4',
    integration: '#ff9ac3',
    region: '#5fd6de',
    onPremises: '#b6bec9',
    hardware: '#b9c6d3',
  },
};

/** Style sheet of a picture: light, and dark where the reader prefers it. */
export function pictureStyle(): string {
  return `${rules(LIGHT, 'svg')}\n@media (prefers-color-scheme: dark) {\n${rules(DARK, 'svg')}\n}`;
}

/** Style sheet of the pictures in a page, which sets the theme. Paper is light. */
export function pageStyle(): string {
  return [
    rules(LIGHT, '.picture'),
    `@media screen {\n${rules(DARK, '[data-theme="dark"] .picture')}\n}`,
    `@media screen and (prefers-color-scheme: dark) {\n${rules(DARK, '[data-theme="auto"] .picture')}\n}`,
  ].join('\n');
}

function rules(palette: Palette, scope: string): string {
  const { edges, fills, categories } = palette;
  const rule = (selector: string, ...declarations: string[]) => `${scope} ${selector} { ${declarations.join('; ')} }`;
  return [
    rule('text', `fill: ${palette.text}`, `font-family: ${FONT_FAMILY}`, 'font-size: 12px'),
    rule('.page', `fill: ${palette.page}`),
    rule('.box', `fill: ${palette.box}`, `stroke: ${palette.line}`, 'stroke-width: 1'),
    rule('.title', 'font-size: 13px', 'font-weight: 700'),
    rule('.kind, ' + scope + ' .row, ' + scope + ' .label', 'font-size: 11px'),
    rule('.kind, ' + scope + ' .caption', `fill: ${palette.muted}`),
    rule('.glyph', 'fill: none', `stroke: ${palette.onMark}`, 'stroke-width: 1.4', 'stroke-linecap: round', 'stroke-linejoin: round'),
    rule('.track', `fill: ${palette.track}`),
    rule('.unknown', 'fill: none', `stroke: ${palette.line}`, 'stroke-dasharray: 3 2'),
    rule('.inUse', `fill: ${palette.inUse}`),
    rule('.requested', `fill: ${palette.requested}`),
    rule('.mark-error', `fill: ${palette.error}`),
    rule('.mark-warning', `fill: ${palette.warning}`),
    rule('.mark-text', `fill: ${palette.onMark}`, 'font-size: 11px', 'font-weight: 700', 'text-anchor: middle'),
    rule('.halo', `fill: ${palette.page}`, 'fill-opacity: .86'),
    ...Object.entries(fills).map(([place, color]) => rule(`.fill-${place}`, `fill: ${color}`)),
    ...Object.entries(categories).flatMap(([category, color]) => [
      rule(`.icon-${category}`, `fill: ${color}`),
      rule(`.border-${category}`, `stroke: ${color}`, 'stroke-width: 1.5'),
    ]),
    rule('.dashed', 'stroke-dasharray: 6 4'),
    rule('.way', 'fill: none', 'stroke-width: 1.6'),
    ...Object.entries(edges).flatMap(([kind, color]) => [
      rule(`.way-${kind}`, `stroke: ${color}`),
      rule(`.head-${kind}`, `fill: ${color}`),
      rule(`.label-${kind}`, `fill: ${color}`),
    ]),
    rule('.way-serviceLink', 'stroke-width: 2.6', 'stroke-dasharray: 9 5'),
    rule('.way-data', 'stroke-dasharray: 4 3'),
  ].join('\n');
}
