// Compiles the library with jsii into dist/, makes its index lazy, and bundles the rules, the command line and the handlers of the
// custom resources into one file each.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleHandlers } from './bundle-handlers.mjs';
import { bundledPackages, sbom, thirdPartyNotices } from './bundled-packages.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

// jsii never removes what it compiled before: a deleted source would stay in the package.
for (const stale of ['dist', '.jsii', 'tsconfig.jsii.json']) rmSync(stale, { recursive: true, force: true });
execFileSync('npx', ['jsii', '--generate-tsconfig', 'tsconfig.jsii.json', '--fail-on-warnings'], {
  stdio: 'inherit',
  env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] },
});
writeFileSync('dist/index.js', lazyIndex(readFileSync('dist/index.js', 'utf8')));

const bundle = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [withoutExamples()],
};
// From the sources: the CommonJS that jsii makes of them stays a function for each file, which loads in twice the time.
const validation = await build({
  ...bundle,
  entryPoints: ['lib/validation/index.ts'],
  outfile: 'dist/validation/index.js',
  allowOverwrite: true,
});
for (const compiled of readdirSync('dist/validation')) {
  if (!/^(index\.js|(plugin|false-findings|acknowledgments|stages-of-app)\.(js|d\.ts))$/.test(compiled))
    rmSync(join('dist/validation', compiled), { recursive: true });
}
// What of it the rules use is in their bundle, and the public API has none of it.
rmSync('dist/planner', { recursive: true });
const command = await build({
  ...bundle,
  entryPoints: ['bin/outposts.ts'],
  outfile: 'dist/bin/outposts.js',
  mainFields: ['module', 'main'],
  plugins: [...bundle.plugins, layoutEngineBeside()],
});
// `cdk-outposts explain` prints the pages, and `cdk-outposts init` copies the examples.
cpSync('docs/rules', 'dist/bin/rules', { recursive: true });
cpSync('examples', 'dist/bin/examples', {
  recursive: true,
  filter: (source) => !/(^|[\\/])(node_modules|cdk\.out|package-lock\.json)$/.test(source),
});
// A file of its own, with a license of its own: only `diagram` loads it.
const layoutEngine = await build({ ...bundle, plugins: [], entryPoints: ['elkjs'], outfile: 'dist/bin/elk.js', external: ['web-worker'] });
cpSync('lib/cli/diagram/page', 'dist/bin/page', { recursive: true });
const handlers = await bundleHandlers('dist/handlers');
const bundled = bundledPackages([validation.metafile, command.metafile, layoutEngine.metafile, ...handlers]);
writeFileSync('THIRD-PARTY-NOTICES', thirdPartyNotices(bundled));
writeFileSync('sbom.cdx.json', sbom(bundled, JSON.parse(readFileSync('package.json', 'utf8'))));
chmodSync('dist/bin/outposts.js', 0o755);

/** `export *` loads every module at once. A getter loads one when its name is touched; `exports.Name = void 0` tells ESM the names. */
function lazyIndex(compiled) {
  const require = createRequire(import.meta.url);
  const names = new Map();
  for (const [, module] of compiled.matchAll(/__exportStar\(require\("(\.[^"]+)"\), exports\)/g)) {
    for (const name of Object.keys(require(`../dist/${module.slice(2)}`))) names.set(name, `require("${module}").${name}`);
  }
  for (const [, name, module] of compiled.matchAll(/exports\.(\w+) = __importStar\(require\("(\.[^"]+)"\)\)/g)) {
    names.set(name, `require("${module}")`);
  }
  const index = [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    // In a function of its own, since Node.js takes back a name for ESM where it sees its getter.
    'const lazy = (name, get) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });',
  ];
  for (const [name, value] of names) index.push(`exports.${name} = void 0;`, `lazy("${name}", () => ${value});`);
  if (names.size === 0) throw new Error('dist/index.js exports nothing that a lazy index could load');
  return `${index.join('\n')}\n`;
}

/** Leaves the layout engine out of the bundle of the command. */
function layoutEngineBeside() {
  const setup = ({ onResolve }) => onResolve({ filter: /^elkjs$/ }, () => ({ path: './elk.js', external: true }));
  return { name: 'layout-engine-beside', setup };
}

/** Removes the examples of the rules, which tests and docs/rules need. Prettier makes the indentation of the getter certain. */
function withoutExamples() {
  const setup = ({ onLoad }) =>
    onLoad({ filter: /[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(/^ {2}get examples\(\) \{$.*?^ {2}\},$/ms, '');
      if (contents === source) throw new Error(`${path} has no getter 'examples' to leave out of the bundle; format it with Prettier`);
      return { contents, loader: 'ts' };
    });
  return { name: 'without-examples', setup };
}
