import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { count } from '../../validation/evaluate';
import { KINDS } from './kinds';
import type { Layout } from './layout';
import { elementsOf, type Diagram, type DiagramFinding, type Element } from './model';
import { pageStyle } from './palette';
import { countFindings, escaped, pictureOf } from './svg';
import type { View } from './views';

/** Script and style sheet of the page. The build copies the folder beside the command. */
const FOLDER = path.join(__dirname, 'page');

interface PageOptions {
  /** Whether the list of findings is open and comes before the picture. */
  readonly findingsFirst?: boolean;
}

/** Renders a page with the pictures, whose content security policy allows nothing but its own script and styles. */
export function renderPage(
  diagram: Diagram,
  pictures: readonly { readonly view: View; readonly layout: Layout }[],
  { findingsFirst = false }: PageOptions = {},
): string {
  const script = fs.readFileSync(path.join(FOLDER, 'page.js'), 'utf8').trim();
  const style = `${fs.readFileSync(path.join(FOLDER, 'page.css'), 'utf8').trim()}\n${pageStyle()}`;
  const title = `Outposts deployment: ${diagram.title}`;
  const body = [
    '<header>',
    `<h1>${escaped(title)}</h1>`,
    toolbar(pictures.map(({ view }) => view)),
    '</header>',
    '<main>',
    ...(findingsFirst ? [findingsOf(diagram, true)] : []),
    '<section id="pictures" aria-label="Diagram">',
    ...pictures.map(({ view, layout }, index) => picture(diagram, view, layout, index)),
    '</section>',
    '<aside id="panel" aria-labelledby="panel-title" tabindex="-1">',
    '<h2 id="panel-title">Details</h2>',
    '<div id="panel-body"><p>Select an element of the diagram.</p></div>',
    '</aside>',
    ...(findingsFirst ? [] : [findingsOf(diagram, false)]),
    unreadOf(diagram),
    legend(),
    '</main>',
    '<p id="status" role="status"></p>',
    `<script type="application/json" id="data">${JSON.stringify(dataOf(diagram, pictures)).replace(/</g, '\\u003c')}</script>`,
  ];
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en" data-theme="auto">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body${findingsFirst ? ' class="findings-first"' : ''}>`,
    ...body,
    `<script>${script}</script>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function toolbar(views: readonly View[]): string {
  const button = (id: string, text: string, label?: string) =>
    `<button type="button" id="${id}"${label ? ` aria-label="${label}" title="${label}"` : ''}>${text}</button>`;
  return [
    '<div id="toolbar" role="toolbar" aria-label="Diagram controls">',
    ...(views.length > 1
      ? [
          '<label>Show <select id="view">',
          ...views.map(({ name }, index) => `<option value="${index}">${escaped(name)}</option>`),
          '</select></label>',
        ]
      : []),
    '<label>Search <input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found"></label>',
    '<span id="found" aria-live="polite"></span>',
    button('zoom-out', '−', 'Zoom out'),
    button('zoom-in', '+', 'Zoom in'),
    button('fit', 'Fit'),
    button('collapse', 'Collapse all'),
    button('expand', 'Expand all'),
    '<button type="button" id="outage" role="switch" aria-checked="false">Service link down</button>',
    '<label>Theme <select id="theme"><option value="auto">System</option><option value="light">Light</option><option value="dark">Dark</option></select></label>',
    button('print', 'Print'),
    '</div>',
  ].join('\n');
}

/** The IDs of the elements are `v<number of the picture>-<index of the element>`. */
function picture(diagram: Diagram, view: View, layout: Layout, index: number): string {
  const indices = indicesOf(diagram);
  const options = { prefix: `v${index}-`, indexOf: (id: string) => indices.get(id) ?? -1 };
  const { width, height } = layout;
  return [
    `<div class="frame" id="frame${index}"${index > 0 ? ' hidden' : ''} tabindex="-1">`,
    `<svg class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="tree" aria-label="${escaped(view.name)}">`,
    pictureOf(layout, countFindings(diagram.findings, view), options),
    '</svg>',
    '</div>',
  ].join('\n');
}

function indicesOf({ elements }: Diagram): Map<string, number> {
  return new Map([...elementsOf(elements)].map(({ id }, index) => [id, index]));
}

/** What the script shows about the elements: the list of all elements, and for each picture the elements that stand for others. */
function dataOf(diagram: Diagram, pictures: readonly { readonly view: View }[]) {
  const indices = indicesOf(diagram);
  const elements = [...elementsOf(diagram.elements)];
  const parents = new Map<string, number>();
  for (const element of elements) for (const { id } of element.children) parents.set(id, indices.get(element.id)!);
  return {
    elements: elements.map((element) => dataOfElement(element, parents.get(element.id))),
    edges: diagram.edges.map(({ from, to, kind, label, stops }) => ({ from: indices.get(from), to: indices.get(to), kind, label, stops })),
    findings: diagram.findings.map((finding) => ({ ...shown(finding), element: indices.get(finding.element ?? '') })),
    shownAs: pictures.map(({ view }) => Object.fromEntries([...view.shownAs].map(([id, other]) => [indices.get(id), indices.get(other)]))),
  };
}

function dataOfElement({ kind, title, lines, rows, details, members, outage }: Element, parent: number | undefined) {
  return {
    kind: KINDS[kind].name,
    title,
    lines: [...lines, ...rows.map(({ text }) => text)],
    details,
    members,
    outage: outage.map(({ what, effect, happens, source }) => ({ what, effect, happens, source })),
    parent,
  };
}

function shown({ ruleId, severity, message, fix, source, stack, resource, construct }: DiagramFinding) {
  return { ruleId, severity, message, fix, source, name: construct?.replace(/[/]Resource$/, '') ?? `${stack} ${resource}` };
}

function findingsOf({ findings, elements }: Diagram, isOpen: boolean): string {
  const indices = new Map([...elementsOf(elements)].map(({ id }, index) => [id, index]));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const items = findings.map((finding) => {
    const { severity, message, fix, source, ruleId, name } = shown(finding);
    const index = finding.element === undefined ? undefined : indices.get(finding.element);
    const subject =
      index === undefined
        ? `<span>${escaped(name)}</span>`
        : `<button type="button" class="subject" data-element="${index}">${escaped(name)}</button>`;
    const rule = `<a href="${escaped(source)}">${escaped(ruleId)}</a>`;
    return `<li class="${severity}"><strong>${severity === 'error' ? 'Error' : 'Warning'}</strong> ${subject}<p>${escaped(message)}</p><p>Fix: ${escaped(fix)} (${rule})</p></li>`;
  });
  return [
    `<details id="findings"${isOpen || findings.length > 0 ? ' open' : ''}>`,
    `<summary><h2>Findings: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}</h2></summary>`,
    items.length > 0 ? `<ul>\n${items.join('\n')}\n</ul>` : '<p>No findings.</p>',
    '</details>',
  ].join('\n');
}

function unreadOf({ unread }: Diagram): string {
  if (unread.length === 0) return '';
  const items = unread.map(({ stack, what, why }) => `<li>${escaped(what)} of ${escaped(stack)}: ${escaped(why)}</li>`);
  return `<details id="unread" open><summary><h2>Not read</h2></summary><p>The diagram may lack resources.</p><ul>\n${items.join('\n')}\n</ul></details>`;
}

function legend(): string {
  const keys: readonly (readonly [string, string])[] = [
    ['way way-local', 'Through the local gateway'],
    ['way way-serviceLink', 'Service link'],
    ['way way-route', 'Routes to other gateways, to the Region over the service link'],
    ['way way-data', 'Copies of data'],
    ['way way-traffic', 'Requests'],
  ];
  const line = (style: string) =>
    `<svg class="picture" width="44" height="10" aria-hidden="true"><path class="${style}" d="M1 5H43"/></svg>`;
  const bar = (style: string) =>
    `<svg class="picture" width="44" height="10" aria-hidden="true"><rect class="${style}" x="1" y="2" width="42" height="6"/></svg>`;
  return [
    '<section id="legend" aria-labelledby="legend-title">',
    '<h2 id="legend-title">Legend</h2>',
    '<ul>',
    ...keys.map(([style, name]) => `<li>${line(style)} ${name}</li>`),
    `<li>${bar('inUse')} Slots in use</li>`,
    `<li>${bar('requested')} Slots that the templates request</li>`,
    `<li>${bar('track')} Free slots</li>`,
    `<li>${bar('unknown')} Slots whose use is unknown: specify an inventory</li>`,
    '</ul>',
    '<p id="keys">Keys in the diagram: arrow keys move between elements, Enter shows details, + and - zoom, / starts a search.</p>',
    '</section>',
  ].join('\n');
}
