// Writes API.md from the assembly of the last build, RULES.md from lib/validation, and the table of services in README.md from lib/catalog.
// `--check` writes none of them, and fails where one is stale.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { require as requireTypeScript } from 'tsx/cjs/api';

process.chdir(new URL('..', import.meta.url).pathname);

const { rulesPage } = requireTypeScript('./rules-page.ts', import.meta.url);
const { rules } = requireTypeScript('../lib/validation/rules.ts', import.meta.url);
const { withServicesTable } = requireTypeScript('./services-table.ts', import.meta.url);
const pages = {
  'API.md': apiPage(),
  'RULES.md': rulesPage(rules),
  'README.md': withServicesTable(readFileSync('README.md', 'utf8')),
};

for (const [file, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is stale: run \`npm run docs\` after \`npm run build\``);
    process.exitCode = 1;
  }
}

function apiPage() {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-outposts-docs-'));
  execFileSync('npx', ['jsii-docgen', '--output', join(folder, 'API')], { stdio: 'inherit' });
  const text = readFileSync(join(folder, 'API.md'), 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}
