import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, ownedByStack } from '../owned-by-stack';

/**
 * An Elastic IP address of a pool of customer-owned IP addresses, which `AWS::EC2::EIP` has no property for. `Ref` and `AllocationId`
 * are the ID of its allocation, `CoipAddress` is the address.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2033
 */
export const CUSTOMER_OWNED_IP_TYPE = 'Custom::OutpostsCustomerOwnedIp';

/** Properties of `Custom::OutpostsCustomerOwnedIp`, as they stand in the template. */
export interface CustomerOwnedIpResourceProperties {
  /** ID of the pool. Another one replaces the address. */
  readonly CustomerOwnedIpv4Pool: string;
  /** The address of the pool, such as `198.51.100.7`. Another one replaces the address. AWS chooses one where it is left out. */
  readonly Address?: string;
  /** Tags of the address, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/** The service token of the resource. */
export function customerOwnedIpServiceToken(scope: Construct): string {
  return handlerProvider(scope, CUSTOMER_OWNED_IP_TYPE, __dirname, [
    // It knows no resources: what lists cannot be granted for some of a list.
    { Effect: 'Allow', Action: 'ec2:DescribeAddresses', Resource: '*' },
    ...ownedByStack(allOf(scope, 'elastic-ip'), 'AllocateAddress', ['ReleaseAddress']),
  ]).serviceToken;
}
