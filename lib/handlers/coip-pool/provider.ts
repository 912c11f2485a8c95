import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, ownedByStack } from '../owned-by-stack';

/**
 * A pool of customer-owned IP addresses, which CloudFormation has no type for. `Ref` and `PoolId` are its ID, `PoolArn` its ARN.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2033
 */
export const COIP_POOL_TYPE = 'Custom::OutpostsCoipPool';

/** Properties of `Custom::OutpostsCoipPool`, as they stand in the template. */
export interface CoipPoolResourceProperties {
  /** ID of the route table of the local gateway. Another one replaces the pool. */
  readonly LocalGatewayRouteTableId: string;
  /** Its ranges, such as `198.51.100.0/26`. They are added and deleted without interruption. */
  readonly Cidrs: string[];
  /** Tags of the pool, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/** The service token of the resource. */
export function coipPoolServiceToken(scope: Construct): string {
  const pools = allOf(scope, 'coip-pool');
  return handlerProvider(scope, COIP_POOL_TYPE, __dirname, [
    // Neither knows resources: what lists cannot be granted for some of a list.
    { Effect: 'Allow', Action: ['ec2:DescribeCoipPools', 'ec2:GetCoipPoolUsage'], Resource: '*' },
    { Effect: 'Allow', Action: 'ec2:CreateCoipPool', Resource: allOf(scope, 'local-gateway-route-table') },
    ...ownedByStack(pools, 'CreateCoipPool', ['CreateCoipCidr', 'DeleteCoipCidr', 'DeleteCoipPool']),
  ]).serviceToken;
}
