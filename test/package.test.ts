import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.join(__dirname, '..');
const built = fs.existsSync(path.join(ROOT, 'dist/index.js')) && fs.existsSync(path.join(ROOT, '.jsii'));
if (!built) console.warn('the package is not judged: `npm run build` makes it');

interface Tarball {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

(built ? describe : describe.skip)('the package', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-package-'));
  let files: readonly string[];

  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeAll(() => {
    const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [tarball] = Object.values(JSON.parse(packed) as Record<string, Tarball>);
    files = tarball.files.map((file) => file.path);

    // As a user has it: the package and its peers, and nothing of what it is built with.
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    run('npm', 'install', '--offline', '--no-save', '--legacy-peer-deps', '--no-audit', '--no-fund', `./${tarball.filename}`);
    for (const peer of ['aws-cdk-lib', 'constructs']) {
      fs.symlinkSync(path.join(ROOT, 'node_modules', peer), path.join(folder, 'node_modules', peer));
    }
  }, 120_000);

  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('runs no script where it is installed, which npm would warn about', () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/cdk-outposts/package.json'), 'utf8'));
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(script);
  });

  test('holds what its users read', () => {
    const documents = files.filter((file) => !file.startsWith('dist/'));
    expect(documents.sort()).toEqual(
      [
        '.jsii',
        'CHANGELOG.md',
        'LICENSE',
        'NOTICE',
        'README.md',
        'THIRD-PARTY-NOTICES',
        'package.json',
        'rosetta/default.ts-fixture',
        'sbom.cdx.json',
      ].sort(),
    );
  });

  test('holds the licenses of what is bundled', () => {
    const notices = fs.readFileSync(path.join(ROOT, 'THIRD-PARTY-NOTICES'), 'utf8');
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const bundled = Object.entries(devDependencies).filter(([name]) => /^(@aws-sdk\/.*|commander|yaml)$/.test(name));
    expect(bundled.length).toBeGreaterThan(9);
    for (const [name, version] of bundled) expect(notices).toContain(`\n${name} ${version} (`);

    const { components } = JSON.parse(fs.readFileSync(path.join(ROOT, 'sbom.cdx.json'), 'utf8')) as {
      components: { name: string; version: string }[];
    };
    for (const { name, version } of components) expect(notices).toContain(`\n${name} ${version} (`);
    expect(components.map(({ name, version }) => [name, version])).toEqual(expect.arrayContaining(bundled));
    // Its license file is that of another package.
    expect(notices).toContain('\n@aws-sdk/nested-clients ');
  });

  test('holds compiled files with their declarations, and the rules, the command line and the handlers in one file each, the pages of the rules and the examples', () => {
    const handlers = ['dist/handlers/bundle/index.js', 'dist/handlers/data-sync-activation-key/bundle/index.js'];
    const page = ['dist/bin/page/page.js', 'dist/bin/page/page.css'];
    const bundled = ['dist/bin/outposts.js', 'dist/bin/elk.js', ...page, 'dist/validation/index.js', ...handlers];
    expect(files).toEqual(expect.arrayContaining(bundled));
    const pages = files.filter((file) => /^dist\/bin\/rules\/[a-z-]+\.md$/i.test(file));
    expect(pages).toContain('dist/bin/rules/storage.md');
    expect(files).toEqual(expect.arrayContaining(['app.ts', 'package.json'].map((name) => `dist/bin/examples/02-low-latency/${name}`)));
    const compiled = files.filter(
      (file) => file.startsWith('dist/') && ![...bundled, ...pages].includes(file) && !file.startsWith('dist/bin/examples/'),
    );
    expect(compiled.filter((file) => !/\.(js|d\.ts|json)$/.test(file))).toEqual([]);
    expect(compiled.filter((file) => /\.map$|tsbuildinfo|\.test\./.test(file))).toEqual([]);
    expect(compiled.filter((file) => file.endsWith('.js')).filter((file) => !compiled.includes(file.replace(/\.js$/, '.d.ts')))).toEqual(
      [],
    );
    expect(compiled.filter((file) => /^dist\/(validation\/.*\/|cli\/|handlers\/lifecycle\/)/.test(file))).toEqual([]);
    expect(files.filter((file) => /^(lib|test|examples|scripts|bin)\//.test(file))).toEqual([]);
  });

  test('gives require and import the same names, those of its API', () => {
    const required = run('node', '-p', 'JSON.stringify(Object.keys(require("cdk-outposts")))');
    const imported = run('node', '--input-type=module', '-e', 'console.log(JSON.stringify(Object.keys(await import("cdk-outposts"))))');
    const names = (JSON.parse(required) as string[]).sort();
    expect((JSON.parse(imported) as string[]).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort()).toEqual(
      names,
    );

    const { types, submodules } = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8')) as {
      types: Record<string, { kind: string; name: string; namespace?: string }>;
      submodules: Record<string, unknown>;
    };
    const values = Object.values(types).filter(({ kind, namespace }) => kind !== 'interface' && !namespace);
    const modules = Object.keys(submodules).map((name) => name.replace('cdk-outposts.', ''));
    expect(names).toEqual([...values.map(({ name }) => name), ...modules].sort());
  });

  test('synthesizes, with the rules, by what it brings and its peers alone', () => {
    const program = `
      const outposts = require('cdk-outposts');
      const { App, Stack } = require('aws-cdk-lib');
      for (const name of Object.keys(outposts)) if (outposts[name] === undefined) throw new Error(name);
      const stack = new Stack(new App({ outdir: 'cdk.out' }), 'Plant');
      new outposts.Site(stack, 'Site');
      stack.node.root.synth();
      const modules = Object.keys(require.cache).filter((file) => file.includes('/cdk-outposts/dist/'));
      console.log(modules.some((file) => file.endsWith('/dist/validation/index.js')));
    `;
    expect(run('node', '-e', program).trim()).toBe('true');
  });

  test('loads nothing but the door when it is imported', () => {
    const loaded = run('node', '-p', 'require("cdk-outposts"); Object.keys(require.cache).length');
    expect(Number(loaded)).toBe(1);
  });

  test('has the command outposts', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(run('node_modules/.bin/cdk-outposts', '--version').trim()).toBe(version);
    expect(JSON.parse(run('node_modules/.bin/outposts', 'check', 'cdk.out', '--json'))).toMatchObject({ findings: [] });
  });

  test('loads the layout engine for the command diagram alone', () => {
    const loaded = (...args: string[]) =>
      run('node', '--require', './report-modules.js', 'node_modules/cdk-outposts/dist/bin/outposts.js', ...args).includes('elk.js');
    const report = "process.on('exit', () => console.log(Object.keys(require.cache).join(' ')));";
    fs.writeFileSync(path.join(folder, 'report-modules.js'), report);
    const Resources = {
      Bucket: { Type: 'AWS::S3Outposts::Bucket', Properties: { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: 'recordings' } },
    };
    const artifacts = { Plant: { type: 'aws:cloudformation:stack', properties: { templateFile: 'plant.json' } } };
    fs.mkdirSync(path.join(folder, 'assembly'));
    fs.writeFileSync(path.join(folder, 'assembly/plant.json'), JSON.stringify({ Resources }));
    fs.writeFileSync(path.join(folder, 'assembly/manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
    expect(loaded('check', 'assembly')).toBe(false);
    expect(loaded('diagram', 'assembly', '--out', 'diagram.html')).toBe(true);
    expect(fs.readFileSync(path.join(folder, 'diagram.html'), 'utf8')).toContain('op-0a1b2c3d4e5f60718');
  });
});
