import { Resource } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetNetworkAclAssociation,
  CfnSubnetRouteTableAssociation,
  Subnet,
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
import type { IOutpost } from '../outpost/outpost';
import { OutpostsValidation } from '../validation/plugin';
import type { ILocalGatewayRouteTable } from './local-gateway-route-table';
import { outpostSubnetsOf } from './outpost-subnets-of-vpc';

/** A subnet on an Outpost. Any L2 of the CDK takes it as a subnet. */
export interface IOutpostSubnet extends ISubnet {
  /** The Outpost. */
  readonly outpost: IOutpost;
}

/** What is known of a subnet on an Outpost that exists already. */
export interface OutpostSubnetAttributes {
  /** ID of the subnet. */
  readonly subnetId: string;
  /** The Outpost. It gives the subnet its Availability Zone. */
  readonly outpost: IOutpost;
  /**
   * Its part of the addresses of the VPC.
   *
   * @default - not known: `ipv4CidrBlock` throws
   */
  readonly ipv4CidrBlock?: string;
  /**
   * ID of its route table.
   *
   * @default - not known: `routeTable` throws when its ID is used
   */
  readonly routeTableId?: string;
}

/** Properties of a subnet on an Outpost. */
export interface OutpostSubnetProps {
  /** The VPC, in the Region that the Outpost belongs to. */
  readonly vpc: IVPCRef;
  /** The Outpost. It gives the subnet its Availability Zone. */
  readonly outpost: IOutpost;
  /** Its part of the addresses of the VPC, such as `10.0.8.0/24`. */
  readonly ipv4CidrBlock: string;
  /**
   * Its part of the IPv6 addresses of the VPC, of length 64. IPv6 goes between the subnets of one Outpost only: neither the service
   * link nor the local gateway carries it. Where the VPC gets its IPv6 addresses in the same stack, the subnet has to wait for that.
   *
   * @default - none
   */
  readonly ipv6CidrBlock?: string;
  /**
   * On a server: the device index at which a second network interface of an instance becomes a local network interface (LNI), in the
   * network of the building. At least 1, since the first interface cannot be one.
   *
   * @default - instances in the subnet have no local network interface
   */
  readonly localNetworkInterfaceDeviceIndex?: number;
}

/** Options of the routes between subnets on two Outposts. */
export interface AddOutpostSubnetRouteOptions {
  /**
   * The route table of the local gateway that the VPC uses here.
   *
   * @default - the one that the Outpost was declared with. Throws where there is none
   */
  readonly routeTable?: ILocalGatewayRouteTable;
  /**
   * The route table of the local gateway that the VPC uses on the other Outpost.
   *
   * @default - the one that the other Outpost was declared with. Throws where there is none
   */
  readonly otherRouteTable?: ILocalGatewayRouteTable;
}

/** Options of a route to the local gateway. */
export interface AddLocalGatewayRouteOptions {
  /**
   * The route table of the local gateway that the VPC uses.
   *
   * @default - the one that the Outpost was declared with. Throws where there is none
   */
  readonly routeTable?: ILocalGatewayRouteTable;
  /**
   * Whether the building leads to the internet this way, so that what needs the internet waits for the route.
   *
   * @default false
   */
  readonly enablesInternetConnectivity?: boolean;
}

/**
 * A subnet on an Outpost (`AWS::EC2::Subnet` with an `OutpostArn`), with a route table of its own.
 *
 * Any L2 of the CDK takes it: `vpcSubnets: { subnets: [subnet] }`, or `vpcSubnets: OutpostSubnet.selectionIn(vpc, outpost)`. It has no
 * way out but those you add: `addLocalGatewayRoute` to the building, `addOutpostSubnetRoute` to another Outpost, `addRoute` to a gateway
 * in the Region, over the service link.
 *
 * An `ec2.Vpc` that makes subnets in the Region hands out its addresses from the first one on. Keep a range for the subnets on the
 * Outpost by a subnet configuration that is `reserved`.
 *
 * @resource AWS::EC2::Subnet
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html
 */
