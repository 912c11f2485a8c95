import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf } from '../owned-by-stack';

/**
 * Subnet attribute that assigns a customer-owned IP address to instances at launch, which `AWS::EC2::Subnet` does not support. `Ref`
 * returns the subnet ID.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export const COIP_AUTO_ASSIGN_TYPE = 'Custom::OutpostsSubnetCoip';

/** Properties of `Custom::OutpostsSubnetCoip` in the template. */
export interface CoipAutoAssignResourceProperties {
  /** ID of the subnet. If it changes, the attribute of the old subnet is disabled. */
  readonly SubnetId: string;
  /** ID of the CoIP pool. */
  readonly CustomerOwnedIpv4Pool: string;
}

/** Service token of the custom resource. */
export function coipAutoAssignServiceToken(scope: Construct): string {
  // All subnets: if a template specifies another subnet, the handler still disables the attribute of the old one.
  return handlerProvider(scope, COIP_AUTO_ASSIGN_TYPE, __dirname, [
    { Effect: 'Allow', Action: 'ec2:ModifySubnetAttribute', Resource: allOf(scope, 'subnet') },
  ]).serviceToken;
}
