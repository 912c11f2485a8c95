import * as fs from 'fs';
import * as path from 'path';
import { REPLACEABLE } from '../../lib/catalog/replacing-properties';
import { CHANGE_REPLACES } from '../../lib/cli/replacements';
import { DIFFERS_FROM_SCHEMA } from '../../lib/cli/schema-validator';
import { rules } from '../../lib/validation/rules';
import { inventorySchema } from '../../scripts/inventory-schema';
import { rulesPages } from '../../scripts/rules-pages';
import { withServicesTable } from '../../scripts/services-table';
import { ROOT } from './pages';

const pages = rulesPages(rules);
const { 'README.md': index, ...areas } = pages;

const committed = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

test('docs/rules is what the rules say', () => {
  const stale = Object.entries(pages).filter(([file, text]) => committed(`docs/rules/${file}`) !== text);
  expect(stale.map(([file]) => `${file} is stale: run \`npm run docs\``)).toEqual([]);
  expect(fs.readdirSync(path.join(ROOT, 'docs/rules')).sort()).toEqual(Object.keys(pages).sort());
});

test('docs/services.md has the table of the catalog', () => {
  const page = committed('docs/services.md');
  expect(withServicesTable(page) === page ? 'fresh' : 'stale: run `npm run docs`').toBe('fresh');
});

test('docs/inventory.schema.json is what the format says', () => {
  expect(inventorySchema() === committed('docs/inventory.schema.json') ? 'fresh' : 'stale: run `npm run docs`').toBe('fresh');
});

test('every rule has a section in the page of its area, with what it reports about its bad example', () => {
  const sections = Object.values(areas).flatMap((page) => page.split(/^## /m));
  for (const { id, fix, source } of rules) {
    const section = sections.find((text) => text.startsWith(`${id}\n`));
    expect(section).toContain(source);
    expect(section).toContain(fix.slice(0, fix.search(/[<|]|$/)));
    expect(section).toMatch(/^Reports \*.+\* until you change this:\n\n```diff\n[^`]*^[-+]/m);
    expect(section).toContain(`\`cdk-outposts::${id}\``);
  }
});

test('every link of the list leads to the section of a rule', () => {
  const links = [...index.matchAll(/\]\(([a-z]+\.md)#([^)]+)\)/g)].map(([, page, id]) => ({ page, id }));
  expect(links.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id), CHANGE_REPLACES, DIFFERS_FROM_SCHEMA]);
  for (const { page, id } of links) expect(pages[page]).toContain(`\n## ${id}\n`);
});

test('the page of changes has the effect, the fix and the source of each type that a change replaces', () => {
  const sections = areas['changes.md'].split(/^### /m);
  for (const [type, { effect, fix, source, properties }] of Object.entries(REPLACEABLE)) {
    const section = sections.find((text) => text.startsWith(`${type}\n`));
    for (const text of [effect, fix, source, ...properties]) expect(section).toContain(text);
  }
});
