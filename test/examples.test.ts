import * as fs from 'fs';
import * as path from 'path';
import { Stack, Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { FleetProps } from '../examples/12-fleet/fleet';

const ROOT = path.join(__dirname, '..');
const FOLDERS = fs
  .readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
  .map(({ name }) => `examples/${name}`);

const readJson = (file: string) => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));

// Synthesis runs AWS's own template validator, too.
process.env.CDK_VALIDATION = 'true';

/** Runs an app with the context of its folder, as the CDK CLI does. */
function run(file: string, folder: string): App {
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...readJson(`${folder}/cdk.json`).context, ...readJson(`${folder}/cdk.context.json`) });
  return jest.requireActual<{ app: App }>(path.join(ROOT, file)).app;
}

// The canaries and some warehouses of another wave: the others differ from them in their data only.
jest.doMock('../examples/12-fleet/settings', () => {
  const { fleet } = jest.requireActual<{ fleet: FleetProps }>('../examples/12-fleet/settings');
  return { fleet: { ...fleet, warehouses: fleet.warehouses.slice(0, 6) } };
});

const stacksOf = (app: App) => app.node.children.filter((child) => Stack.isStack(child));
const APPS = FOLDERS.map((folder) => run(`${folder}/app.ts`, folder));
const STACKS = APPS.flatMap((app) => stacksOf(app).map((stack) => ({ app, stack, name: stack.stackName })));

