import { Resource, Token } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetNetworkAclAssociation,
  CfnSubnetRouteTableAssociation,
  Subnet,
  RouterType,
  type AddRouteOptions,
  type INetworkAcl,
  type IRouteTable,
  type ISubnet,
  type IVPCRef,
  type SubnetReference,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { DependencyGroup, type Construct, type IDependable } from 'constructs';
import { declare } from '../outpost/declaration';
import type { IOutpost } from '../outpost/outpost';
import { OutpostsValidation } from '../validation/plugin';
import { checkCidrBlock } from './cidr-block';
import { natGatewayOf } from './nat-gateway-of-vpc';
import type { AddLocalGatewayRouteOptions, AddNatGatewayRouteOptions, AddOutpostSubnetRouteOptions } from './outpost-subnet-route-options';
import { outpostSubnetsOf } from './outpost-subnets-of-vpc';

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const SUBNET_PREFIXES = [16, 28] as const;

/** A subnet on an Outpost. Any L2 of the AWS CDK accepts it as a subnet. */
export interface IOutpostSubnet extends ISubnet {
  /** The Outpost. */
  readonly outpost: IOutpost;
}

/** Attributes of an existing subnet on an Outpost. */
export interface OutpostSubnetAttributes {
  /** ID of the subnet. */
  readonly subnetId: string;
  /** The Outpost, whose Availability Zone is that of the subnet. */
  readonly outpost: IOutpost;
  /**
   * IPv4 CIDR block of the subnet.
   *
   * @default - unknown; `ipv4CidrBlock` throws
   */
  readonly ipv4CidrBlock?: string;
  /**
   * ID of the route table of the subnet.
   *
   * @default - unknown; `routeTable` throws when its ID is used
   */
  readonly routeTableId?: string;
}

/** Properties of a subnet on an Outpost. */
export interface OutpostSubnetProps {
  /** The VPC, in the Region of the Outpost. */
  readonly vpc: IVPCRef;
  /** The Outpost, whose Availability Zone is that of the subnet. */
  readonly outpost: IOutpost;
  /**
   * IPv4 CIDR block of the subnet within the VPC, such as `10.0.8.0/24`: from /16 to /28, without host bits.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
   */
  readonly ipv4CidrBlock: string;
  /**
   * IPv6 CIDR block of the subnet within the VPC, a /64 block. IPv6 works between the subnets of one Outpost only: neither the service link
   * nor the local gateway supports it. If the same stack adds the IPv6 block to the VPC, the subnet must depend on it.
   *
   * @default - no IPv6
   */
  readonly ipv6CidrBlock?: string;
  /**
   * On an Outposts server: the device index at which the network interface of an instance becomes a local network interface (LNI) in the
   * on-premises network. At least 1: the primary network interface cannot be an LNI.
   *
   * @default - no LNIs
   */
  readonly localNetworkInterfaceDeviceIndex?: number;
}

/**
 * A subnet on an Outpost (`AWS::EC2::Subnet` with an `OutpostArn`), with a route table of its own.
 *
 * Any L2 of the AWS CDK accepts it: `vpcSubnets: { subnets: [subnet] }`, or `vpcSubnets: OutpostSubnet.selectionIn(vpc, outpost)`. It has
 * only the routes that you add: `addLocalGatewayRoute` to the on-premises network, `addOutpostSubnetRoute` to another Outpost,
 * `addNatGatewayRoute` and `addRoute` to the Region, over the service link.
 *
 * An `ec2.Vpc` allocates the addresses of its subnets in the Region from the first address on. Reserve a range for the subnets on the
 * Outpost with a subnet configuration that is `reserved`.
 *
 * @resource AWS::EC2::Subnet
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html
 *
 * @example
 * const subnet = new OutpostSubnet(this, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
 * subnet.addLocalGatewayRoute('OnPremises', '192.168.0.0/16');
 *
 * new ec2.Instance(this, 'Controller', {
 *   vpc,
 *   vpcSubnets: { subnets: [subnet] },
 *   instanceType: new ec2.InstanceType('m5.xlarge'),
 *   machineImage: ec2.MachineImage.latestAmazonLinux2023(),
 * }).with(outpost.placement);
 */
