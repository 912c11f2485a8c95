import { ArnFormat, Resource, Stack, Tags, Token, type IResource } from 'aws-cdk-lib';
import {
  CfnLocalGatewayVirtualInterface,
  CfnLocalGatewayVirtualInterfaceGroup,
  type ILocalGatewayVirtualInterfaceGroupRef,
  type LocalGatewayVirtualInterfaceGroupReference,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { ILocalGateway } from './local-gateway';

/** A group of virtual interfaces (VIFs): the connection of a local gateway with the network devices of the building. */
export interface ILocalGatewayVirtualInterfaceGroup extends IResource, ILocalGatewayVirtualInterfaceGroupRef {
  /**
   * ID of the group, such as `lgw-vif-grp-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayVirtualInterfaceGroupId: string;
  /**
   * ARN of the group.
   * @attribute
   */
  readonly localGatewayVirtualInterfaceGroupArn: string;
}

/** A virtual interface: one VLAN on one link aggregation group (LAG), with one BGP session to a network device of the building. */
export interface LocalGatewayVirtualInterfaceOptions {
  /** ID of the LAG, such as `op-lag-0123456789abcdef0`. Each interface of a group has a LAG of its own. */
  readonly outpostLagId: string;
  /** VLAN between 1 and 4094, other than that of the service link on the same LAG. */
  readonly vlan: number;
  /** Address on the side of the Outpost, with the length of the prefix, such as `169.254.10.1/31`. */
  readonly localAddress: string;
  /** Address on the side of the building, with the length of the prefix, such as `169.254.10.0/31`. */
  readonly peerAddress: string;
  /** Autonomous System Number (ASN) of the network device of the building, of 16 or of 32 bits. */
  readonly peerBgpAsn: number;
}

/** Properties of a group of virtual interfaces. */
export interface LocalGatewayVirtualInterfaceGroupProps {
  /** The local gateway, of a second-generation rack. Another one replaces the group. */
  readonly localGateway: ILocalGateway;
  /**
   * Autonomous System Number (ASN) of the Outpost's side, a private one: 64512 to 65534, or 4200000000 to 4294967294. Another one
   * replaces the group.
   */
  readonly localBgpAsn: number;
}

abstract class LocalGatewayVirtualInterfaceGroupBase extends Resource implements ILocalGatewayVirtualInterfaceGroup {
  public abstract readonly localGatewayVirtualInterfaceGroupId: string;
  public abstract readonly localGatewayVirtualInterfaceGroupArn: string;

  public get localGatewayVirtualInterfaceGroupRef(): LocalGatewayVirtualInterfaceGroupReference {
    const { localGatewayVirtualInterfaceGroupId, localGatewayVirtualInterfaceGroupArn } = this;
    return { localGatewayVirtualInterfaceGroupId, localGatewayVirtualInterfaceGroupArn };
  }
}

/**
 * A group of virtual interfaces (`AWS::EC2::LocalGatewayVirtualInterfaceGroup`) of a second-generation rack. AWS makes that of a
 * first-generation rack.
 *
 * It takes four interfaces, one on each of four LAGs, before it can be associated with a route table: `addVirtualInterface` four times.
 * With a route table of its own, a route to it and the association of a VPC it is a routing domain, of which an Outpost has ten at most.
 *
 * @resource AWS::EC2::LocalGatewayVirtualInterfaceGroup
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/vif-vif-groups.html
 */
export class LocalGatewayVirtualInterfaceGroup extends LocalGatewayVirtualInterfaceGroupBase {
  /** A group that exists already, such as the one AWS makes with a first-generation rack. */
  public static fromLocalGatewayVirtualInterfaceGroupId(
    scope: Construct,
    id: string,
    localGatewayVirtualInterfaceGroupId: string,
  ): ILocalGatewayVirtualInterfaceGroup {
    class Import extends LocalGatewayVirtualInterfaceGroupBase {
      public readonly localGatewayVirtualInterfaceGroupId = localGatewayVirtualInterfaceGroupId;
      public readonly localGatewayVirtualInterfaceGroupArn = Stack.of(scope).formatArn({
        service: 'ec2',
        resource: 'local-gateway-virtual-interface-group',
        resourceName: localGatewayVirtualInterfaceGroupId,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    }
    return new Import(scope, id);
  }

  public readonly localGatewayVirtualInterfaceGroupId: string;
  public readonly localGatewayVirtualInterfaceGroupArn: string;

  constructor(scope: Construct, id: string, props: LocalGatewayVirtualInterfaceGroupProps) {
    super(scope, id);
    const { number, extended } = asn(props.localBgpAsn);
    const resource = new CfnLocalGatewayVirtualInterfaceGroup(this, 'Resource', {
      localGatewayId: props.localGateway.localGatewayId,
      localBgpAsn: number,
      localBgpAsnExtended: extended,
    });
    Tags.of(this).add('Name', this.node.path);
    this.localGatewayVirtualInterfaceGroupId = resource.attrLocalGatewayVirtualInterfaceGroupId;
    this.localGatewayVirtualInterfaceGroupArn = resource.attrLocalGatewayVirtualInterfaceGroupArn;
    OutpostsValidation.register(this);
  }

  /** Adds one of the four interfaces. What is associated with the group waits for all of them. */
  public addVirtualInterface(id: string, options: LocalGatewayVirtualInterfaceOptions): void {
    const { number, extended } = asn(options.peerBgpAsn);
    new CfnLocalGatewayVirtualInterface(this, id, {
      localGatewayVirtualInterfaceGroupId: this.localGatewayVirtualInterfaceGroupId,
      outpostLagId: options.outpostLagId,
      vlan: options.vlan,
      localAddress: options.localAddress,
      peerAddress: options.peerAddress,
      peerBgpAsn: number,
      peerBgpAsnExtended: extended,
    });
  }
}

const LARGEST_16_BIT_ASN = 65535;

/** CloudFormation has one property for ASNs of 16 bits, and another one for those of 32. */
function asn(value: number): { readonly number?: number; readonly extended?: number } {
  return !Token.isUnresolved(value) && value > LARGEST_16_BIT_ASN ? { extended: value } : { number: value };
}