/** Findings of cdk-nag that the examples accept, with the reason. */
const ACCEPTED_BY_REASON: readonly { readonly construct: string; readonly id: string; readonly reason: string }[] = [
  {
    construct: 'DataResidency/Application',
    id: 'AwsSolutions-IAM5[Resource::<Documents7E5B2978.Arn>/object/*]',
    reason: 'all objects of one bucket, through one access point',
  },
  {
    construct: 'DataResidency/Application',
    id: 'AwsSolutions-IAM5[Resource::<DocumentsAccessPointA5A5C07B.Arn>/object/*]',
    reason: 'all objects of one bucket, through one access point',
  },
  {
    construct: 'DataResidency/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'rotation runs in a subnet in the Region, which this VPC does not have; an operator rotates the secret',
  },
  {
    construct: 'DataResidency/Database',
    id: 'AwsSolutions-RDS3',
    reason: 'RDS stores local backups for Single-AZ DB instances only',
  },
  { construct: 'DataResidency/Database', id: 'AwsSolutions-RDS11', reason: 'one security group allows access to the port' },
  { construct: 'LowLatency/ControllerGroup', id: 'AwsSolutions-AS3', reason: 'the factory decides whom to notify' },
  {
    construct: 'LowLatency/LoadBalancer',
    id: 'AwsSolutions-ELB2',
    reason: 'access logs go to a bucket in the Region, over the service link, for every request of the line',
  },
  {
    construct: 'MultiOutpost/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'rotation runs in a subnet in the Region, which this VPC does not have; an operator rotates the secret',
  },
  ...[
    'Cluster#AmazonEKSLocalOutpostClusterPolicy',
    'Nodes#AmazonEKSWorkerNodePolicy',
    'Nodes#AmazonEKS_CNI_Policy',
    'Nodes#AmazonEC2ContainerRegistryPullOnly',
  ].map((role) => {
    const [construct, policy] = role.split('#');
    return {
      construct: `KubernetesAtTheEdge/${construct}`,
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
      reason: 'EKS specifies the managed policies of its roles and maintains them',
    };
  }),
  { construct: 'KubernetesAtTheEdge/Nodes', id: 'AwsSolutions-AS3', reason: 'Kubernetes reports which nodes join and leave' },
  { construct: 'GameServers/MatchGroup', id: 'AwsSolutions-AS3', reason: 'the arena decides whom to notify' },
  {
    construct: 'OutpostsServer/Backup',
    id: 'AwsSolutions-S1',
    reason: 'two tills write every few minutes: the logs would be larger than the data',
  },
  {
    construct: 'OutpostsServer/TillRole',
    id: 'AwsSolutions-IAM5[Resource::<BackupBucketBC94E555.Arn>/*]',
    reason: 'each till writes under the ID of its instance, which is unknown before the launch',
  },
  {
    construct: 'IotAnalytics/Readings',
    id: 'AwsSolutions-S1',
    reason: 'one writer, Amazon Data Firehose, and Athena has its own query history',
  },
  { construct: 'IotAnalytics/Readings', id: 'AwsSolutions-KDS3', reason: 'the key of the readings, whose key policy the factory controls' },
  { construct: 'IotAnalytics/Readings', id: 'AwsSolutions-KDF1', reason: 'its source is an encrypted stream' },
  ...['readings', 'errors'].map((prefix) => ({
    construct: 'IotAnalytics/Readings',
    id: `AwsSolutions-IAM5[Resource::<ReadingsArchiveBucket48A28CAF.Arn>/${prefix}/*]`,
    reason: 'all objects that Amazon Data Firehose delivers under one prefix',
  })),
  ...['GenerateDataKey*', 'ReEncrypt*'].map((action) => ({
    construct: 'IotAnalytics/Core',
    id: `AwsSolutions-IAM5[Action::kms:${action}]`,
    reason: 'the actions that the CDK grants for encryption, on the one key',
  })),
  {
    construct: 'IotAnalytics/Core',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'a certificate has no ARN before its creation, and endpoints have none',
  },
  {
    construct: 'IotAnalytics/Core',
    id: 'AwsSolutions-IAM5[Resource::arn:aws:iot:us-west-2:111122223333:cert/*]',
    reason: 'the ID of the certificate is unknown before the instance creates it',
  },
  ...['Recorder', 'Link'].flatMap((construct) =>
    ['Voyages6BB53893', 'VoyagesAccessPoint88173905'].map((resource) => ({
      construct: `Ship/${construct}`,
      id: `AwsSolutions-IAM5[Resource::<${resource}.Arn>/object/*]`,
      reason: 'all objects of one bucket, through one access point',
    })),
  ),
  {
    construct: 'Ship/Link',
    id: 'AwsSolutions-IAM5[Resource::<AshoreBucketF325985F.Arn>/*]',
    reason: 'all objects of the bucket that receives the copies',
  },
  ...['GenerateDataKey*', 'ReEncrypt*'].map((action) => ({
    construct: 'Ship/Link',
    id: `AwsSolutions-IAM5[Action::kms:${action}]`,
    reason: 'the actions that the CDK grants for encryption, on the one key',
  })),
  {
    construct: 'Ship/Agent/Instance',
    id: 'AwsSolutions-EC29',
    reason: 'CloudFormation could not replace the agent, which stores no data',
  },
  ...['AWSLambdaBasicExecutionRole', 'AWSLambdaVPCAccessExecutionRole'].map((policy) => ({
    construct: 'Ship/Agent/ActivationKey',
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${policy}]`,
    reason: 'the permissions of Lambda for the log and the network interfaces of a function',
  })),
  { construct: 'Ship/Ashore', id: 'AwsSolutions-S1', reason: 'one writer, DataSync, which logs its task executions' },
  {
    construct: 'Ship/Snapshots',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Describe actions do not support resource-level permissions',
  },
  ...['arn:aws:ec2:us-west-2:111122223333:volume/*', 'arn:aws:ec2:us-west-2::snapshot/*'].map((resource) => ({
    construct: 'Ship/Snapshots',
    id: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason: 'tag conditions limit it to volumes that the policy protects and snapshots that it created',
  })),
  ...['Bandwidth', 'Restore'].map((machine) => ({
    construct: `Ship/Link/${machine}`,
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'traces and log deliveries have no ARNs',
  })),
  {
    construct: 'Ship/Link/Restore',
    id: 'AwsSolutions-IAM5[Resource::<LinkRestoreTask5E4C202F.TaskArn>/execution/*]',
    reason: 'all executions of one task',
  },
  {
    construct: 'Ship/Link/Bandwidth',
    id: 'AwsSolutions-IAM5[Resource::<LinkTask7BDB24CC.TaskArn>/execution/*]',
    reason: 'all executions of one task',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'metrics, traces, log deliveries and lists of executions have no ARNs; a condition limits the metrics to one namespace',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::arn:aws:cloudwatch:us-west-2:111122223333:alarm:*]',
    reason: 'DescribeAlarms does not support resource-level permissions',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::<LinkTask7BDB24CC.TaskArn>/execution/*]',
    reason: 'all executions of one task',
  },
  {
    construct: 'Migration/OrdersDatabase/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'no client uses the database before the orders move; set up rotation then',
  },
  ...['FrontDoor', 'RegionDoor'].map((door) => ({
    construct: `Migration/${door}`,
    id: 'AwsSolutions-ELB2',
    reason: 'the servers of the order system log each request, before and after they move',
  })),
  ...['OnOutpost', 'InRegion'].map((group) => ({
    construct: `Migration/${group}`,
    id: 'AwsSolutions-AS3',
    reason: 'the plant decides whom to notify',
  })),
  ...['HospitalDoor', 'RegionDoor'].map((door) => ({
    construct: `DisasterRecovery/${door}`,
    id: 'AwsSolutions-ELB2',
    reason: 'the portal logs each request, on the Outpost and in the Region',
  })),
  ...['HospitalServers', 'RegionServers'].map((group) => ({
    construct: `DisasterRecovery/${group}`,
    id: 'AwsSolutions-AS3',
    reason: 'the hospital decides whom to notify',
  })),
  ...[1, 2].map((number) => ({
    construct: `OutpostsServer/Till${number}`,
    id: 'AwsSolutions-EC26',
    reason: 'Outposts servers have no EBS volumes: the root volume is on the instance store',
  })),
  { construct: 'Fleet/Pipeline', id: 'AwsSolutions-S1', reason: 'only the pipeline and its builds use the artifact bucket' },
  {
    construct: 'Fleet/Pipeline',
    id: 'AwsSolutions-CB4',
    reason: 'the artifacts are encrypted with the key of Amazon S3, as the bucket is',
  },
  ...['Abort*', 'DeleteObject*', 'GetBucket*', 'GetObject*', 'List*'].map((action) => ({
    construct: 'Fleet/Pipeline',
    id: `AwsSolutions-IAM5[Action::s3:${action}]`,
    reason: 'the actions that the CDK grants on the artifact bucket',
  })),
  ...[
    ['<PipelineArtifactsBucketAEA9A052.Arn>/*', 'all artifacts of the pipeline'],
    ['*', 'the builds of assets, and the search for the bootstrap stack, as CDK Pipelines grants them'],
    ['arn:*:iam::111122223333:role/*', 'a condition limits it to the roles of the bootstrap stack, by tag'],
    ['arn:aws:logs:us-west-2:111122223333:log-group:/aws/codebuild/*', 'the log groups of builds, whose names the CDK generates'],
    ['arn:aws:codebuild:us-west-2:111122223333:report-group/*', 'the report groups of builds, whose names the CDK generates'],
    ...['PipelineUpdatePipelineSelfMutationDAA41400', 'PipelineBuildSynthCdkBuildProject6BEFA8E6'].flatMap((project) => [
      [`arn:aws:logs:us-west-2:111122223333:log-group:/aws/codebuild/<${project}>:*`, 'the log streams of one build project'],
      [`arn:aws:codebuild:us-west-2:111122223333:report-group/<${project}>-*`, 'the report groups of one build project'],
    ]),
  ].map(([resource, reason]) => ({ construct: 'Fleet/Pipeline', id: `AwsSolutions-IAM5[Resource::${resource}]`, reason })),
];

interface ReportedViolation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly ReportedViolation[];
    readonly suppressedViolations?: readonly { readonly acknowledgedId: string }[];
  }[];
}

const synthesized = new Map<App, Report>();
afterAll(() => APPS.forEach((app) => fs.rmSync(app.outdir, { recursive: true, force: true })));

const acceptedIn = (app: App) =>
  ACCEPTED_BY_REASON.filter(({ construct }) => stacksOf(app).some(({ stackName }) => construct.startsWith(`${stackName}/`)));

/** Synthesizes an App once, judged by all validators and by cdk-nag, and returns what the CDK reported about it. */
function reportOf(app: App): Report {
  if (!synthesized.has(app)) {
    Validations.of(app).addPlugins(new AwsSolutionsChecks());
    for (const { construct, id, reason } of acceptedIn(app)) {
      const [stack, child] = construct.split('/');
      Validations.of(app.node.findChild(stack).node.findChild(child)).acknowledge({ id: `AwsSolutions::${id}`, reason });
    }
    app.synth();
    synthesized.set(app, JSON.parse(fs.readFileSync(path.join(app.outdir, 'validation-report.json'), 'utf8')));
  }
  return synthesized.get(app)!;
}

const violations = ({ pluginReports }: Report, plugin: RegExp) =>
  pluginReports.filter(({ pluginName }) => plugin.test(pluginName)).flatMap((report) => report.violations);

/** What was found and acknowledged, without the name of the plugin. */
const acknowledged = ({ pluginReports }: Report, plugin: string) => {
  const ids = pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations.map(({ acknowledgedId }) => acknowledgedId));
  return [...new Set(ids.filter((id) => id.startsWith(`${plugin}::`)).map((id) => id.slice(plugin.length + 2)))].sort();
};

describe.each(STACKS)('the example $name', ({ name, app }) => {
  test('passes the rules of Outposts without a finding and without anything undecided, and AWS’s own validator without an error', () => {
    const report = reportOf(app);
    expect(violations(report, /^cdk-outposts$/)).toEqual([]);
    const errors = violations(report, /./).filter(({ severity }) => severity !== 'warning' && severity !== 'info');
    expect(errors).toEqual([]);
  });

  test('passes cdk-nag AwsSolutions but for what is accepted with a reason, and all of that is still needed', () => {
    const report = reportOf(app);
    expect(violations(report, /AwsSolutions/)).toEqual([]);
    expect(acknowledged(report, 'AwsSolutions')).toEqual([...new Set(acceptedIn(app).map(({ id }) => id))].sort());
  });

  test('synthesizes to the template that was reviewed', () => {
    reportOf(app);
    expect(JSON.parse(fs.readFileSync(path.join(app.outdir, `${name}.template.json`), 'utf8'))).toMatchSnapshot();
  });
});

test('every acknowledgement of a rule in the examples is still needed', () => {
  expect(APPS.flatMap((app) => acknowledged(reportOf(app), 'cdk-outposts'))).toEqual(['default-route-to-local-gateway']);
});

test('bin/app.ts has the stacks of all examples, each in its environment', () => {
  const environments = (stacks: Stack[]) => stacks.map(({ stackName, environment }) => `${stackName} ${environment}`);
  expect(environments(stacksOf(run('bin/app.ts', '.')))).toEqual(environments(APPS.flatMap(stacksOf)));
});

describe.each(FOLDERS)('%s', (folder) => {
  const root = readJson('package.json');

  test('has the feature flags of a new CDK app', () => {
    expect(readJson('cdk.json').context).toEqual(readJson('node_modules/aws-cdk/lib/init-templates/.recommended-feature-flags.json'));
    expect(readJson(`${folder}/cdk.json`)).toEqual({ app: 'npx tsx app.ts', context: readJson('cdk.json').context });
  });

  test('can be copied: its dependencies are those that it is tested with', () => {
    const { 'aws-cdk': cli, tsx, '@types/node': node } = root.devDependencies;
    expect(readJson(`${folder}/package.json`)).toEqual({
      name: folder.replace('examples/', 'example-'),
      private: true,
      dependencies: { ...root.peerDependencies, [root.name]: `^${root.version}` },
      devDependencies: { 'aws-cdk': cli, tsx, '@types/node': node },
    });
    const outside = fs
      .readdirSync(path.join(ROOT, folder))
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /from '\.\.\//.test(fs.readFileSync(path.join(ROOT, folder, file), 'utf8')));
    expect(outside).toEqual([]);
  });

  test('has the values of the user in settings.ts only', () => {
    const values = /\b(arn:aws:|\d{12}\b|\d+\.\d+\.\d+\.\d+\/[1-9]|us-west-2|(op|lgw|subnet|ipv4pool)-[\w-]*[0-9a-f]{8})/;
    const elsewhere = fs
      .readdirSync(path.join(ROOT, folder))
      .filter((file) => file.endsWith('.ts') && file !== 'settings.ts')
      .filter((file) => values.test(fs.readFileSync(path.join(ROOT, folder, file), 'utf8')));
    expect(elsewhere).toEqual([]);
  });

  test('has a README with the heads that readers expect, and the commands of its stacks', () => {
    const readme = fs.readFileSync(path.join(ROOT, folder, 'README.md'), 'utf8');
    const heads = [...readme.matchAll(/^## (.*)$/gm)].map(([, head]) => head);
    expect(heads).toEqual(['Architecture', 'Deploy', 'Before you deploy', 'Clean up']);
    expect(readme).toMatch(/^# .+\n\n\w/);
    expect(readme).toMatch(/^```mermaid\n/m);
    const stacks = stacksOf(run(`${folder}/app.ts`, folder)).map(({ stackName }) => stackName);
    for (const command of ['deploy', 'destroy']) {
      const named = [...readme.matchAll(new RegExp(`^npx cdk ${command}(.*)$`, 'gm'))].flatMap(([, names]) => names.trim().split(' '));
      // A path names stacks in a Stage.
      expect(named.filter((name) => /^[A-Za-z]\w*$/.test(name)).sort()).toEqual(stacks.length > 1 ? [...stacks].sort() : []);
    }
    expect(readme).not.toMatch(/npx outposts/);
  });
});