export class OutpostSubnet extends Resource implements IOutpostSubnet {
  /** Imports a subnet on an Outpost. */
  public static fromOutpostSubnetAttributes(scope: Construct, id: string, attrs: OutpostSubnetAttributes): IOutpostSubnet {
    const { outpost, ...known } = attrs;
    class Import extends Resource implements IOutpostSubnet {
      public readonly outpost = outpost;
      public readonly availabilityZone = outpost.availabilityZone;
      public readonly subnetId = attrs.subnetId;
      public readonly subnetRef = { subnetId: attrs.subnetId };
      private readonly subnet = Subnet.fromSubnetAttributes(this, 'Subnet', { ...known, availabilityZone: this.availabilityZone });
      public readonly routeTable = this.subnet.routeTable;
      public readonly internetConnectivityEstablished = this.subnet.internetConnectivityEstablished;
      public get ipv4CidrBlock(): string {
        return this.subnet.ipv4CidrBlock;
      }
      public associateNetworkAcl(aclId: string, networkAcl: INetworkAcl): void {
        this.subnet.associateNetworkAcl(aclId, networkAcl);
      }
    }
    OutpostsValidation.register(scope);
    const subnet = markedAsOutpostSubnet(new Import(scope, id));
    const { outpostArn } = outpost.outpostRef;
    if (!Token.isUnresolved(outpostArn) && !Token.isUnresolved(attrs.subnetId)) {
      declare(subnet, { subnets: [{ SubnetId: attrs.subnetId, OutpostArn: outpostArn, CidrBlock: attrs.ipv4CidrBlock }] });
    }
    return subnet;
  }

  /**
   * Selects the subnets on Outposts that were created in a VPC so far, for the `vpcSubnets` of any L2 of the AWS CDK: `ec2.Vpc` does not
   * know them, so no `subnetType` selects them. Imported subnets are not selected.
   *
   * @param outpost the Outpost of the subnets; by default any Outpost
   * @throws if there is no such subnet yet
   */
  public static selectionIn(vpc: IVPCRef, outpost?: IOutpostRef): SubnetSelection {
    const arn = outpost?.outpostRef.outpostArn;
    const subnets = outpostSubnetsOf(vpc).filter((subnet) => arn === undefined || subnet.outpost.outpostRef.outpostArn === arn);
    if (subnets.length === 0) {
      const on = outpost ? `Outpost '${outpost.node.path}'` : 'any Outpost';
      throw new Error(`VPC '${vpc.node.path}' has no subnet on ${on} yet; create an OutpostSubnet in it before you select it`);
    }
    return { subnets };
  }

  public readonly availabilityZone: string;
  public readonly ipv4CidrBlock: string;
  /**
   * ID of the subnet.
   * @attribute
   */
  public readonly subnetId: string;
  /** The route table of the subnet. No other subnet uses it. */
  public readonly routeTable: IRouteTable;
  /** The Outpost. */
  public readonly outpost: IOutpost;
  private readonly vpc: IVPCRef;
  private internetRoutes?: DependencyGroup;

