import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf } from '../owned-by-stack';

/**
 * The attribute of a subnet by which instances get a customer-owned IP address at their launch, which `AWS::EC2::Subnet` has no
 * property for. `Ref` is the ID of the subnet.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export const COIP_AUTO_ASSIGN_TYPE = 'Custom::OutpostsSubnetCoip';

/** Properties of `Custom::OutpostsSubnetCoip`, as they stand in the template. */
export interface CoipAutoAssignResourceProperties {
  /** ID of the subnet. Another one turns the attribute on there, and off here. */
  readonly SubnetId: string;
  /** ID of the pool. */
  readonly CustomerOwnedIpv4Pool: string;
}

/** The service token of the resource. */
export function coipAutoAssignServiceToken(scope: Construct): string {
  // All subnets: once a template names another subnet, the handler still has to turn the attribute of the old one off.
  return handlerProvider(scope, COIP_AUTO_ASSIGN_TYPE, __dirname, [
    { Effect: 'Allow', Action: 'ec2:ModifySubnetAttribute', Resource: allOf(scope, 'subnet') },
  ]).serviceToken;
}
