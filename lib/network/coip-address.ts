import { Resource, type IResource } from 'aws-cdk-lib';
import { CfnEIPAssociation, type IInstanceRef, type INetworkInterfaceRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  CUSTOMER_OWNED_IP_TYPE,
  customerOwnedIpServiceToken,
  type CustomerOwnedIpResourceProperties,
} from '../handlers/coip-address/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { OutpostsValidation } from '../validation/plugin';
import type { ICoipPool } from './coip-pool';
import { localGatewayAssociations } from './local-gateway-associations';

/** An allocated customer-owned IP address (CoIP): an Elastic IP address from a CoIP pool. */
export interface ICoipAddress extends IResource {
  /**
   * ID of the allocation, such as `eipalloc-0123456789abcdef0`.
   * @attribute
   */
  readonly allocationId: string;
  /** Associates the address with an instance on the Outpost that has one network interface. */
  associateWithInstance(id: string, instance: IInstanceRef): void;
  /** Associates the address with a network interface on the Outpost. */
  associateWithNetworkInterface(id: string, networkInterface: INetworkInterfaceRef): void;
}

/** Properties of a customer-owned IP address (CoIP). */
export interface CoipAddressProps {
  /** The CoIP pool that the address is allocated from. A change replaces the address. */
  readonly coipPool: ICoipPool;
  /**
   * The address, such as `198.51.100.7`. A change replaces the address.
   *
   * @default - AWS chooses an address from the CoIP pool
   */
  readonly address?: string;
}

abstract class CoipAddressBase extends Resource implements ICoipAddress {
  public abstract readonly allocationId: string;

  public associateWithInstance(id: string, instance: IInstanceRef): void {
    const { instanceId } = instance.instanceRef;
    this.afterVpcAssociation(new CfnEIPAssociation(this, id, { allocationId: this.allocationId, instanceId }));
  }

  public associateWithNetworkInterface(id: string, networkInterface: INetworkInterfaceRef): void {
    const { networkInterfaceId } = networkInterface.networkInterfaceRef;
    this.afterVpcAssociation(new CfnEIPAssociation(this, id, { allocationId: this.allocationId, networkInterfaceId }));
  }

  private afterVpcAssociation(association: CfnEIPAssociation): void {
    association.node.addDependency(localGatewayAssociations(this));
  }
}

/**
 * A static customer-owned IP address (CoIP): an Elastic IP address from a CoIP pool.
 *
 * `AWS::EC2::EIP` does not support CoIP pools, so a custom resource allocates it. The on-premises network reaches the address if the
 * VPC is associated with the local gateway route table of the pool. `applyRemovalPolicy(RemovalPolicy.RETAIN)` keeps the address when
 * it leaves the stack.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
 */
export class CoipAddress extends CoipAddressBase {
  /** Imports an allocated address. */
  public static fromAllocationId(scope: Construct, id: string, allocationId: string): ICoipAddress {
    class Import extends CoipAddressBase {
      public readonly allocationId = allocationId;
    }
    return new Import(scope, id);
  }

  public readonly allocationId: string;
  /**
   * The address, such as `198.51.100.7`.
   * @attribute
   */
  public readonly ipAddress: string;

  constructor(scope: Construct, id: string, props: CoipAddressProps) {
    super(scope, id);
    const properties: CustomerOwnedIpResourceProperties = {
      CustomerOwnedIpv4Pool: props.coipPool.coipPoolId,
      Address: props.address,
    };
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: customerOwnedIpServiceToken(this),
      resourceType: CUSTOMER_OWNED_IP_TYPE,
      properties,
    });
    this.allocationId = resource.ref;
    this.ipAddress = resource.getAttString('CustomerOwnedIp');
    OutpostsValidation.register(this);
  }
}
