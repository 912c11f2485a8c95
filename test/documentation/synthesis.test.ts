import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as cdk from 'aws-cdk-lib';
import * as ts from 'typescript';
import { reportOf, type Report } from '../validation/report';
import { DOCSTRING_EXAMPLES } from './docstring-examples';
import { BLOCKS, ROOT, TYPESCRIPT } from './pages';
import { Surroundings } from './surroundings';

/** What AWS's validator warns of in a code block, and why the block is right all the same. */
const EXPLAINED: readonly { readonly rule: string; readonly blocks: RegExp; readonly reason: string }[] = [
  {
    rule: 'default-route-over-service-link',
    blocks: /^docs\/network\.md/,
    reason: 'the page shows such a route, names the rule, and says when to acknowledge it',
  },
  {
    rule: 'outpost-vpc-without-local-path',
    blocks: /./,
    reason: 'what is around a block has no route to the on-premises network',
  },
  {
    rule: 'db-instance-coip-without-coip-routing',
    blocks: /^docs\/coip\.md|db-instance-coip/,
    reason: 'a VPC that is associated with a local gateway route table in CoIP mode is taken as given',
  },
];

const RECOMMENDED_FLAGS = JSON.parse(fs.readFileSync(path.join(ROOT, 'cdk.json'), 'utf8')).context;

const folders: string[] = [];
const workingDirectory = process.cwd();
beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
  // Where a reader is who has read the inventory.
  process.chdir(temporaryFolder());
  fs.copyFileSync(path.join(ROOT, 'docs/inventory.example.json'), 'outposts.json');
});
afterAll(() => {
  process.env.CDK_VALIDATION = 'false';
  process.chdir(workingDirectory);
  folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true }));
});

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-documentation-'));
  folders.push(folder);
  return folder;
}

/** Runs a code block, and returns the App that it makes, or that is made around it. */
function appOf(code: string, context: { readonly [flag: string]: unknown }): cdk.App {
  const apps: cdk.App[] = [];
  class ReadersApp extends cdk.App {
    constructor(props: cdk.AppProps = {}) {
      super({ ...props, context, outdir: temporaryFolder(), autoSynth: false });
      apps.push(this);
    }
  }
  let surroundings: Surroundings | undefined;
  const declared = (name: string, type: string) => (surroundings ??= new Surroundings(new ReadersApp())).declared(name, type);
  const whole = code.replace(/^declare const (\w+): ([\w.]+);/gm, (_, name, type) => `const ${name} = declared('${name}', '${type}');`);
  const { outputText } = ts.transpileModule(whole, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const withReadersApp = new Proxy(cdk, { get: (target, name) => (name === 'App' ? ReadersApp : Reflect.get(target, name)) });
  const load = (name: string): unknown =>
    name === 'aws-cdk-lib' ? withReadersApp : jest.requireActual(name === 'cdk-outposts' ? '../../lib' : name);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a code block is code
  new Function('require', 'exports', 'declared', outputText)(load, {}, declared);
  if (apps.length !== 1) throw new Error(`a code block makes one App or declares what is around it, and this has ${apps.length} Apps`);
  return apps[0];
}

const findings = ({ pluginReports }: Report) =>
  pluginReports.flatMap(({ violations }) => violations).filter(({ severity }) => severity !== 'info');

const needed = new Set<string>();

describe.each([...TYPESCRIPT, ...DOCSTRING_EXAMPLES])('the code block at $at', ({ at, code }) => {
  test('is synthesized without a finding that is not explained', () => {
    const { report, error } = reportOf(appOf(code, RECOMMENDED_FLAGS));
    const unexplained = findings(report).filter(({ ruleName }) => {
      const explained = EXPLAINED.find(({ rule, blocks }) => rule === ruleName && blocks.test(at));
      if (explained) needed.add(explained.reason);
      return !explained;
    });
    expect(
      unexplained.map(({ ruleName, description, violatingConstructs }) => [ruleName, description, violatingConstructs[0]?.constructPath]),
    ).toEqual([]);
    expect(error).toBeUndefined();
  });
});

test('every explanation is still needed', () => {
  expect(EXPLAINED.filter(({ reason }) => !needed.has(reason))).toEqual([]);
});

describe('the first example of the README', () => {
  const { code } = TYPESCRIPT.find(({ at }) => at.startsWith('README.md'))!;
  const [diff] = BLOCKS.filter(({ at, language }) => at.startsWith('README.md') && language === 'diff');
  const [output] = BLOCKS.filter(({ at, language }) => at.startsWith('README.md') && language === 'text');
  const lines = (sign: string) => [...diff.code.matchAll(new RegExp(`^\\${sign}(.*)$`, 'gm'))].map(([, line]) => line).join('\n');

  test('leaves nothing to report, not even something undecided, without a feature flag', () => {
    const { report, error } = reportOf(appOf(code, {}));
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
    expect(error).toBeUndefined();
  });

  test('with the change that the README shows, leads to what the README shows', () => {
    expect(code).toContain(lines('-'));
    const { report, error } = reportOf(appOf(code.replace(lines('-'), lines('+')), {}));
    expect(error).toBeDefined();
    const [{ ruleName, severity, description, suggestedFix, violatingConstructs }] = findings(report);
    const [{ constructPath, constructFqn, cloudFormationResource }] = violatingConstructs;
    // As the CDK CLI prints it.
    const printed = [
      `${severity.toUpperCase()} ${description} (cdk-outposts)`,
      `   ${constructPath} (${cloudFormationResource?.logicalId}) ${constructFqn}`,
      `   Suggested fix: ${suggestedFix}`,
      `   Acknowledge with 'cdk-outposts::${ruleName}'`,
    ];
    const [place, ...finding] = output.code.trimEnd().split('\n');
    expect(finding).toEqual(printed);
    expect(place).toBe(`app.ts:${code.slice(0, code.indexOf('new ec2.Instance(')).split('\n').length}:1`);
  });
});
