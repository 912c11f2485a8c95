import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const SCRIPT = path.join(__dirname, '../scripts/bundled-packages.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'cdk-outposts-notices-'));

/** Installs a package, and returns a file of it. */
function installed(name: string, manifest: object, files: { readonly [file: string]: string } = {}): string {
  const at = path.join(folder, 'node_modules', name);
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(at, file), content);
  return `node_modules/${name}/index.js`;
}

/** What is written about a bundle. */
function written(by: string, files: readonly string[]): string {
  const inputs = Object.fromEntries([...files, 'lib/index.ts'].map((file) => [file, { bytesInOutput: 1 }]));
  const unused = { 'node_modules/unused/index.js': { bytesInOutput: 0 } };
  const metafiles = JSON.stringify([{ outputs: { 'index.js': { inputs: { ...inputs, ...unused } } } }]);
  const program = `
    import * as bundled from ${JSON.stringify(SCRIPT)};
    process.stdout.write(bundled.${by}(bundled.bundledPackages(${metafiles}), { name: 'plant', version: '1.0.0', license: 'MIT' }));
  `;
  return execFileSync('node', ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

const notices = (...files: string[]) => written('thirdPartyNotices', files);

afterAll(() => rmSync(folder, { recursive: true }));

test('license and notice files of a bundled package are listed with its version', () => {
  const file = installed('@plant/belt', { license: 'MIT' }, { 'LICENSE.md': 'the license', NOTICE: 'the notice', 'README.md': 'the page' });
  const text = notices(file);
  expect(text).toContain('@plant/belt 1.2.3 (MIT)\n\nthe license\n\nthe notice\n');
  expect(text).not.toContain('the page');
});

test('packages with the same text are listed together', () => {
  const files = ['one', 'two'].map((name) => installed(name, { license: 'ISC' }, { LICENSE: 'the same' }));
  expect(notices(...files)).toContain('one 1.2.3 (ISC)\ntwo 1.2.3 (ISC)\n\nthe same\n');
});

test('a package without a license file has that of its repository', () => {
  const repository = { url: 'https://example.com/plant.git' };
  const press = installed('press', { license: 'MIT', repository }, { LICENSE: 'of the plant' });
  const robot = installed('robot', { license: 'MIT', repository });
  expect(notices(robot, press)).toContain('press 1.2.3 (MIT)\nrobot 1.2.3 (MIT)\n\nof the plant\n');
});

test('fails when a bundled package has no license file', () => {
  const other = installed('other', { license: 'MIT' }, { LICENSE: 'of somebody else' });
  expect(() => notices(installed('bare', { license: 'MIT' }), other)).toThrow('bare@1.2.3 cannot be bundled: it has no license file');
});

test('the notice of the layout engine names its license, its file and the place of its source code', () => {
  const file = installed('elkjs', { license: 'EPL-2.0 OR GPL-3.0-or-later' }, { 'LICENSE.md': 'Eclipse Public License - v 2.0' });
  const text = notices(file);
  expect(text).toContain('elkjs 1.2.3 (EPL-2.0)\n\nelkjs is in dist/bin/elk.js, under the Eclipse Public License 2.0.');
  expect(text).toContain('https://github.com/eclipse-elk/elk.\n\nEclipse Public License - v 2.0\n');
});

test.each(['AGPL-3.0-only', 'UNLICENSED', undefined])('fails when the license of a bundled package is %s', (license) => {
  const file = installed(`closed-${license}`, { license }, { LICENSE: 'the license' });
  expect(() => notices(file)).toThrow(`closed-${license}@1.2.3 cannot be bundled: its license is ${license}`);
});

test('the SBOM lists bundled packages by their package URLs', () => {
  const file = installed('@plant/arm', { license: 'MIT' }, { LICENSE: 'the license' });
  const license = { license: { id: 'MIT' } };
  expect(JSON.parse(written('sbom', [file]))).toEqual({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': 'pkg:npm/plant@1.0.0',
        name: 'plant',
        version: '1.0.0',
        licenses: [license],
        purl: 'pkg:npm/plant@1.0.0',
      },
    },
    components: [
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40plant/arm@1.2.3',
        name: '@plant/arm',
        version: '1.2.3',
        licenses: [license],
        purl: 'pkg:npm/%40plant/arm@1.2.3',
      },
    ],
  });
});
