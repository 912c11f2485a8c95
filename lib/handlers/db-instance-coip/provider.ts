import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';

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

/** Service token of the custom resource. */
export function dbInstanceCustomerOwnedIpServiceToken(scope: Construct): string {
  return handlerProvider(scope, DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, __dirname, [
    {
      Effect: 'Allow',
      Action: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'],
      // All DB instances: if a template specifies another one, the handler still disables the setting of the old one.
      Resource: Stack.of(scope).formatArn({ service: 'rds', resource: 'db', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    },
  ]).serviceToken;
}
