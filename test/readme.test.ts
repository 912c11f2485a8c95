import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { rules } from '../lib/validation/rules';

const ROOT = path.join(__dirname, '..');
const README = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

test('every TypeScript block of the README compiles as it stands', () => {
  const files = new Map(BLOCKS.map((code, index) => [path.join(ROOT, `readme-block-${index + 1}.ts`), code]));
  expect(files.size).toBeGreaterThanOrEqual(5);

  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) =>
    files.has(file) ? ts.createSourceFile(file, files.get(file)!, ts.ScriptTarget.ES2022, true) : getSourceFile(file, ...rest);
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);

  const problems = [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(problems).toEqual([]);
}, 60_000);

test('every rule that the README names exists', () => {
  const named = [...README.matchAll(/cdk-outposts::([a-z0-9-]+)/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(0);
  expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
});

test('every file that the README links to exists', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !fs.existsSync(path.join(ROOT, link)))).toEqual([]);
});
