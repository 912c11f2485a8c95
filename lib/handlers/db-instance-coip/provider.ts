import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';

/**
 * The setting of a DB instance by which it has a customer-owned IP address, which `AWS::RDS::DBInstance` has no property for. `Ref` is
 * the identifier of the DB instance.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
export const DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE = 'Custom::OutpostsDbInstanceCoip';

/** Properties of `Custom::OutpostsDbInstanceCoip`, as they stand in the template. */
export interface DbInstanceCustomerOwnedIpResourceProperties {
  /** Identifier of the DB instance. Another one turns the setting on there, and off here. */
  readonly DBInstanceIdentifier: string;
}

/** The service token of the resource. */
export function dbInstanceCustomerOwnedIpServiceToken(scope: Construct): string {
  return handlerProvider(scope, DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, __dirname, [
    {
      Effect: 'Allow',
      Action: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'],
      // All DB instances: once a template names another one, the handler still has to turn the setting of the old one off.
      Resource: Stack.of(scope).formatArn({ service: 'rds', resource: 'db', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    },
  ]).serviceToken;
}
