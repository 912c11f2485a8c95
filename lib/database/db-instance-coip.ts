import { CustomResource, Resource } from 'aws-cdk-lib';
import type { IDBInstanceRef } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import {
  DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE,
  dbInstanceCustomerOwnedIpServiceToken,
  type DbInstanceCustomerOwnedIpResourceProperties,
} from '../handlers/db-instance-coip/provider';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of the customer-owned IP address of a DB instance. */
export interface DbInstanceCoipProps {
  /** The DB instance on the Outpost. Another one replaces the setting. */
  readonly dbInstance: IDBInstanceRef;
}

/**
 * Gives a DB instance a customer-owned IP address, so that the network of the building reaches it: the setting `EnableCustomerOwnedIp`.
 *
 * `AWS::RDS::DBInstance` has no such property, so that a custom resource sets it. It waits for a DB instance that is being modified, and
 * fails where the change is not made within seven minutes. Where it is deleted, the DB instance has no such address any more.
 *
 * The VPC has to be associated with a route table of the local gateway in mode coip, with a pool of enough free addresses.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html
 */
export class DbInstanceCoip extends Resource {
  constructor(scope: Construct, id: string, props: DbInstanceCoipProps) {
    super(scope, id);
    const properties: DbInstanceCustomerOwnedIpResourceProperties = {
      DBInstanceIdentifier: props.dbInstance.dbInstanceRef.dbInstanceIdentifier,
    };
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: dbInstanceCustomerOwnedIpServiceToken(this),
      resourceType: DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE,
      properties,
    });
    this.node.defaultChild = resource.node.defaultChild;
    OutpostsValidation.register(this);
  }
}
