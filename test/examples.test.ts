import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Validations, type Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataResidencyGuardrailsStack, HOSPITAL, MANAGEMENT } from '../examples/01-data-residency/guardrails';
import { DataResidencyStack } from '../examples/01-data-residency/stack';
import { LowLatencyStack } from '../examples/02-low-latency/stack';
import { MultiOutpostStack } from '../examples/03-multi-outpost/stack';
import { CONSUMER, OutpostConsumerStack, OutpostOwnerStack } from '../examples/04-shared-outpost/stack';
import { KubernetesAtTheEdgeStack } from '../examples/05-kubernetes-at-the-edge/stack';
import { GameServersStack } from '../examples/06-game-servers/stack';
import { OutpostsServerStack } from '../examples/07-outposts-server/stack';
import { IotAnalyticsStack } from '../examples/08-iot-analytics/stack';
import { ShipStack } from '../examples/09-ship-or-rig/stack';
import { MigrationStack } from '../examples/10-stepwise-migration/stack';
import { DisasterRecoveryStack } from '../examples/11-disaster-recovery/stack';

const ENV = { account: '111122223333', region: 'us-west-2' };
const EXAMPLES = {
  DataResidency: DataResidencyStack,
  DataResidencyGuardrails: DataResidencyGuardrailsStack,
  LowLatency: LowLatencyStack,
  MultiOutpost: MultiOutpostStack,
  SharedOutpostOwner: OutpostOwnerStack,
  SharedOutpostConsumer: OutpostConsumerStack,
  KubernetesAtTheEdge: KubernetesAtTheEdgeStack,
  GameServers: GameServersStack,
  OutpostsServer: OutpostsServerStack,
  IotAnalytics: IotAnalyticsStack,
  Ship: ShipStack,
  Migration: MigrationStack,
  DisasterRecovery: DisasterRecoveryStack,
};
/** Accounts of those that are not in the first one. */
const ACCOUNTS: { readonly [example: string]: string } = {
  DataResidency: HOSPITAL,
  DataResidencyGuardrails: MANAGEMENT,
  SharedOutpostConsumer: CONSUMER,
};

