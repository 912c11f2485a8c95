// Writes what is generated for readers: API.md from the assembly of the last build, docs/rules from lib/validation, the table of services in
// docs/services.md from lib/catalog, the permissions in docs/security.md from the templates of all constructs, and docs/inventory.schema.json
// from lib/inventory.
// Tests compare the pictures of the examples, and write them here.
// `--check` writes nothing, and fails if one of them is stale.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { require as requireTypeScript } from 'tsx/cjs/api';

process.chdir(new URL('..', import.meta.url).pathname);

const RULES = 'docs/rules';
const { inventorySchema } = requireTypeScript('./inventory-schema.ts', import.meta.url);
const { rulesPages } = requireTypeScript('./rules-pages.ts', import.meta.url);
const { withPermissions } = requireTypeScript('./permissions/page.ts', import.meta.url);
const { rules } = requireTypeScript('../lib/validation/rules.ts', import.meta.url);
const { withServicesTable } = requireTypeScript('./services-table.ts', import.meta.url);
const files = new Map([
  ['API.md', apiPage()],
  ['docs/services.md', withServicesTable(readFileSync('docs/services.md', 'utf8'))],
  ['docs/security.md', withPermissions(readFileSync('docs/security.md', 'utf8'))],
  ['docs/inventory.schema.json', inventorySchema()],
  ...Object.entries(rulesPages(rules)).map(([name, text]) => [join(RULES, name), text]),
]);
mkdirSync(RULES, { recursive: true });
// An area that has no rules any more has no page.
for (const name of readdirSync(RULES)) if (!files.has(join(RULES, name))) files.set(join(RULES, name), undefined);

for (const [file, text] of files) {
  const isFresh = text === undefined ? !existsSync(file) : existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isFresh) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file} is stale: run \`npm run docs\` after \`npm run build\``);
    process.exitCode = 1;
  } else if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}

if (!process.argv.includes('--check')) {
  const env = { ...process.env, PICTURES: 'write' };
  execFileSync('npx', ['jest', 'test/documentation/pictures.test.ts', '--silent'], { stdio: 'inherit', env });
}

function apiPage() {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-outposts-docs-'));
  execFileSync('npx', ['jsii-docgen', '--output', join(folder, 'API')], { stdio: 'inherit' });
  const text = readFileSync(join(folder, 'API.md'), 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}