  /** @throws if `ipv4CidrBlock` is malformed, has host bits set, or is larger than /16 or smaller than /28 */
  constructor(scope: Construct, id: string, props: OutpostSubnetProps) {
    super(scope, id);
    const { vpc, outpost, ipv4CidrBlock, ipv6CidrBlock } = props;
    checkCidrBlock(ipv4CidrBlock, { of: `ipv4CidrBlock of subnet '${this.node.path}'`, example: '10.0.8.0/24', prefixes: SUBNET_PREFIXES });
    this.vpc = vpc;
    this.outpost = outpost;
    this.ipv4CidrBlock = ipv4CidrBlock;
    const { vpcId } = vpc.vpcRef;
    const { availabilityZoneId } = outpost;

    const subnet = new CfnSubnet(this, 'Resource', {
      vpcId,
      cidrBlock: ipv4CidrBlock,
      ipv6CidrBlock,
      availabilityZone: availabilityZoneId ? undefined : outpost.availabilityZone,
      availabilityZoneId,
      outpostArn: outpost.outpostRef.outpostArn,
      enableLniAtDeviceIndex: props.localNetworkInterfaceDeviceIndex,
    });
    this.subnetId = subnet.ref;
    this.availabilityZone = availabilityZoneId ? subnet.attrAvailabilityZone : outpost.availabilityZone;
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId });
    this.routeTable = { routeTableId: routeTable.ref };
    new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', { subnetId: this.subnetId, ...this.routeTable });
    // Not with `Tags.of`, which would add an aspect for every subnet.
    const name = this.node.path;
    for (const { tags } of [subnet, routeTable]) tags.setTag('Name', name);

    outpostSubnetsOf(vpc).push(this);
    OutpostsValidation.register(this);
  }

  public get subnetRef(): SubnetReference {
    return { subnetId: this.subnetId };
  }

  public get internetConnectivityEstablished(): IDependable {
    return this.internetConnectivity;
  }

  /** The routes that enable it. */
  private get internetConnectivity(): DependencyGroup {
    return (this.internetRoutes ??= new DependencyGroup());
  }

  /**
   * Adds a route to the local gateway, for a destination in the on-premises network. It associates the VPC with the local gateway route
   * table, once for all subnets of the VPC, and the route depends on the association.
   *
   * If another app has associated the VPC, use `addRoute` with `RouterType.LOCAL_GATEWAY` instead.
   *
   * @param destinationCidrBlock an IPv4 CIDR block such as `192.168.0.0/16`
   * @throws if `routeTable` is not specified and no route table is declared, with those that are known
   */
  public addLocalGatewayRoute(id: string, destinationCidrBlock: string, options: AddLocalGatewayRouteOptions = {}): void {
    const { routeTable, enablesInternetConnectivity } = options;
    const { localGateway } = this.outpost;
    const route = localGateway.addSubnetRoute(id, { vpc: this.vpc, subnet: this, destinationCidrBlock, routeTable });
    if (enablesInternetConnectivity) this.internetConnectivity.add(route);
  }

  /**
   * Adds a route to a NAT gateway in the Region, for internet access over the service link. A rule warns about the dependency on the
   * service link. Resources that need internet access depend on the route.
   *
   * @throws if `natGateway` is not specified and the `ec2.Vpc` of the subnet creates no NAT gateway
   */
  public addNatGatewayRoute(id: string, options: AddNatGatewayRouteOptions = {}): void {
    const { natGateway = natGatewayOf(this.vpc, this), destinationCidrBlock } = options;
    const routerId = natGateway.natGatewayRef.natGatewayId;
    this.addRoute(id, { routerType: RouterType.NAT_GATEWAY, routerId, destinationCidrBlock, enablesInternetConnectivity: true });
  }

  /**
   * Adds routes between this subnet and a subnet on another Outpost, through the local gateways of both Outposts and the on-premises
   * network, which must route between them. Each subnet gets a route to the CIDR block of the other, and the VPC is associated with both
   * local gateway route tables, which must be in `LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING`. Security group rules between the two
   * subnets must use CIDR blocks: a security group ID does not match traffic from another Outpost.
   *
   * @param id ID of both routes, each in its own subnet
   * @throws if both subnets are on the same Outpost: they reach each other without a route
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw
   */
  public addOutpostSubnetRoute(id: string, other: OutpostSubnet, options: AddOutpostSubnetRouteOptions = {}): void {
    if (this.outpost.outpostRef.outpostArn === other.outpost.outpostRef.outpostArn) {
      throw new Error(
        `subnets '${this.node.path}' and '${other.node.path}' are on the same Outpost and reach each other without a route; specify a subnet on another Outpost`,
      );
    }
    this.addLocalGatewayRoute(id, other.ipv4CidrBlock, { routeTable: options.routeTable });
    other.addLocalGatewayRoute(id, this.ipv4CidrBlock, { routeTable: options.otherRouteTable });
  }

  /** Adds a route to another target. Traffic to a gateway in the Region goes over the service link. */
  public addRoute(id: string, options: AddRouteOptions): void {
    const { routerType, routerId, destinationCidrBlock, destinationIpv6CidrBlock, enablesInternetConnectivity } = options;
    const route = new CfnRoute(this, id, {
      routeTableId: this.routeTable.routeTableId,
      destinationCidrBlock: destinationCidrBlock ?? (destinationIpv6CidrBlock === undefined ? '0.0.0.0/0' : undefined),
      destinationIpv6CidrBlock,
      [targetProperty(routerType)]: routerId,
    });
    if (enablesInternetConnectivity) this.internetConnectivity.add(route);
  }

  public associateNetworkAcl(id: string, networkAcl: INetworkAcl): void {
    new CfnSubnetNetworkAclAssociation(this, id, { subnetId: this.subnetId, networkAclId: networkAcl.networkAclId });
  }
}

/** How the validation recognizes a subnet on an Outpost, also an imported one, which has no CloudFormation resource. */
function markedAsOutpostSubnet<T extends object>(subnet: T): T {
  return Object.defineProperty(subnet, Symbol.for('cdk-outposts.OutpostSubnet'), { value: true });
}
markedAsOutpostSubnet(OutpostSubnet.prototype);

/** `RouterType` is the CloudFormation property without its last word: `NatGateway` is set by `natGatewayId`. */
function targetProperty(routerType: string): string {
  const property = routerType === 'CoreNetwork' ? 'CoreNetworkArn' : `${routerType}Id`;
  return property[0].toLowerCase() + property.slice(1);
}
