import type { Fact, Value } from './facts';
import type { NetworkInterface, SecurityGroup } from './network-interface';
import type { Outpost } from './site';

/** `AWS::EC2::VPC`. */
export interface Vpc extends Fact {
  readonly cidrBlock: Value<string>;
  /** `true` where the template leaves it out. */
  readonly enableDnsSupport: Value<boolean>;
  /** `false` where the template leaves it out. */
  readonly enableDnsHostnames: Value<boolean>;
  /** `undefined`: others than those in the templates may exist. */
  readonly localGatewayVpcAssociations: Value<readonly LocalGatewayVpcAssociation[]>;
}

/** `AWS::EC2::DHCPOptions`. */
export interface DhcpOptions extends Fact {
  /** Addresses of DNS servers besides `AmazonProvidedDNS`, the resolver of the VPC. */
  readonly ownDnsServers: Value<readonly string[]>;
}

/** `AWS::EC2::VPCDHCPOptionsAssociation`. */
export interface DhcpOptionsAssociation extends Fact {
  readonly vpc: Value<Vpc>;
  readonly dhcpOptions: Value<DhcpOptions>;
}

/** `AWS::EC2::VPCCidrBlock`. */
export interface VpcCidrBlock extends Fact {
  readonly vpc: Value<Vpc>;
  readonly isIpv6: Value<boolean>;
}

/** `AWS::EC2::Subnet`. */
export interface Subnet extends Fact {
  readonly vpc: Value<Vpc>;
  /** `null`: the subnet is in the Region. */
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  readonly availabilityZoneId: Value<string>;
  readonly cidrBlock: Value<string>;
  readonly enableLniAtDeviceIndex: Value<number>;
  /** `ip-name` or `resource-name`; `null` where its instances are named by their addresses, which is the default. */
  readonly hostnameType: Value<string>;
  /** `null`: the main route table of the VPC. */
  readonly routeTable: Value<RouteTable>;
  /** Network interfaces that the templates create in it, those of its instances included; none that a condition decides about. */
  readonly interfaceCount: Value<number>;
}

/** `AWS::EC2::RouteTable`. */
export interface RouteTable extends Fact {
  readonly vpc: Value<Vpc>;
  /** `undefined`: others than those in the templates may exist. */
  readonly routes: Value<readonly Route[]>;
}

/** `AWS::EC2::SubnetRouteTableAssociation`. */
export interface SubnetRouteTableAssociation extends Fact {
  readonly subnet: Value<Subnet>;
  readonly routeTable: Value<RouteTable>;
}

/** `AWS::EC2::Route`. */
export interface Route extends Fact {
  readonly routeTable: Value<RouteTable>;
  readonly destination: Value<string>;
  readonly destinationIpv6: Value<string>;
  /** Names of the target properties that the route sets, such as `LocalGatewayId` or `NatGatewayId`. */
  readonly targets: readonly string[];
  readonly localGatewayId: Value<string>;
  /** Logical IDs in its `DependsOn`. */
  readonly dependsOn: readonly string[];
}

/** `AWS::EC2::LocalGatewayRouteTable`. */
export interface LocalGatewayRouteTable extends Fact {
  readonly localGatewayId: Value<string>;
  /** The Outpost whose local gateway it is. */
  readonly outpost: Value<Outpost>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  /** `direct-vpc-routing` where the template leaves it out. */
  readonly mode: Value<string>;
  /** `undefined`: others than those in the templates may exist. */
  readonly vifGroupAssociations: Value<readonly LocalGatewayVifGroupAssociation[]>;
  /** `undefined`: others than those in the templates may exist. */
  readonly routes: Value<readonly LocalGatewayRoute[]>;
}

/** `AWS::EC2::LocalGatewayRoute`. */
export interface LocalGatewayRoute extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly destination: Value<string>;
  readonly virtualInterfaceGroup: Value<LocalGatewayVirtualInterfaceGroup>;
  readonly networkInterface: Value<NetworkInterface>;
}

/** `AWS::EC2::LocalGatewayRouteTableVPCAssociation`. */
export interface LocalGatewayVpcAssociation extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly vpc: Value<Vpc>;
}

/** `AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation`. */
export interface LocalGatewayVifGroupAssociation extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly virtualInterfaceGroup: Value<LocalGatewayVirtualInterfaceGroup>;
  /** Logical IDs in its `DependsOn`. */
  readonly dependsOn: readonly string[];
}

/** `AWS::EC2::LocalGatewayVirtualInterfaceGroup`. */
export interface LocalGatewayVirtualInterfaceGroup extends Fact {
  readonly localGatewayId: Value<string>;
  /** The Outpost whose local gateway it is. */
  readonly outpost: Value<Outpost>;
  readonly localBgpAsn: Value<number>;
  readonly localBgpAsnExtended: Value<number>;
  /** `undefined`: others than those in the templates may exist. */
  readonly virtualInterfaces: Value<readonly LocalGatewayVirtualInterface[]>;
}

/** `AWS::EC2::LocalGatewayVirtualInterface`. */
export interface LocalGatewayVirtualInterface extends Fact {
  readonly group: Value<LocalGatewayVirtualInterfaceGroup>;
  readonly outpostLagId: Value<string>;
  readonly vlan: Value<number>;
  readonly localAddress: Value<string>;
  readonly peerAddress: Value<string>;
  readonly peerBgpAsn: Value<number>;
  readonly peerBgpAsnExtended: Value<number>;
}

/** `AWS::EC2::VPCEndpoint`. */
export interface VpcEndpoint extends Fact {
  readonly vpc: Value<Vpc>;
  readonly serviceName: Value<string>;
  /** `Gateway` where the template leaves it out. */
  readonly type: Value<string>;
  /** Route tables of a gateway endpoint. */
  readonly routeTables: Value<readonly RouteTable[]>;
  /** Subnets of an interface endpoint. */
  readonly subnets: Value<readonly Subnet[]>;
  readonly securityGroups: Value<readonly SecurityGroup[]>;
  /** `false` where the template leaves it out. */
  readonly hasPrivateDns: Value<boolean>;
  /**
   * Whether it can carry the service link of an Outpost: an endpoint of AWS Outposts without private DNS. With private DNS it
   * answers the API of AWS Outposts.
   */
  readonly isOfServiceLink: Value<boolean>;
  /** Actions that its policy allows; `*` where it has no policy. */
  readonly allowedActions: Value<readonly string[]>;
}

/** `AWS::Route53Resolver::ResolverEndpoint`. */
export interface ResolverEndpoint extends Fact {
  readonly outpost: Value<Outpost>;
  readonly preferredInstanceType: Value<string>;
  /** `IPV4`, `IPV6` or `DUALSTACK`. */
  readonly type: Value<string>;
}

/** `AWS::Route53Resolver::OutpostResolver`. */
export interface OutpostResolver extends Fact {
  readonly outpost: Value<Outpost>;
  readonly preferredInstanceType: Value<string>;
  /** 4 where the template leaves it out. */
  readonly instanceCount: Value<number>;
}

/** `AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation`. */
export interface QueryLoggingAssociation extends Fact {
  readonly vpc: Value<Vpc>;
}
