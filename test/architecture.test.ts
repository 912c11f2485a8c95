import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { rules } from '../lib/validation/rules';

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
const VALIDATION = /^lib\/validation\/(?!plugin|acknowledgments|stages-of-app|false-findings)/;
/** What builds a tree of constructs: all that is none of the other parts. */
const CONSTRUCTS = /^lib\/(?!catalog\/|validation\/|inventory\/|planner\/|cli\/|handlers\/|index)/;

/** The areas of the validation, whose facts the readers of templates do not know. */
const AREA_OF_VALIDATION = /^lib\/validation\/(?!facts\/|capacity\/)[a-z]+\//;

const atRunTime = ({ typeOnly }: Import) => !typeOnly;

test('imports are found', () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(IMPORTS.filter(atRunTime).length).toBeGreaterThan(100);
  expect(IMPORTS).toContainEqual({ file: 'lib/validation/plugin.ts', target: 'lib/validation/index', typeOnly: false, eager: false });
  expect(IMPORTS).toContainEqual({ file: 'lib/validation/plugin.ts', target: 'lib/validation/index', typeOnly: true, eager: true });
});

describe('layers', () => {
  test('catalog, inventory, planner and validation do not depend on the CDK, but for the plugin', () => {
    expect(forbidden(/^lib\/(catalog|inventory|planner)\//, CDK)).toEqual([]);
    expect(forbidden(VALIDATION, CDK)).toEqual([]);
  });

  test('catalog imports nothing, inventory only catalog, the planner only both, and validation only what is before it', () => {
    expect(forbidden(/^lib\/catalog\//, /^lib\/(?!catalog\/)/)).toEqual([]);
    expect(forbidden(/^lib\/inventory\//, /^lib\/(?!catalog\/|inventory\/)/)).toEqual([]);
    expect(forbidden(/^lib\/planner\//, /^lib\/(?!catalog\/|inventory\/|planner\/)/)).toEqual([]);
    expect(
      forbidden(
        VALIDATION,
        /^lib\/(?!catalog\/|inventory\/|planner\/|validation\/(?!plugin|acknowledgments|stages-of-app|false-findings))/,
      ),
    ).toEqual([]);
  });

  test('facts do not depend on capacity or rules, and capacity does not depend on rules', () => {
    const RULES = /^lib\/validation\/(rules?|evaluate|index|example|[a-z]+\/(index|example|rules\/.*))$/;
    expect(forbidden(/^lib\/validation\/(facts\/|[a-z]+\/facts)/, /^lib\/validation\/capacity\//)).toEqual([]);
    expect(forbidden(/^lib\/validation\/(facts\/|capacity\/|[a-z]+\/facts)/, RULES)).toEqual([]);
  });

  test('the readers of facts do not import the module that runs them', () => {
    expect(forbidden(/^lib\/validation\/([a-z]+\/)?facts/, /^lib\/validation\/facts\/read$/)).toEqual([]);
    expect(forbidden(/^lib\/validation\/facts\/(fact|fact-reader|fact-table|properties|template)\.ts$/, AREA_OF_VALIDATION)).toEqual([]);
  });

  test('constructs do not validate: of the validation they import the plugin alone', () => {
    expect(forbidden(CONSTRUCTS, /^lib\/validation\/(?!plugin$)/, atRunTime)).toEqual([]);
  });

  test('the plugin loads the validation when the CDK calls it, not before', () => {
    expect(forbidden(/^lib\/validation\/plugin/, /^lib\/(?!validation\/(index|acknowledgments|stages-of-app|false-findings)$)/)).toEqual(
      [],
    );
    expect(forbidden(/^lib\/validation\/plugin/, /^lib\/validation\/index$/, (entry) => atRunTime(entry) && entry.eager)).toEqual([]);
    expect(forbidden(/^lib\/(?!validation\/plugin)/, /^lib\/validation\/index$/)).toEqual([]);
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

  test('nothing imports the index', () => {
    expect(forbidden(/./, /^lib\/index$/)).toEqual([]);
  });
});

/** Folders of `lib` that are no area of AWS Outposts. */
const MACHINERY = ['catalog', 'cli', 'handlers', 'inventory', 'mixins', 'patterns', 'planner', 'validation'];
const foldersOf = (folder: string) =>
  fs
    .readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe('areas', () => {
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))];

  function areaOf(id: string): string {
    return foldersOf('lib/validation').find((area) => fs.existsSync(path.join(ROOT, `lib/validation/${area}/rules/${id}.ts`)))!;
  }

  test('the folders of the validation are the areas of its rules', () => {
    expect(
      foldersOf('lib/validation')
        .filter((folder) => !['facts', 'capacity'].includes(folder))
        .sort(),
    ).toEqual([...areas].sort());
  });

  test('constructs have no area of their own, but for the edge, which has no rules', () => {
    const ofConstructs = foldersOf('lib').filter((folder) => !MACHINERY.includes(folder));
    expect(ofConstructs.filter((area) => !areas.includes(area))).toEqual(['edge']);
    // Services that AWS does not list for Outposts need no constructs.
    expect(areas.filter((area) => !ofConstructs.includes(area))).toEqual(['services']);
  });

  test('tests mirror the areas and the folders of lib', () => {
    const known = [...foldersOf('lib'), ...areas];
    expect(
      foldersOf('test')
        .filter((folder) => !known.includes(folder))
        .sort(),
    ).toEqual(['__snapshots__', 'aws-server', 'deployment', 'documentation', 'fixtures']);
    expect(foldersOf('test/validation').filter((folder) => ![...areas, 'facts', 'capacity'].includes(folder))).toEqual([]);
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
