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

/** A local gateway virtual interface group (VIF group), which connects a local gateway to the on-premises network devices. */
export interface ILocalGatewayVirtualInterfaceGroup extends IResource, ILocalGatewayVirtualInterfaceGroupRef {
  /**
   * ID of the VIF group, such as `lgw-vif-grp-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayVirtualInterfaceGroupId: string;
  /**
   * ARN of the VIF group.
   * @attribute
   */
  readonly localGatewayVirtualInterfaceGroupArn: string;
}

/** A virtual interface (VIF): a VLAN on a link aggregation group (LAG), with a BGP session to an on-premises network device. */
export interface LocalGatewayVirtualInterfaceOptions {
  /** ID of the LAG, such as `op-lag-0123456789abcdef0`. Each VIF of a group uses a different LAG. */
  readonly outpostLagId: string;
  /** VLAN ID, from 1 to 4094. It must differ from the VLAN ID of the service link on the same LAG. */
  readonly vlan: number;
  /** IP address of the Outpost, with the prefix length, such as `169.254.10.1/31`. */
  readonly localAddress: string;
  /** IP address of the on-premises network device, with the prefix length, such as `169.254.10.0/31`. */
  readonly peerAddress: string;
  /** Autonomous System Number (ASN) of the on-premises network device, 16-bit or 32-bit. */
  readonly peerBgpAsn: number;
}

/** Properties of a VIF group. */
export interface LocalGatewayVirtualInterfaceGroupProps {
  /** The local gateway of a second-generation Outposts rack. A change replaces the VIF group. */
  readonly localGateway: ILocalGateway;
  /**
   * Private Autonomous System Number (ASN) of the Outpost: 64512 to 65534, or 4200000000 to 4294967294. A change replaces the VIF
   * group.
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
 * A VIF group (`AWS::EC2::LocalGatewayVirtualInterfaceGroup`) of a second-generation Outposts rack. On a first-generation Outposts rack,
 * AWS creates it.
 *
 * It needs four VIFs, one on each of four LAGs, before it can be associated with a local gateway route table: call `addVirtualInterface`
 * four times. Together with a route table, a route to the VIF group and a VPC association it forms a routing domain. An Outpost can have
 * up to ten routing domains.
 *
 * @resource AWS::EC2::LocalGatewayVirtualInterfaceGroup
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/vif-vif-groups.html
 *
 * @example
 * declare const localGateway: LocalGateway; // of a second-generation Outposts rack
 *
 * const group = new LocalGatewayVirtualInterfaceGroup(this, 'VifGroup', { localGateway, localBgpAsn: 64512 });
 * for (const lag of [0, 1, 2, 3]) {
 *   group.addVirtualInterface(`Lag${lag}`, {
 *     outpostLagId: `op-lag-0a1b2c3d4e5f6071${lag}`,
 *     vlan: 100 + lag,
 *     localAddress: `169.254.${lag}.1/31`,
 *     peerAddress: `169.254.${lag}.0/31`,
 *     peerBgpAsn: 65000,
 *   });
 * }
 */
export class LocalGatewayVirtualInterfaceGroup extends LocalGatewayVirtualInterfaceGroupBase {
  /** Imports a VIF group, such as the one that AWS creates with a first-generation Outposts rack. */
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

  /** Adds one of the four VIFs. Associations of the VIF group depend on all of them. */
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

/** CloudFormation uses different properties for 16-bit and 32-bit ASNs. */
function asn(value: number): { readonly number?: number; readonly extended?: number } {
  return !Token.isUnresolved(value) && value > LARGEST_16_BIT_ASN ? { extended: value } : { number: value };
}
