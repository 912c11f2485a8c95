import * as path from 'path';
import * as cdk from 'aws-cdk-lib';
import * as cloudformation from 'aws-cdk-lib/cloudformation-include';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as ts from 'typescript';
import { DOCSTRING_EXAMPLES } from './docstring-examples';
import { PAGES, proseOf, ROOT, TYPESCRIPT } from './pages';

/** Names of AWS and of other programs, in the words of their documentation. */
const OTHERS = new Set([
  // Names in API requests, resource properties and templates
  ...[
    'AllowedValues',
    'AssetId',
    'CopyImage',
    'CreateImage',
    'CustomerOwnedIpv4Pool',
    'DestinationOutpostArn',
    'EnableCustomerOwnedIp',
    'EnableLniAtDeviceIndex',
    'S3Outposts',
  ],
  ...[
    'SignatureVersion',
    'InsufficientInstanceCapacity',
    'MapCustomerOwnedIpOnLaunch',
    'Metadata',
    'OutPostArn',
    'OutpostArn',
    'OutpostArns',
    'OutpostConfig',
  ],
  ...[
    'DescribeLocalGateways',
    'DescribeLocalGatewayRouteTables',
    'GetCoipPoolUsage',
    'ListAssetInstances',
    'ListAssets',
    'ListOutposts',
    'ListOrderableInstanceTypes',
    'ListOutpostsWithS3',
    'ListServiceQuotas',
    'ListSites',
    'PutBucketReplication',
    'PutBucketVersioning',
    'SnapshotLocation',
  ],
  // Metrics
  ...['CapacityExceptions', 'ConnectedStatus', 'EBSVolumeTypeCapacityUtilization', 'OutpostFreeBytes', 'OutpostTotalBytes'],
  ...[
    'EBSVolumeTypeCapacityAvailabilityGB',
    'Established',
    'UsedInstanceType_Count',
    'AvailableInstanceType_Count',
    'VifBgpSessionState',
    'VifConnectionStatus',
  ],
  // Outputs of stacks
  ...['AwsAuth', 'CreatePrivateConnectivityConfig', 'GiveBack', 'LightUp', 'TakeOver'],
  // The package in another language, and an interface of the CDK
  ...['CdkOutposts', 'ISubnet', 'PermissionsBoundary'],
]);

/** What the code blocks call their variables, and what they are. */
const VARIABLES: { readonly [name: string]: string } = {
  alarms: 'OutpostAlarms',
  cluster: 'EksLocalCluster',
  device: 'GreengrassCoreDevice',
  endpoint: 'S3OutpostsEndpoint',
  link: 'BackupLink',
  outpost: 'IOutpost',
  subnet: 'OutpostSubnet',
  sync: 'ReconnectSync',
};

/** Modules of the CDK by the names under which the code blocks import them; what they name without one is in any of these. */
const CDK: { readonly [name: string]: { readonly [name: string]: unknown } } = { autoscaling, cdk, cloudformation, ec2, eks, elbv2, rds };

const BLOCK_FILES = new Map(
  [...TYPESCRIPT, ...DOCSTRING_EXAMPLES].map(({ at, code }) => [path.join(ROOT, `${at.replace(/[/:]/g, '-')}.ts`), code]),
);
const INDEX = path.join(ROOT, 'lib/index.ts');
const program = compile();
const checker = program.getTypeChecker();

/** All code blocks in one program, together with the library. */
function compile(): ts.Program {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => BLOCK_FILES.has(file) || fileExists(file);
  host.readFile = (file) => BLOCK_FILES.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) =>
    BLOCK_FILES.has(file) ? ts.createSourceFile(file, BLOCK_FILES.get(file)!, ts.ScriptTarget.ES2022, true) : getSourceFile(file, ...rest);
  return ts.createProgram([INDEX, ...BLOCK_FILES.keys()], { ...options, noUnusedLocals: false }, host);
}

function exportsOf(module: ts.Symbol): Map<string, ts.Symbol> {
  return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
}

function aliased(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether a class, an enumeration, an interface or a namespace has a member of this name, static or not. */
function hasMember(symbol: ts.Symbol, name: string): boolean {
  const target = aliased(symbol);
  if (target.flags & ts.SymbolFlags.Module && exportsOf(target).has(name)) return true;
  return [checker.getTypeOfSymbol(target), checker.getDeclaredTypeOfSymbol(target)].some((type) => type.getProperty(name));
}

/** Such as `subnet.addLocalGatewayRoute` or `ec2.Volume`. */
function isOfVariable(name: string): boolean {
  const [first, second] = name.split('.');
  return second !== undefined && !/[.](json|out)$/.test(name) && (first in VARIABLES || first in CDK);
}

function isOfCdk([first, ...rest]: readonly string[]): boolean {
  if (CDK[first]) return rest[0] in CDK[first];
  return Object.values(CDK).some((module) => first in module && (!rest[0] || rest[0] in (module[first] as object)));
}

test('every TypeScript block compiles as it stands', () => {
  expect(BLOCK_FILES.size).toBeGreaterThanOrEqual(30);
  const problems = [...BLOCK_FILES.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(problems).toEqual([]);
});

test.each(PAGES)('what $file names in its sentences can be imported as named', (page) => {
  const ours = exportsOf(checker.getSymbolAtLocation(program.getSourceFile(INDEX)!)!);
  const resolves = (words: readonly string[]) => {
    const [first, second, third] = words;
    const symbol = ours.get(VARIABLES[first] ?? first);
    if (!symbol) return OTHERS.has(first) || isOfCdk(words);
    if (!second) return true;
    if (!hasMember(symbol, second)) return false;
    const inNamespace = aliased(symbol).flags & ts.SymbolFlags.Module ? exportsOf(aliased(symbol)).get(second) : undefined;
    return !third || !inNamespace || hasMember(inNamespace, third);
  };
  // `Name`, `Name.member`, `namespace.Name` and `variable.member`, and calls of them.
  // The roles in docs/security.md are paths of constructs in the templates.
  const [text] = page.text.split('<!-- permissions:');
  const named = [...proseOf({ ...page, text }).matchAll(/`(?:new )?([A-Za-z]\w*(?:\.\w+)*)(?:\([^`]*\))?`/g)].map(([, name]) => name);
  const checked = named.filter((name) => /^[A-Z]\w*[a-z]/.test(name) || /^(mixins|patterns)[.]/.test(name) || isOfVariable(name));
  expect(checked.filter((name) => !resolves(name.split('.')))).toEqual([]);
});
