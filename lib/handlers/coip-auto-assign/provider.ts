import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { settingProvider, type SettingProvider } from '../setting-provider';

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

/** Provider of the custom resource. */
export function coipAutoAssignProvider(scope: Construct, subnetId: string): SettingProvider {
  const subnet = Stack.of(scope).formatArn({ service: 'ec2', resource: 'subnet', resourceName: subnetId });
  return settingProvider(scope, COIP_AUTO_ASSIGN_TYPE, __dirname, subnet, ['ec2:ModifySubnetAttribute']);
}
