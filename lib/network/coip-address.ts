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

/** A customer-owned IP address that is allocated: an Elastic IP address of a pool of the building's addresses. */
export interface ICoipAddress extends IResource {
  /**
   * ID of the allocation, such as `eipalloc-0123456789abcdef0`.
   * @attribute
   */
  readonly allocationId: string;
  /** Gives the address to an instance on the Outpost that has one network interface. */
  associateWithInstance(id: string, instance: IInstanceRef): void;
  /** Gives the address to a network interface on the Outpost. */
  associateWithNetworkInterface(id: string, networkInterface: INetworkInterfaceRef): void;
}

/** Properties of a customer-owned IP address. */
export interface CoipAddressProps {
  /** The pool that it is of. Another one replaces the address. */
  readonly pool: ICoipPool;
  /**
   * The address, such as `198.51.100.7`. Another one replaces the address.
   *
   * @default - AWS chooses one of the pool
   */
  readonly address?: string;
}

abstract class CoipAddressBase extends Resource implements ICoipAddress {
  public abstract readonly allocationId: string;

  public associateWithInstance(id: string, instance: IInstanceRef): void {
    new CfnEIPAssociation(this, id, { allocationId: this.allocationId, instanceId: instance.instanceRef.instanceId });
  }

  public associateWithNetworkInterface(id: string, networkInterface: INetworkInterfaceRef): void {
    const { networkInterfaceId } = networkInterface.networkInterfaceRef;
    new CfnEIPAssociation(this, id, { allocationId: this.allocationId, networkInterfaceId });
  }
}

/**
 * A customer-owned IP address that stays the same: an Elastic IP address of a pool of the building's addresses.
 *
 * `AWS::EC2::EIP` takes no pool of them, so that a custom resource allocates it. To be reached at it, the VPC has to be associated
 * with the route table of the pool. To keep the address where it is deleted here, use `applyRemovalPolicy(RemovalPolicy.RETAIN)`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
 */
export class CoipAddress extends CoipAddressBase {
  /** An address that is allocated already. */
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
      CustomerOwnedIpv4Pool: props.pool.coipPoolId,
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
