import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Command } from 'commander';
import { addInit } from '../../lib/cli/commands/init';
import { APP_LANGUAGE_NAMES, APP_LANGUAGES, writeInLanguage } from '../../lib/cli/init/other-languages';

const ROOT = path.join(__dirname, '../..');

let folder: string;
beforeEach(() => (folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-init-')), 'own')));
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true }));

test.each(APP_LANGUAGES)('the app in %s is written whole, and the user reads what to replace and how to go on', (language) => {
  const [written, replace, next] = writeInLanguage(language, 'plant', folder);
  const source = path.join(ROOT, 'examples/other-languages', language);
  const names = fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(source, name)).isFile() && !/^(cdk\.out|node_modules|package-lock|target|go\.sum)/.test(name));
  expect(names).toContain('cdk.json');
  for (const name of names) {
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe(fs.readFileSync(path.join(source, name), 'utf8'));
    expect(written).toContain(name);
  }
  const app = replace.replace(/^.* in /, '');
  expect(fs.readFileSync(app, 'utf8')).toContain('op-0a1b2c3d4e5f60718');
  expect(next).toMatch(/^Next: cd \S+ && (.* && )?npx aws-cdk@2 synth$/);
});

test('init writes the app in each language that the page about other languages names', async () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/other-languages.md'), 'utf8');
  expect(page).toContain(`has one app in ${APP_LANGUAGE_NAMES}:`);
  const program = new Command().exitOverride();
  addInit(program);
  const printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await program.parseAsync(['node', 'outposts', 'init', 'plant', '--out', folder]);
    expect(printed.mock.calls.join('')).toContain(`Next: cd ${folder} && npm install && npx aws-cdk@2 synth\n`);
  } finally {
    printed.mockRestore();
  }
  expect(fs.readFileSync(path.join(folder, 'app.ts'), 'utf8')).toContain('op-0a1b2c3d4e5f60718');
});

test('the app requires the package and the CDK in the versions of this package', () => {
  const { version, peerDependencies, jsii } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const read = (file: string) => fs.readFileSync(path.join(ROOT, 'examples/other-languages', file), 'utf8');
  const cdk = peerDependencies['aws-cdk-lib'].replace('^', '');
  expect(read('python/requirements.txt')).toContain(`aws-cdk-lib>=${cdk},<3\n`);
  expect(read('python/requirements.txt')).toContain(`${jsii.targets.python.distName}>=${version},`);
  expect(read('java/pom.xml')).toContain(`<cdk.version>${cdk}</cdk.version>`);
  expect(read('java/pom.xml')).toContain(`<cdk-outposts.version>${version}</cdk-outposts.version>`);
  expect(read('go/go.mod')).toContain(`awscdk/v2 v${cdk}\n`);
  expect(read('go/go.mod')).toContain(`${jsii.targets.go.moduleName}/${jsii.targets.go.packageName} v${version}\n`);
});

test('nothing of a folder that is not empty is overwritten', () => {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'app.py'), 'mine');
  expect(() => writeInLanguage('python', 'plant', folder)).toThrow('is not empty; specify another folder with --out');
  expect(fs.readFileSync(path.join(folder, 'app.py'), 'utf8')).toBe('mine');
});

test('a folder that cannot be created is said to be so, and why', () => {
  expect(() => writeInLanguage('python', 'plant', '/proc/own')).toThrow(
    /^cannot write into \/proc\/own: ENOENT: .*; specify another folder with --out$/,
  );
});

test('without permission, the message says so', () => {
  const parent = path.dirname(folder);
  fs.chmodSync(parent, 0o555);
  const isRoot = process.getuid!() === 0;
  // The permissions of a folder do not bind root.
  if (isRoot) process.seteuid!(65534);
  try {
    expect(() => writeInLanguage('python', 'plant', folder)).toThrow(
      `cannot write into ${folder}: EACCES: permission denied, mkdir '${folder}'; specify another folder with --out`,
    );
  } finally {
    if (isRoot) process.seteuid!(0);
    fs.chmodSync(parent, 0o755);
  }
});

test.each(['', '.', './'])('--out %j is the current folder, and nothing of it is overwritten', async (out) => {
  const home = process.cwd();
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  process.chdir(folder);
  try {
    for (const args of [
      ['low-latency', '--out', out],
      ['plant', '--language', 'go', '--out', out],
    ]) {
      const program = new Command().exitOverride();
      addInit(program);
      await expect(program.parseAsync(['node', 'outposts', 'init', ...args])).rejects.toThrow(
        /^the folder \.\/? is not empty; specify another folder with --out$/,
      );
    }
    expect(fs.readdirSync('.')).toEqual(['notes.txt']);
  } finally {
    process.chdir(home);
  }
});

test.each([
  [['ship-or-rig', '--language', 'go'], 'the example ship-or-rig is in TypeScript only; the app plant is in Go, too'],
  [['plant', '--inventory', 'outposts.json'], 'the app plant takes no --inventory and no --outpost; leave them out'],
  [['plant', '--language', 'java', '--inventory', 'outposts.json'], 'the app plant takes no --inventory'],
])('init %j says which languages there are', async (args, message) => {
  const program = new Command().exitOverride();
  addInit(program);
  await expect(program.parseAsync(['node', 'outposts', 'init', ...args])).rejects.toThrow(message);
});
