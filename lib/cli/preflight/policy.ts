import {
  networkReads,
  orderReads,
  outpostReads,
  quotaReads,
  readOutposts,
  readSites,
  readSubnets,
  storageReads,
  vpcReads,
} from '../aws-reads';

/** Operations that only the checks of the live account call. */
const OF_CHECKS = ['cloudwatch:GetMetricData', 'ec2:DescribeInstances', 'ec2:DescribeVolumes'];

/**
 * Actions with resource-level permissions, and their resources.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsoutposts.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
const ON_OUTPOSTS = (['assets', 'assetInstances', 'instanceTypes', 'supportedInstanceTypes'] as const).map(
  (list) => outpostReads[list]!.operation,
);
const ON_POOLS = ['ec2:GetCoipPoolUsage'];

/** The IAM policy that `preflight` requires. It allows read operations only. */
export function preflightPolicy(partition = 'aws') {
  const actions = (prefix: string, reads: readonly { readonly operation: string }[]) =>
    reads.map(({ operation }) => `${prefix}:${operation}`);
  const anyResource = [
    ...actions('outposts', [
      readSites,
      readOutposts,
      ...Object.values(orderReads),
      ...Object.values(outpostReads).filter(({ operation }) => !ON_OUTPOSTS.includes(operation)),
    ]),
    ...actions('ec2', [readSubnets, ...Object.values(networkReads), ...Object.values(vpcReads)]),
    ...actions('s3-outposts', Object.values(storageReads)),
    ...actions('servicequotas', Object.values(quotaReads)),
    ...OF_CHECKS,
  ];
  const allow = (Sid: string, Action: readonly string[], Resource: string) => ({
    Sid,
    Effect: 'Allow',
    Action: [...Action].sort(),
    Resource,
  });
  return {
    Version: '2012-10-17',
    Statement: [
      allow('ReadAccount', anyResource, '*'),
      allow(
        'ReadOutposts',
        ON_OUTPOSTS.map((operation) => `outposts:${operation}`),
        `arn:${partition}:outposts:*:*:outpost/*`,
      ),
      allow('ReadCoipPools', ON_POOLS, `arn:${partition}:ec2:*:*:coip-pool/*`),
    ],
  };
}
