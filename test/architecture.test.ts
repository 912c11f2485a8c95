import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');

interface Import {
  /** The file that imports, relative to the project. */
  readonly file: string;
  /** A file of the project without its ending, or the name of a package. */
  readonly target: string;
  /** Gone at run time. */
  readonly typeOnly: boolean;
  /** At the top of the file, so that it happens when the file is loaded. */
  readonly eager: boolean;
}

const FILES = ['lib', 'bin', 'examples'].flatMap((folder) =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('node_modules'))
    .map((file) => path.posix.join(folder, file)),
);
const IMPORTS = FILES.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const { moduleSpecifier } = node;
      if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) add(moduleSpecifier.text, isTypeOnly(node), true);
    } else if (ts.isCallExpression(node) && node.arguments.length === 1 && ts.isStringLiteral(node.arguments[0])) {
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
      if (isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0].text, false, false);
    }
    ts.forEachChild(node, visit);
  };
  const add = (specifier: string, typeOnly: boolean, eager: boolean) => {
    imports.push({ file, target: resolve(file, specifier), typeOnly, eager });
  };
  visit(source);
  return imports;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const { importClause } = node;
  if (!importClause || importClause.isTypeOnly) return !!importClause;
  const { name, namedBindings } = importClause;
  return !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '');
  return FILES.includes(`${target}/index.ts`) ? `${target}/index` : target;
}

/** The imports from some files to some targets, as one would complain about them. */
function forbidden(from: RegExp, to: RegExp, also: (entry: Import) => boolean = () => true): string[] {
  return IMPORTS.filter((entry) => from.test(entry.file) && to.test(entry.target) && also(entry)).map(
    ({ file, target }) => `${file} imports ${target}`,
  );
}

const CDK = /^(aws-cdk-lib|constructs)(\/|$)/;
const FACTS = /^lib\/facts\//;
const CAPACITY = /^lib\/capacity\//;
const RULES = /^lib\/rules\//;
const INVENTORY = /^lib\/inventory\/(?!outpost-inventory)/;
/** What builds a tree of constructs: all that is none of the other parts. */
const CONSTRUCTS =
  /^lib\/(?!catalog\/|facts\/|capacity\/|rules\/|inventory\/(?!outpost-inventory)|cli\/|handlers\/|judge|outposts-validation|index)/;

const atRunTime = ({ typeOnly }: Import) => !typeOnly;

test('imports are found', () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(IMPORTS.filter(atRunTime).length).toBeGreaterThan(100);
  expect(IMPORTS).toContainEqual({ file: 'lib/outposts-validation.ts', target: 'lib/judge', typeOnly: false, eager: false });
  expect(IMPORTS).toContainEqual({ file: 'lib/outposts-validation.ts', target: 'lib/judge', typeOnly: true, eager: true });
});

describe('layers', () => {
  test('catalog, facts, rules and the form of the inventory know no CDK', () => {
    expect(forbidden(/^lib\/(catalog|facts|rules)\//, CDK)).toEqual([]);
    expect(forbidden(INVENTORY, CDK)).toEqual([]);
  });

  test('catalog imports nothing, the form of the inventory only catalog, and facts, capacity and rules only what is before them', () => {
    expect(forbidden(/^lib\/catalog\//, /^lib\/(?!catalog\/)/)).toEqual([]);
    expect(forbidden(INVENTORY, /^lib\/(?!catalog\/|inventory\/(?!outpost-inventory))/)).toEqual([]);
    expect(forbidden(FACTS, /^lib\/(?!catalog\/|facts\/|inventory\/(?!outpost-inventory))/)).toEqual([]);
    expect(forbidden(CAPACITY, /^lib\/(?!catalog\/|facts\/|capacity\/)/)).toEqual([]);
    expect(forbidden(RULES, /^lib\/(?!catalog\/|facts\/|capacity\/|rules\/|inventory\/(?!outpost-inventory))/)).toEqual([]);
  });

  test('constructs judge nothing: they import neither facts nor rules', () => {
    expect(forbidden(CONSTRUCTS, /^lib\/(facts\/|capacity\/|rules\/|judge$)/, atRunTime)).toEqual([]);
  });

  test('the judge is facts and rules, and the validation loads it when it is asked to judge, not before', () => {
    expect(forbidden(/^lib\/judge/, /^(?!lib\/(facts|rules)\/)/)).toEqual([]);
    expect(forbidden(/^lib\/outposts-validation/, /^lib\/(?!judge$|acknowledgements$)/)).toEqual([]);
    expect(forbidden(/^lib\/outposts-validation/, /^lib\/judge$/, (entry) => atRunTime(entry) && entry.eager)).toEqual([]);
    expect(forbidden(/^(?!lib\/outposts-validation)/, /^lib\/judge$/)).toEqual([]);
  });

  test('the AWS SDK is for the command line and the handlers of custom resources', () => {
    expect(forbidden(/^(?!lib\/cli\/|lib\/handlers\/([^/]+\/handler\.ts|lifecycle\/))/, /^@(aws-sdk|smithy)\//)).toEqual([]);
  });

  test('the command line needs no CDK, and the library needs no command line', () => {
    expect(forbidden(/^(lib\/cli\/|bin\/outposts\.ts)/, CDK, atRunTime)).toEqual([]);
    expect(forbidden(/^lib\/(?!cli\/)/, /^lib\/cli\//)).toEqual([]);
  });

  test('the library loads nothing but CDK and what comes with Node.js', () => {
    const allowed = /^(lib\/|\.\.\/package\.json|package\.json|aws-cdk-lib|constructs|fs$|path$|node:)/;
    const library = (file: string) => /^lib\/(?!cli\/|handlers\/([^/]+\/handler\.ts|lifecycle\/))/.test(file);
    const others = IMPORTS.filter((entry) => atRunTime(entry) && library(entry.file) && !allowed.test(entry.target));
    expect(others).toEqual([]);
  });

  test('examples use the library as its users do', () => {
    expect(forbidden(/^(examples\/|bin\/app\.ts)/, /^lib\//)).toEqual([]);
  });

  test('nothing imports the door', () => {
    expect(forbidden(/./, /^lib\/index$/)).toEqual([]);
  });
});

test('no file is in a cycle at run time', () => {
  const targets = new Map<string, string[]>();
  for (const { file, target, typeOnly, eager } of IMPORTS) {
    if (typeOnly || !eager || !FILES.includes(`${target}.ts`)) continue;
    targets.set(file, [...(targets.get(file) ?? []), `${target}.ts`]);
  }
  const finished = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (finished.has(file) || trail.includes(file)) return;
    (targets.get(file) ?? []).forEach((target) => walk(target, [...trail, file]));
    finished.add(file);
  };
  FILES.forEach((file) => walk(file, []));
  expect(cycles).toEqual([]);
});

test('no file has a name that says nothing', () => {
  const names = [...FILES, ...fs.readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })];
  expect(names.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types)(\.(test\.)?ts)?$/.test(file))).toEqual([]);
});