/** What cdk-nag objects to, and why the examples do it all the same. */
const ACCEPTED_BY_REASON: readonly { readonly construct: string; readonly id: string; readonly reason: string }[] = [
  {
    construct: 'DataResidency/Application',
    id: 'AwsSolutions-IAM5[Resource::<Documents7E5B2978.Arn>/object/*]',
    reason: 'all objects of the one bucket, through the one access point',
  },
  {
    construct: 'DataResidency/Application',
    id: 'AwsSolutions-IAM5[Resource::<DocumentsAccessPointA5A5C07B.Arn>/object/*]',
    reason: 'all objects of the one bucket, through the one access point',
  },
  {
    construct: 'DataResidency/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'rotation runs in the Region, where this VPC has no subnet; the example rotates the secret by hand',
  },
  {
    construct: 'DataResidency/Database',
    id: 'AwsSolutions-RDS3',
    reason: 'RDS keeps backups on the Outpost only for Single-AZ instances, and there is one Outpost',
  },
  { construct: 'DataResidency/Database', id: 'AwsSolutions-RDS11', reason: 'the port is reached from one security group only' },
  { construct: 'LowLatency/ControllerGroup', id: 'AwsSolutions-AS3', reason: 'whom to notify is for the factory to say' },
  {
    construct: 'LowLatency/LoadBalancer',
    id: 'AwsSolutions-ELB2',
    reason: 'access logs would go to a bucket in the Region, over the service link, for every request of the line',
  },
  {
    construct: 'MultiOutpost/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'rotation runs in the Region, where this VPC has no subnet; the example rotates the secret by hand',
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
      reason: 'EKS names the managed policies of its roles, and keeps them up to date',
    };
  }),
  { construct: 'KubernetesAtTheEdge/Nodes', id: 'AwsSolutions-AS3', reason: 'Kubernetes itself knows which nodes come and go' },
  { construct: 'GameServers/MatchGroup', id: 'AwsSolutions-AS3', reason: 'whom to notify is for the arena to say' },
  {
    construct: 'OutpostsServer/Backup',
    id: 'AwsSolutions-S1',
    reason: 'two tills write here every few minutes: the logs would be larger than the books',
  },
  {
    construct: 'OutpostsServer/TillRole',
    id: 'AwsSolutions-IAM5[Resource::<BackupBucketBC94E555.Arn>/*]',
    reason: 'each till writes below the ID of its own instance, which is not known before it is launched',
  },
  {
    construct: 'IotAnalytics/Readings',
    id: 'AwsSolutions-S1',
    reason: 'one writer, Amazon Data Firehose, and Athena has its own history of queries',
  },
  { construct: 'IotAnalytics/Readings', id: 'AwsSolutions-KDS3', reason: 'the key of the readings, whose policy is that of the factory' },
  { construct: 'IotAnalytics/Readings', id: 'AwsSolutions-KDF1', reason: 'its source is a stream that is encrypted' },
  ...['readings', 'errors'].map((prefix) => ({
    construct: 'IotAnalytics/Readings',
    id: `AwsSolutions-IAM5[Resource::<ReadingsArchiveBucket48A28CAF.Arn>/${prefix}/*]`,
    reason: 'all that Amazon Data Firehose delivers below the one prefix',
  })),
  ...['GenerateDataKey*', 'ReEncrypt*'].map((action) => ({
    construct: 'IotAnalytics/Core',
    id: `AwsSolutions-IAM5[Action::kms:${action}]`,
    reason: 'the actions that the CDK grants for encryption, on the one key',
  })),
  {
    construct: 'IotAnalytics/Core',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'a certificate has no ARN before it is made, and endpoints have none',
  },
  {
    construct: 'IotAnalytics/Core',
    id: 'AwsSolutions-IAM5[Resource::arn:aws:iot:us-west-2:111122223333:cert/*]',
    reason: 'the ID of the certificate is not known before the instance makes it',
  },
  ...['Recorder', 'Link'].flatMap((construct) =>
    ['Voyages6BB53893', 'VoyagesAccessPoint88173905'].map((resource) => ({
      construct: `Ship/${construct}`,
      id: `AwsSolutions-IAM5[Resource::<${resource}.Arn>/object/*]`,
      reason: 'all objects of the one bucket, through the one access point',
    })),
  ),
  {
    construct: 'Ship/Link',
    id: 'AwsSolutions-IAM5[Resource::<AshoreBucketF325985F.Arn>/*]',
    reason: 'all objects of the one bucket that receives the copies',
  },
  ...['GenerateDataKey*', 'ReEncrypt*'].map((action) => ({
    construct: 'Ship/Link',
    id: `AwsSolutions-IAM5[Action::kms:${action}]`,
    reason: 'the actions that the CDK grants for encryption, on the one key',
  })),
  {
    construct: 'Ship/Agent/Instance',
    id: 'AwsSolutions-EC29',
    reason: 'CloudFormation could not replace the agent, which holds nothing that would be lost with it',
  },
  ...['AWSLambdaBasicExecutionRole', 'AWSLambdaVPCAccessExecutionRole'].map((policy) => ({
    construct: 'Ship/Agent/ActivationKey',
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${policy}]`,
    reason: 'what Lambda itself needs for the log and the network interfaces of a function',
  })),
  { construct: 'Ship/Agent/ActivationKey', id: 'AwsSolutions-L1', reason: 'the runtime of the handlers of custom resources' },
  { construct: 'Ship/Ashore', id: 'AwsSolutions-S1', reason: 'one writer, whose runs DataSync logs' },
  {
    construct: 'Ship/Snapshots',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'instances, volumes and snapshots can be described only all together',
  },
  ...['arn:aws:ec2:us-west-2:111122223333:volume/*', 'arn:aws:ec2:us-west-2::snapshot/*'].map((resource) => ({
    construct: 'Ship/Snapshots',
    id: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason: 'conditions on tags narrow it to what the policy protects, and to what it has made',
  })),
  ...['Bandwidth', 'Restore'].map((machine) => ({
    construct: `Ship/Link/${machine}`,
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'traces and the delivery of logs have no ARNs',
  })),
  {
    construct: 'Ship/Link/Restore',
    id: 'AwsSolutions-IAM5[Resource::<LinkRestoreTask5E4C202F.TaskArn>/execution/*]',
    reason: 'all runs of the one task',
  },
  {
    construct: 'Ship/Link/Bandwidth',
    id: 'AwsSolutions-IAM5[Resource::<LinkTask7BDB24CC.TaskArn>/execution/*]',
    reason: 'all runs of the one task',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'metrics, traces and the delivery of logs have no ARNs; metrics are narrowed by their namespace',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::arn:aws:cloudwatch:us-west-2:111122223333:alarm:*]',
    reason: 'alarms can be described only all together',
  },
  {
    construct: 'Ship/Sync',
    id: 'AwsSolutions-IAM5[Resource::<LinkTask7BDB24CC.TaskArn>/execution/*]',
    reason: 'all runs of the one task',
  },
  {
    construct: 'Migration/OrdersDatabase/Database',
    id: 'AwsSolutions-SMG4',
    reason: 'nobody uses the database before the orders have moved; its rotation is to be set up then',
  },
  ...['FrontDoor', 'RegionDoor'].map((door) => ({
    construct: `Migration/${door}`,
    id: 'AwsSolutions-ELB2',
    reason: 'the servers of the order system log each request themselves, before and after they move',
  })),
  ...['OnOutpost', 'InRegion'].map((group) => ({
    construct: `Migration/${group}`,
    id: 'AwsSolutions-AS3',
    reason: 'whom to notify is for the plant to say',
  })),
  ...['HospitalDoor', 'RegionDoor'].map((door) => ({
    construct: `DisasterRecovery/${door}`,
    id: 'AwsSolutions-ELB2',
    reason: 'the portal logs each request itself, wherever it runs',
  })),
  ...['HospitalServers', 'RegionServers'].map((group) => ({
    construct: `DisasterRecovery/${group}`,
    id: 'AwsSolutions-AS3',
    reason: 'whom to notify is for the hospital to say',
  })),
  ...[1, 2].map((number) => ({
    construct: `OutpostsServer/Till${number}`,
    id: 'AwsSolutions-EC26',
    reason: 'servers have no EBS volumes: the root volume is a copy of the image on the instance store',
  })),
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

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** Synthesizes an example with all recommended feature flags, and returns where and what the CDK reported about it. */
function synthesize(name: keyof typeof EXAMPLES, prepare: (app: App, stack: Stack) => void): { folder: string; report: Report } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-example-'));
  folders.push(folder);
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(__dirname, '..', file), 'utf8'));
  const app = new App({ outdir: folder, context: { ...read('cdk.json').context, ...read('cdk.context.json') } });
  prepare(app, new EXAMPLES[name](app, name, { env: { ...ENV, account: ACCOUNTS[name] ?? ENV.account } }));
  app.synth();
  const file = path.join(folder, 'validation-report.json');
  return { folder, report: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { pluginReports: [] } };
}

const violations = ({ pluginReports }: Report, plugin: RegExp) =>
  pluginReports.filter(({ pluginName }) => plugin.test(pluginName)).flatMap((report) => report.violations);

describe.each(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])('the example %s', (name) => {
  test('passes the rules of Outposts without a finding and without anything undecided, and AWS’s own validator without an error', () => {
    process.env.CDK_VALIDATION = 'true';
    const { report, folder } = synthesize(name, () => undefined);
    process.env.CDK_VALIDATION = 'false';

    expect(fs.existsSync(path.join(folder, `${name}.template.json`))).toBe(true);
    expect(violations(report, /^cdk-outposts$/)).toEqual([]);
    const errors = violations(report, /./).filter(({ severity }) => severity !== 'warning' && severity !== 'info');
    expect(errors).toEqual([]);
  });

  test('passes cdk-nag AwsSolutions but for what is accepted with a reason, and all of that is still needed', () => {
    const accepted = ACCEPTED_BY_REASON.filter(({ construct }) => construct.startsWith(`${name}/`));
    const suppressed = new Set<string>();
    const { report } = synthesize(name, (app, stack) => {
      Validations.of(app).addPlugins(new AwsSolutionsChecks());
      for (const { construct, id, reason } of accepted) {
        const scope = stack.node.findChild(construct.split('/')[1]);
        Validations.of(scope).acknowledge({ id: `AwsSolutions::${id}`, reason });
      }
    });
    for (const { suppressedViolations = [] } of report.pluginReports) {
      for (const { acknowledgedId } of suppressedViolations) {
        if (acknowledgedId.startsWith('AwsSolutions::')) suppressed.add(acknowledgedId.replace('AwsSolutions::', ''));
      }
    }
    expect(violations(report, /AwsSolutions/)).toEqual([]);
    expect([...suppressed].sort()).toEqual([...new Set(accepted.map(({ id }) => id))].sort());
  });

  test('synthesizes to the template that was reviewed', () => {
    const { folder } = synthesize(name, () => undefined);
    expect(JSON.parse(fs.readFileSync(path.join(folder, `${name}.template.json`), 'utf8'))).toMatchSnapshot();
  });
});
