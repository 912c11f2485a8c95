import type { TagElement } from './local-gateway';

/**
 * A subnet of a VPC that extends to an Outpost. Without `OutpostArn`, it is in the Region.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html
 */
export interface SubnetElement {
  readonly SubnetId?: string;
  readonly SubnetArn?: string;
  readonly VpcId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  readonly AvailabilityZone?: string;
  readonly AvailabilityZoneId?: string;
  readonly CidrBlock?: string;
  readonly AvailableIpAddressCount?: number;
  readonly EnableLniAtDeviceIndex?: number;
  readonly MapCustomerOwnedIpOnLaunch?: boolean;
  readonly CustomerOwnedIpv4Pool?: string;
  readonly MapPublicIpOnLaunch?: boolean;
  readonly PrivateDnsNameOptionsOnLaunch?: PrivateDnsNameOptionsElement;
  readonly Tags?: readonly TagElement[];
}

/**
 * Hostnames of instances in a subnet.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PrivateDnsNameOptionsOnLaunch.html
 */
export interface PrivateDnsNameOptionsElement {
  /** `ip-name` or `resource-name`. */
  readonly HostnameType?: string;
}

/**
 * A VPC that extends to an Outpost, or that is associated with a local gateway route table.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html
 */
export interface VpcElement {
  readonly VpcId?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  /** Primary IPv4 CIDR block. */
  readonly CidrBlock?: string;
  readonly CidrBlockAssociationSet?: readonly VpcCidrBlockAssociationElement[];
  readonly DhcpOptionsId?: string;
  readonly InstanceTenancy?: string;
  readonly IsDefault?: boolean;
  readonly Tags?: readonly TagElement[];
}

/**
 * An IPv4 CIDR block of a VPC.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcCidrBlockAssociation.html
 */
export interface VpcCidrBlockAssociationElement {
  readonly AssociationId?: string;
  readonly CidrBlock?: string;
  readonly CidrBlockState?: VpcCidrBlockStateElement;
}

/**
 * State of a CIDR block.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcCidrBlockState.html
 */
export interface VpcCidrBlockStateElement {
  /** Such as `associated` or `disassociated`. */
  readonly State?: string;
}

/**
 * A route table of such a VPC.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html
 */
export interface RouteTableElement {
  readonly RouteTableId?: string;
  readonly VpcId?: string;
  readonly OwnerId?: string;
  readonly Routes?: readonly RouteElement[];
  readonly Associations?: readonly RouteTableAssociationElement[];
  readonly Tags?: readonly TagElement[];
}

/**
 * A route.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
 */
export interface RouteElement {
  readonly DestinationCidrBlock?: string;
  readonly DestinationIpv6CidrBlock?: string;
  readonly DestinationPrefixListId?: string;
  readonly CarrierGatewayId?: string;
  readonly CoreNetworkArn?: string;
  readonly EgressOnlyInternetGatewayId?: string;
  readonly GatewayId?: string;
  readonly InstanceId?: string;
  readonly LocalGatewayId?: string;
  readonly NatGatewayId?: string;
  readonly NetworkInterfaceId?: string;
  readonly TransitGatewayId?: string;
  readonly VpcPeeringConnectionId?: string;
  readonly Origin?: string;
  readonly State?: string;
}

/**
 * An association of a route table with a subnet.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTableAssociation.html
 */
export interface RouteTableAssociationElement {
  readonly RouteTableAssociationId?: string;
  readonly SubnetId?: string;
  readonly GatewayId?: string;
  /** Whether it is the main route table of the VPC, which subnets without an association use. */
  readonly Main?: boolean;
}
