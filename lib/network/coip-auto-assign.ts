import { CustomResource, Resource } from 'aws-cdk-lib';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  COIP_AUTO_ASSIGN_TYPE,
  coipAutoAssignProvider,
  type CoipAutoAssignResourceProperties,
} from '../handlers/coip-auto-assign/provider';
import { OutpostsValidation } from '../validation/plugin';
import type { ICoipPool } from './coip-pool';
import { localGatewayAssociations } from './local-gateway-associations';

/** Properties of the automatic assignment of customer-owned IP addresses (CoIPs). */
export interface CoipAutoAssignProps {
  /** The subnet on the Outpost. A subnet can have one automatic assignment. A change replaces the assignment. */
  readonly subnet: ISubnetRef;
  /** The CoIP pool that the addresses are assigned from. */
  readonly coipPool: ICoipPool;
}

/**
 * Assigns a customer-owned IP address (CoIP) to each instance that is launched into a subnet: the subnet attributes
 * `MapCustomerOwnedIpOnLaunch` and `CustomerOwnedIpv4Pool`. Running instances keep their addresses.
 *
 * `AWS::EC2::Subnet` does not support these attributes, so a custom resource sets them. Its deletion turns the automatic assignment
 * off. Add a dependency to instances in the same stack that need an address: `instance.node.addDependency(autoAssign)`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export class CoipAutoAssign extends Resource {
  constructor(scope: Construct, id: string, props: CoipAutoAssignProps) {
    super(scope, id);
    const { subnetId } = props.subnet.subnetRef;
    const { serviceToken, policy } = coipAutoAssignProvider(this, subnetId);
    const properties: CoipAutoAssignResourceProperties = {
      SubnetId: subnetId,
      CustomerOwnedIpv4Pool: props.coipPool.coipPoolId,
    };
    const resource = new CustomResource(this, 'Resource', {
      serviceToken,
      resourceType: COIP_AUTO_ASSIGN_TYPE,
      properties,
    });
    resource.node.addDependency(policy, localGatewayAssociations(this));
    this.node.defaultChild = resource.node.defaultChild;
    OutpostsValidation.register(this);
  }
}
