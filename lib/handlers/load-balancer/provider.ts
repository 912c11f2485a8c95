import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, STACK_TAG } from '../owned-by-stack';

/**
 * An Application Load Balancer with addresses from a CoIP pool, which `AWS::ElasticLoadBalancingV2::LoadBalancer` does not support. `Ref`
 * returns its ARN. `DNSName`, `CanonicalHostedZoneID` and `LoadBalancerName` return the same values as for
 * `AWS::ElasticLoadBalancingV2::LoadBalancer`.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export const LOAD_BALANCER_TYPE = 'Custom::OutpostsLoadBalancer';

/** Properties of `Custom::OutpostsLoadBalancer` in the template. */
export interface LoadBalancerResourceProperties {
  /** ID of the subnet on the Outpost. A change replaces the load balancer. */
  readonly SubnetId: string;
  /** IDs of the security groups. */
  readonly SecurityGroups: string[];
  /** ID of the CoIP pool. A change replaces the load balancer. */
  readonly CustomerOwnedIpv4Pool: string;
  /** A change replaces the load balancer. */
  readonly Scheme: 'internet-facing' | 'internal';
  /** A change replaces the load balancer. */
  readonly Name?: string;
  /** Attributes by key, such as `idle_timeout.timeout_seconds`. Other attributes remain unchanged. */
  readonly Attributes?: unknown;
  /** Tags of the load balancer, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/**
 * Service token of the custom resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html
 */
export function loadBalancerServiceToken(scope: Construct): string {
  const arn = Stack.of(scope).formatArn({
    service: 'elasticloadbalancing',
    resource: 'loadbalancer',
    resourceName: 'app/*/*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const actions = (...names: string[]) => names.map((name) => `elasticloadbalancing:${name}`);
  return handlerProvider(scope, LOAD_BALANCER_TYPE, __dirname, [
    // Describe actions do not support resource-level permissions.
    { Effect: 'Allow', Action: [...actions('DescribeLoadBalancers', 'DescribeTags'), 'ec2:DescribeNetworkInterfaces'], Resource: '*' },
    // Elastic Load Balancing requires these permissions of the caller that creates a load balancer.
    {
      Effect: 'Allow',
      Action: ['AccountAttributes', 'Addresses', 'CoipPools', 'InternetGateways', 'SecurityGroups', 'Subnets', 'Vpcs'].map(
        (name) => `ec2:Describe${name}`,
      ),
      Resource: '*',
    },
    { Effect: 'Allow', Action: 'ec2:GetCoipPoolUsage', Resource: allOf(scope, 'coip-pool') },
    // The first load balancer of an account creates the service-linked role.
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: Stack.of(scope).formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: 'aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing',
      }),
    },
    {
      Effect: 'Allow',
      Action: actions('CreateLoadBalancer'),
      Resource: arn,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // Allows tags in the creation request only.
    {
      Effect: 'Allow',
      Action: actions('AddTags'),
      Resource: arn,
      Condition: { StringEquals: { 'elasticloadbalancing:CreateAction': 'CreateLoadBalancer' } },
    },
    {
      Effect: 'Allow',
      Action: actions('DeleteLoadBalancer', 'SetSecurityGroups', 'ModifyLoadBalancerAttributes', 'AddTags', 'RemoveTags'),
      Resource: arn,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
  ]).serviceToken;
}
