import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

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
 */
export function loadBalancerServiceToken(scope: Construct): string {
  const arn = Stack.of(scope).formatArn({
    service: 'elasticloadbalancing',
    resource: 'loadbalancer',
    resourceName: 'app/*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const actions = (...names: string[]) => names.map((name) => `elasticloadbalancing:${name}`);
  return handlerProvider(scope, LOAD_BALANCER_TYPE, __dirname, [
    // Describe actions do not support resource-level permissions.
    { Effect: 'Allow', Action: actions('DescribeLoadBalancers', 'DescribeTags'), Resource: '*' },
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
