import type { Construct } from 'constructs';
import { settingProvider, type SettingProvider } from '../setting-provider';

/**
 * Setting that enables a customer-owned IP address for a DB instance, which `AWS::RDS::DBInstance` does not support. `Ref` returns the DB
 * instance identifier.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
export const DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE = 'Custom::OutpostsDbInstanceCoip';

/** Properties of `Custom::OutpostsDbInstanceCoip` in the template. */
export interface DbInstanceCustomerOwnedIpResourceProperties {
  /** Identifier of the DB instance. If it changes, the setting of the old DB instance is disabled. */
  readonly DBInstanceIdentifier: string;
}

/** Provider of the custom resource. */
export function dbInstanceCustomerOwnedIpProvider(scope: Construct, dbInstanceArn: string): SettingProvider {
  const actions = ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'];
  return settingProvider(scope, DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, __dirname, dbInstanceArn, actions);
}
