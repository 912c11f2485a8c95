import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, ownedByStack } from '../owned-by-stack';

/**
 * A CoIP pool, which CloudFormation does not support. `Ref` and `PoolId` return its ID, `PoolArn` returns its ARN.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2033
 */
export const COIP_POOL_TYPE = 'Custom::OutpostsCoipPool';

/** Properties of `Custom::OutpostsCoipPool` in the template. */
export interface CoipPoolResourceProperties {
  /** ID of the local gateway route table. A change replaces the pool. */
  readonly LocalGatewayRouteTableId: string;
  /** CIDR blocks of the pool, such as `198.51.100.0/26`. A change adds and deletes them without interruption. */
  readonly Cidrs: string[];
  /** Tags of the pool, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/** Service token of the custom resource. */
export function coipPoolServiceToken(scope: Construct): string {
  const pools = allOf(scope, 'coip-pool');
  return handlerProvider(scope, COIP_POOL_TYPE, __dirname, [
    // Describe actions do not support resource-level permissions.
    { Effect: 'Allow', Action: 'ec2:DescribeCoipPools', Resource: '*' },
    { Effect: 'Allow', Action: 'ec2:GetCoipPoolUsage', Resource: pools },
    { Effect: 'Allow', Action: 'ec2:CreateCoipPool', Resource: allOf(scope, 'local-gateway-route-table') },
    ...ownedByStack(pools, 'CreateCoipPool', ['CreateCoipCidr', 'DeleteCoipCidr', 'DeleteCoipPool']),
  ]).serviceToken;
}