export class OutpostSubnet extends Resource implements IOutpostSubnet {
  /** A subnet on an Outpost that exists already. */
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
    return new Import(scope, id);
  }

  /**
   * The subnets on Outposts that were made in a VPC so far, for the `vpcSubnets` of any L2 of the CDK: `ec2.Vpc` counts them neither as
   * private nor as isolated subnets, so that no `subnetType` finds them. Those that were imported are not among them.
   *
   * @param outpost the Outpost that they are on; without it, those on any
   * @throws where there is none yet
   */
  public static selectionIn(vpc: IVPCRef, outpost?: IOutpostRef): SubnetSelection {
    const arn = outpost?.outpostRef.outpostArn;
    const subnets = outpostSubnetsOf(vpc).filter((subnet) => arn === undefined || subnet.outpost.outpostRef.outpostArn === arn);
    if (subnets.length === 0) {
      const on = outpost ? `Outpost '${outpost.node.path}'` : 'any Outpost';
      throw new Error(`VPC '${vpc.node.path}' has no subnet on ${on} yet; make an OutpostSubnet in it before it is selected`);
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
  /** The route table, which no other subnet uses. */
  public readonly routeTable: IRouteTable;
  public readonly internetConnectivityEstablished: IDependable;
  /** The Outpost. */
  public readonly outpost: IOutpost;
  private readonly vpc: IVPCRef;
  private readonly internetRoutes = new DependencyGroup();

  constructor(scope: Construct, id: string, props: OutpostSubnetProps) {
    super(scope, id);
    const { vpc, outpost, ipv4CidrBlock, ipv6CidrBlock } = props;
    this.vpc = vpc;
    this.outpost = outpost;
    this.ipv4CidrBlock = ipv4CidrBlock;
    const { vpcId } = vpc.vpcRef;
    const { availabilityZoneId } = outpost;

    const subnet = new CfnSubnet(this, 'Subnet', {
      vpcId,
      cidrBlock: ipv4CidrBlock,
      ipv6CidrBlock,
      availabilityZone: availabilityZoneId ? undefined : outpost.availabilityZone,
      availabilityZoneId,
      outpostArn: outpost.outpostRef.outpostArn,
      enableLniAtDeviceIndex: props.localNetworkInterfaceDeviceIndex,
    });
    this.node.defaultChild = subnet;
    this.subnetId = subnet.ref;
    this.availabilityZone = availabilityZoneId ? subnet.attrAvailabilityZone : outpost.availabilityZone;
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId });
    this.routeTable = { routeTableId: routeTable.ref };
    new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', { subnetId: subnet.ref, routeTableId: routeTable.ref });
    // Not by `Tags.of`, which would be an aspect for every subnet.
    for (const { tags } of [subnet, routeTable]) tags.setTag('Name', this.node.path);

    this.internetConnectivityEstablished = this.internetRoutes;
    outpostSubnetsOf(vpc).push(this);
    OutpostsValidation.register(this);
  }

  public get subnetRef(): SubnetReference {
    return { subnetId: this.subnetId };
  }

  /**
   * Routes a range of the building to the local gateway. The VPC is associated with the route table of the local gateway, once for
   * all its subnets, and the route waits for it.
   *
   * Where another App has associated the VPC already, use `addRoute` with `RouterType.LOCAL_GATEWAY`.
   *
   * @param destinationCidrBlock an IPv4 range such as `192.168.0.0/16`
   */
  public addLocalGatewayRoute(id: string, destinationCidrBlock: string, options: AddLocalGatewayRouteOptions = {}): void {
    const { localGateway } = this.outpost;
    const routeTable = options.routeTable ?? localGateway.routeTable;
    if (!routeTable) {
      throw new Error(
        `the local gateway of Outpost '${this.outpost.node.path}' has no route table that subnet '${this.node.path}' could use; give addLocalGatewayRoute a routeTable, or the Outpost its localGatewayRouteTableId`,
      );
    }
    const route = new CfnRoute(this, id, {
      routeTableId: this.routeTable.routeTableId,
      destinationCidrBlock,
      localGatewayId: localGateway.localGatewayId,
    });
    route.node.addDependency(routeTable.associateVpc(this.vpc));
    if (options.enablesInternetConnectivity) this.internetRoutes.add(route);
  }

  /**
   * Lets this subnet and one on another Outpost reach each other, through the local gateways of both and the network of the building,
   * which has to route between them. Each gets a route to all addresses of the other, and the VPC is associated with both route tables,
   * which have to be in `LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING`. Rules of security groups between the two name ranges: the ID of
   * a security group means nothing beyond its Outpost.
   *
   * @param id of both routes, each in its own subnet
   * @throws where both subnets are on the same Outpost, whose subnets reach each other without a route
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw
   */
  public addOutpostSubnetRoute(id: string, other: OutpostSubnet, options: AddOutpostSubnetRouteOptions = {}): void {
    if (this.outpost.outpostRef.outpostArn === other.outpost.outpostRef.outpostArn) {
      throw new Error(
        `subnets '${this.node.path}' and '${other.node.path}' are on the same Outpost, where they reach each other without a route; give a subnet on another Outpost`,
      );
    }
    this.addLocalGatewayRoute(id, other.ipv4CidrBlock, { routeTable: options.routeTable });
    other.addLocalGatewayRoute(id, this.ipv4CidrBlock, { routeTable: options.otherRouteTable });
  }

  /** Adds a route to anything else. What goes to a gateway in the Region goes over the service link. */
  public addRoute(id: string, options: AddRouteOptions): void {
    const { routerType, routerId, destinationCidrBlock, destinationIpv6CidrBlock, enablesInternetConnectivity } = options;
    const route = new CfnRoute(this, id, {
      routeTableId: this.routeTable.routeTableId,
      destinationCidrBlock: destinationCidrBlock ?? (destinationIpv6CidrBlock === undefined ? '0.0.0.0/0' : undefined),
      destinationIpv6CidrBlock,
      [targetProperty(routerType)]: routerId,
    });
    if (enablesInternetConnectivity) this.internetRoutes.add(route);
  }

  public associateNetworkAcl(id: string, networkAcl: INetworkAcl): void {
    new CfnSubnetNetworkAclAssociation(this, id, { subnetId: this.subnetId, networkAclId: networkAcl.networkAclId });
  }
}

/** `RouterType` is the CloudFormation property without its last word: `NatGateway` is set by `natGatewayId`. */
function targetProperty(routerType: string): string {
  const property = routerType === 'CoreNetwork' ? 'CoreNetworkArn' : `${routerType}Id`;
  return property[0].toLowerCase() + property.slice(1);
}
