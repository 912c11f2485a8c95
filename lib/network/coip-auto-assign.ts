import { CustomResource, Resource } from 'aws-cdk-lib';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  COIP_AUTO_ASSIGN_TYPE,
  coipAutoAssignServiceToken,
  type CoipAutoAssignResourceProperties,
} from '../handlers/coip-auto-assign/provider';
import { OutpostsValidation } from '../validation/plugin';
import type { ICoipPool } from './coip-pool';

/** Properties of the automatic assignment of customer-owned IP addresses. */
export interface CoipAutoAssignProps {
  /** The subnet on the Outpost. It can have one such assignment. Another subnet replaces it. */
  readonly subnet: ISubnetRef;
  /** The pool that the addresses are of. */
  readonly pool: ICoipPool;
}

/**
 * Gives each instance a customer-owned IP address when it is launched into a subnet: the attributes `MapCustomerOwnedIpOnLaunch` and
 * `CustomerOwnedIpv4Pool` of the subnet. Instances that run already keep what they have.
 *
 * `AWS::EC2::Subnet` has no such property, so that a custom resource sets it. Where it is deleted, the subnet assigns no addresses any
 * more. Instances that need an address in the same stack have to wait for it: `instance.node.addDependency(autoAssign)`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export class CoipAutoAssign extends Resource {
  constructor(scope: Construct, id: string, props: CoipAutoAssignProps) {
    super(scope, id);
    const properties: CoipAutoAssignResourceProperties = {
      SubnetId: props.subnet.subnetRef.subnetId,
      CustomerOwnedIpv4Pool: props.pool.coipPoolId,
    };
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: coipAutoAssignServiceToken(this),
      resourceType: COIP_AUTO_ASSIGN_TYPE,
      properties,
    });
    this.node.defaultChild = resource.node.defaultChild;
    OutpostsValidation.register(this);
  }
}
