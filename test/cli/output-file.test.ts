import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Command } from 'commander';
import { addCapacity } from '../../lib/cli/commands/capacity';
import { addCheck } from '../../lib/cli/commands/check';
import { addDiagram } from '../../lib/cli/commands/diagram';
import { addDisconnected } from '../../lib/cli/commands/disconnected';
import { replaceFile } from '../../lib/cli/replace-file';

const INVENTORY = path.join(__dirname, '../../docs/inventory.example.json');
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'output-'));
  fs.copyFileSync(INVENTORY, path.join(folder, 'outposts.json'));
  fs.linkSync(path.join(folder, 'outposts.json'), path.join(folder, 'linked.html'));
  fs.symlinkSync('outposts.json', path.join(folder, 'symbolic.md'));
  fs.writeFileSync(path.join(folder, 'workload.yaml'), 'instances: [{ name: a, instanceType: m5.large, count: 1 }]\n');
  fs.writeFileSync(path.join(folder, 'servers.csv'), 'VM,CPUs,Memory\na,4,8192\n');
  fs.mkdirSync(path.join(folder, 'cdk.out'));
  fs.writeFileSync(path.join(folder, 'cdk.out/manifest.json'), '{ "version": "48.0.0", "artifacts": {} }');
  fs.mkdirSync(path.join(folder, 'folder.html'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

async function run(line: string): Promise<void> {
  const program = new Command('cdk-outposts').exitOverride();
  for (const add of [addCapacity, addCheck, addDiagram, addDisconnected]) add(program);
  const args = line.split(' ').map((part) => part.replace('@', `${folder}/`));
  const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { exitCode } = process;
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    stdout.mockRestore();
    process.exitCode = exitCode;
  }
}

const contents = () =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile())
    .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]);

test.each([
  ['capacity plan --workload @workload.yaml --inventory @outposts.json --out @outposts.json', 'outposts.json'],
  ['capacity plan --workload @workload.yaml --inventory @outposts.json --out @symbolic.md', 'outposts.json'],
  ['capacity plan --workload @workload.yaml --inventory @outposts.json --out @workload.yaml', 'workload.yaml'],
  ['capacity size --servers @servers.csv --out @servers.csv', 'servers.csv'],
  ['capacity size --servers @servers.csv --inventory @outposts.json --out @outposts.json', 'outposts.json'],
  ['disconnected @cdk.out --inventory @outposts.json --out @outposts.json', 'outposts.json'],
  ['disconnected @cdk.out --out @cdk.out/manifest.json', 'cdk.out'],
  ['diagram @cdk.out --inventory @outposts.json --out @linked.html', 'outposts.json'],
  ['check @cdk.out --inventory @outposts.json --html @linked.html', 'outposts.json'],
])('%s overwrites nothing that it reads', async (line, input) => {
  const before = contents();
  await expect(run(line)).rejects.toThrow(
    new RegExp(`^--(out|html) .* would overwrite .*${input}, which the command reads; specify another file with --(out|html)$`),
  );
  expect(contents()).toEqual(before);
});

test('a page of check is a file in HTML', async () => {
  fs.writeFileSync(path.join(folder, 'stack.ts'), 'export {};\n');
  await expect(run('check @cdk.out --inventory @outposts.json --html @stack.ts')).rejects.toThrow(
    /^--html is a file that ends with .html, got .*stack.ts; specify another name$/,
  );
  expect(fs.readFileSync(path.join(folder, 'stack.ts'), 'utf8')).toBe('export {};\n');
});

test('a page of check that cannot be written names its option', () => {
  expect(() => replaceFile(path.join(folder, 'folder.html'), '', '--html')).toThrow(
    /^cannot write .*folder.html: EISDIR.*; specify another file with --html$/,
  );
});
