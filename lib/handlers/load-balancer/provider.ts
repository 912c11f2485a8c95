import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

/**
 * An Application Load Balancer with addresses of a pool of customer-owned IP addresses, which
 * `AWS::ElasticLoadBalancingV2::LoadBalancer` has no property for. `Ref` is its ARN; `DNSName`, `CanonicalHostedZoneID` and
 * `LoadBalancerName` are what `AWS::ElasticLoadBalancingV2::LoadBalancer` calls so.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export const LOAD_BALANCER_TYPE = 'Custom::OutpostsLoadBalancer';

/** Properties of `Custom::OutpostsLoadBalancer`, as they stand in the template. */
export interface LoadBalancerResourceProperties {
  /** ID of the one subnet, on the Outpost. Another one replaces the load balancer. */
  readonly SubnetId: string;
  /** IDs of its security groups. */
  readonly SecurityGroups: string[];
  /** ID of the pool. Another one replaces the load balancer. */
  readonly CustomerOwnedIpv4Pool: string;
  /** Another one replaces the load balancer. */
  readonly Scheme: 'internet-facing' | 'internal';
  /** Another one replaces the load balancer. */
  readonly Name?: string;
  /** Attributes by their keys, such as `idle_timeout.timeout_seconds`. One that is left out stays as it is. */
  readonly Attributes?: unknown;
  /** Tags of the load balancer, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/**
 * The service token of the resource.
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
    // Neither knows resources: what lists cannot be granted for some of a list.
    { Effect: 'Allow', Action: actions('DescribeLoadBalancers', 'DescribeTags'), Resource: '*' },
    {
      Effect: 'Allow',
      Action: actions('CreateLoadBalancer'),
      Resource: arn,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // What is made carries its tags from the beginning.
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
