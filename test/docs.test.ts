import * as fs from 'fs';
import * as path from 'path';
import { rules } from '../lib/validation/rules';
import { rulesPage } from '../scripts/rules-page';
import { withServicesTable } from '../scripts/services-table';

const page = rulesPage(rules);

test('RULES.md is what the rules say', () => {
  const stale = fs.readFileSync(path.join(__dirname, '../RULES.md'), 'utf8') !== page;
  expect(stale ? 'stale: run `npm run docs`' : 'fresh').toBe('fresh');
});

test('the table of services in the README is what the catalog says', () => {
  const readme = fs.readFileSync(path.join(__dirname, '../README.md'), 'utf8');
  expect(withServicesTable(readme) === readme ? 'fresh' : 'stale: run `npm run docs`').toBe('fresh');
});

test('RULES.md has a section for every rule, with what it finds in its bad example', () => {
  const sections = page.split(/^### /m);
  for (const { id, fix, source } of rules) {
    const section = sections.find((text) => text.startsWith(`${id}\n`));
    expect(section).toContain(source);
    expect(section).toContain(fix.slice(0, fix.search(/[<|]|$/)));
    expect(section).toMatch(/^Says \*.+\* until this is changed:\n\n```diff\n[^`]*^[-+]/m);
    expect(section).toContain(`\`cdk-outposts::${id}\``);
  }
});

test('every link inside RULES.md leads somewhere', () => {
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
  expect(links.length).toBe(rules.length);
  expect(headings).toEqual(expect.arrayContaining(links));
});
