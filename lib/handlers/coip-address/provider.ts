import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, ownedByStack } from '../owned-by-stack';

/**
 * A customer-owned IP address from a CoIP pool, which `AWS::EC2::EIP` does not support. `Ref` and `AllocationId` return the allocation ID,
 * `CustomerOwnedIp` returns the address.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2033
 */
export const CUSTOMER_OWNED_IP_TYPE = 'Custom::OutpostsCustomerOwnedIp';

/** Properties of `Custom::OutpostsCustomerOwnedIp` in the template. */
export interface CustomerOwnedIpResourceProperties {
  /** ID of the CoIP pool. A change replaces the address. */
  readonly CustomerOwnedIpv4Pool: string;
  /** Address from the pool, such as `198.51.100.7`. A change replaces the address. @default - AWS selects an address */
  readonly Address?: string;
  /** Tags of the address, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/** Service token of the custom resource. */
export function customerOwnedIpServiceToken(scope: Construct): string {
  return handlerProvider(scope, CUSTOMER_OWNED_IP_TYPE, __dirname, [
    // Describe actions do not support resource-level permissions.
    { Effect: 'Allow', Action: 'ec2:DescribeAddresses', Resource: '*' },
    ...ownedByStack(allOf(scope, 'elastic-ip'), 'AllocateAddress', ['ReleaseAddress']),
  ]).serviceToken;
}
