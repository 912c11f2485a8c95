import { CustomResource, Resource } from 'aws-cdk-lib';
import type { IDBInstanceRef } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import {
  DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE,
  dbInstanceCustomerOwnedIpProvider,
  type DbInstanceCustomerOwnedIpResourceProperties,
} from '../handlers/db-instance-coip/provider';
import { localGatewayAssociations } from '../network/local-gateway-associations';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of the customer-owned IP address of a DB instance. */
export interface DbInstanceCoipProps {
  /** The DB instance on the Outpost. Another one replaces the setting. */
  readonly dbInstance: IDBInstanceRef;
}

/**
 * Assigns a customer-owned IP address (CoIP) to a DB instance for access from the on-premises network: the setting `EnableCustomerOwnedIp`.
 *
 * `AWS::RDS::DBInstance` has no such property, so a custom resource sets it. It waits for a DB instance that is being modified, and
 * fails if the change takes longer than seven minutes. Deleting it removes the address from the DB instance.
 *
 * RDS applies the setting immediately, and with it all modifications of the DB instance that are pending until its maintenance window. If
 * one of them requires downtime, the DB instance restarts.
 *
 * The VPC must be associated with a local gateway route table in CoIP mode, with enough available addresses in its CoIP pool.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
export class DbInstanceCoip extends Resource {
  constructor(scope: Construct, id: string, props: DbInstanceCoipProps) {
    super(scope, id);
    const { dbInstanceIdentifier, dbInstanceArn } = props.dbInstance.dbInstanceRef;
    const { serviceToken, policy } = dbInstanceCustomerOwnedIpProvider(this, dbInstanceArn);
    const properties: DbInstanceCustomerOwnedIpResourceProperties = {
      DBInstanceIdentifier: dbInstanceIdentifier,
    };
    const resource = new CustomResource(this, 'Resource', {
      serviceToken,
      resourceType: DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE,
      properties,
    });
    resource.node.addDependency(policy, localGatewayAssociations(this));
    this.node.defaultChild = resource.node.defaultChild;
    OutpostsValidation.register(this);
  }
}
