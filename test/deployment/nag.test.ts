import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';
import { everyConstruct } from '../../scripts/permissions/constructs';
import { supportsResources } from '../../scripts/permissions/page';
import { whyOf } from '../../scripts/permissions/reasons';
import { createdBy, resourcesOf, rolesOf } from '../../scripts/permissions/roles';

const app = everyConstruct();

interface Finding {
  readonly construct: string;
  readonly id: string;
  readonly rule: string;
}

/**
 * What cdk-nag finds about what the constructs create. It skips roles and functions that the CDK creates as plain resources, such as those of
 * custom resources: an L1 of each resource in the templates has them all.
 */
function findings(): Finding[] {
  const resources = resourcesOf(app);
  const included = new App();
  for (const { stackName, templateFullPath } of app.synth().stacks) {
    new CfnInclude(new Stack(included, stackName), 'Template', { templateFile: templateFullPath });
  }
  return new AwsSolutionsChecks().validateScope(included).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.flatMap(({ constructPath }) => {
      const [stackName, , logicalId] = constructPath!.split('/');
      const resource = resources.find((each) => each.stack.stackName === stackName && each.logicalId === logicalId)!;
      const { constructs, id } = createdBy(resource.construct);
      return constructs.map((construct) => ({ construct, id, rule: ruleName.replace('AwsSolutions-', '') }));
    }),
  );
}

/** Findings that the library accepts, other than wildcards in resources, and why. */
const ACCEPTED: readonly { readonly construct: string; readonly rule: RegExp; readonly reason: string }[] = [
  {
    construct: 'ServiceLinkVpc',
    rule: /^VPC7$/,
    reason: 'a user adds flow logs with `vpc.addFlowLog`; the traffic of the service link is encrypted',
  },
  { construct: 'DataSyncAgent', rule: /^EC29$/, reason: 'CloudFormation could not replace the agent, which stores no data' },
  {
    construct: 'DataSyncAgent',
    rule: /^IAM4\[.*\/AWSLambda(Basic|VPCAccess)ExecutionRole\]$/,
    reason: 'Lambda specifies what a function in a VPC needs for network interfaces, which have no ARNs before their creation',
  },
  {
    construct: 'EksLocalCluster',
    rule: /^IAM4\[.*\/AmazonEKSLocalOutpostClusterPolicy\]$/,
    reason: 'EKS specifies the managed policy of the role and maintains it',
  },
  {
    construct: 'EksSelfManagedNodes',
    rule: /^IAM4\[.*\/AmazonE(KSWorkerNodePolicy|KS_CNI_Policy|C2ContainerRegistryPullOnly)\]$/,
    reason: 'EKS specifies the managed policies of the role and maintains them',
  },
  { construct: 'EksSelfManagedNodes', rule: /^AS3$/, reason: 'Kubernetes reports which nodes join and leave' },
  ...['BackupBucket', 'SensorPipeline', 'S3OutpostsDataTrail'].map((construct) => ({
    construct,
    rule: /^S1$/,
    reason: 'one writer; `serverAccessLogsBucket`, or a bucket of the user, adds server access logs',
  })),
  { construct: 'SensorPipeline', rule: /^KDS3$/, reason: 'the key of the readings, whose key policy the user controls' },
  { construct: 'SensorPipeline', rule: /^KDF1$/, reason: 'its source is an encrypted stream' },
  ...['BackupBucket', 'BackupLink', 'GreengrassCoreDevice'].map((construct) => ({
    construct,
    rule: /^IAM5\[Action::kms:(ReEncrypt|GenerateDataKey)\*\]$/,
    reason: 'the actions that the AWS CDK grants for encryption, on one key',
  })),
];

const found = findings();
const roles = rolesOf(resourcesOf(app));

/** Whether each wildcard in the resources of the role has a reason, which docs/security.md lists. */
function isExplained({ construct, id }: Finding): boolean {
  const role = roles.find((each) => each.constructs.includes(construct) && each.id === id.replace(/\/DefaultPolicy$/, ''));
  return role !== undefined && role.statements.every((statement) => whyOf(role, statement, supportsResources) !== undefined);
}

test('cdk-nag judges the roles and the functions of custom resources', () => {
  const judged = found.filter(({ id }) => id.startsWith('Custom::')).map(({ construct }) => construct);
  expect(judged).toEqual(expect.arrayContaining(['CoipPool', 'CoipLoadBalancer', 'OutpostReplicationGroup', 'S3OutpostsBucket']));
});

test('cdk-nag finds nothing but what is accepted with a reason', () => {
  const isAccepted = (one: Finding) => ACCEPTED.some(({ construct, rule }) => construct === one.construct && rule.test(one.rule));
  const left = found.filter((one) => !isAccepted(one) && !(one.rule.startsWith('IAM5[Resource::') && isExplained(one)));
  expect(left.map(({ construct, id, rule }) => `${construct} ${id}: ${rule}`)).toEqual([]);
});

test('what is accepted is still found', () => {
  const isFound = ({ construct, rule }: (typeof ACCEPTED)[number]) =>
    found.some((one) => one.construct === construct && rule.test(one.rule));
  expect(ACCEPTED.filter((accepted) => !isFound(accepted))).toEqual([]);
});
