/** A tag of an EC2 resource. */
export interface TagElement {
  readonly Key?: string;
  readonly Value?: string;
}

/**
 * The way from an Outpost rack to the on-premises network.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGateway.html
 */
export interface LocalGatewayElement {
  readonly LocalGatewayId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A route table of a local gateway.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTable.html
 */
export interface LocalGatewayRouteTableElement {
  readonly LocalGatewayRouteTableId?: string;
  readonly LocalGatewayRouteTableArn?: string;
  readonly LocalGatewayId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  /** `coip` or `direct-vpc-routing`. */
  readonly Mode?: string;
  readonly StateReason?: StateReasonElement;
  readonly Tags?: readonly TagElement[];
}

/**
 * Why a resource is in its state.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html
 */
export interface StateReasonElement {
  readonly Code?: string;
  readonly Message?: string;
}

/**
 * A VPC that uses a route table of a local gateway.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTableVpcAssociation.html
 */
export interface LocalGatewayRouteTableVpcAssociationElement {
  readonly LocalGatewayRouteTableVpcAssociationId?: string;
  readonly LocalGatewayRouteTableId?: string;
  readonly LocalGatewayRouteTableArn?: string;
  readonly LocalGatewayId?: string;
  readonly VpcId?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A group of virtual interfaces that uses a route table of a local gateway.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTableVirtualInterfaceGroupAssociation.html
 */
export interface LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement {
  readonly LocalGatewayRouteTableVirtualInterfaceGroupAssociationId?: string;
  readonly LocalGatewayVirtualInterfaceGroupId?: string;
  readonly LocalGatewayId?: string;
  readonly LocalGatewayRouteTableId?: string;
  readonly LocalGatewayRouteTableArn?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * Virtual interfaces that stand in for each other.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayVirtualInterfaceGroup.html
 */
export interface LocalGatewayVirtualInterfaceGroupElement {
  readonly LocalGatewayVirtualInterfaceGroupId?: string;
  readonly LocalGatewayVirtualInterfaceGroupArn?: string;
  readonly LocalGatewayVirtualInterfaceIds?: readonly string[];
  readonly LocalGatewayId?: string;
  readonly OwnerId?: string;
  readonly LocalBgpAsn?: number;
  readonly LocalBgpAsnExtended?: number;
  /** `pending`, `incomplete`, `available`, `deleting` or `deleted`. */
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A VLAN with a BGP session between the local gateway and an on-premises router.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayVirtualInterface.html
 */
export interface LocalGatewayVirtualInterfaceElement {
  readonly LocalGatewayVirtualInterfaceId?: string;
  readonly LocalGatewayVirtualInterfaceArn?: string;
  readonly LocalGatewayVirtualInterfaceGroupId?: string;
  readonly LocalGatewayId?: string;
  readonly OutpostLagId?: string;
  readonly Vlan?: number;
  /** In CIDR notation. */
  readonly LocalAddress?: string;
  /** In CIDR notation. */
  readonly PeerAddress?: string;
  readonly LocalBgpAsn?: number;
  readonly PeerBgpAsn?: number;
  readonly PeerBgpAsnExtended?: number;
  readonly OwnerId?: string;
  /** `pending`, `available`, `deleting` or `deleted`. */
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A pool of customer-owned IP addresses.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CoipPool.html
 */
export interface CoipPoolElement {
  readonly PoolId?: string;
  readonly PoolArn?: string;
  readonly PoolCidrs?: readonly string[];
  readonly LocalGatewayRouteTableId?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A link aggregation group between an Outpost and the on-premises network.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_OutpostLag.html
 */
export interface OutpostLagElement {
  readonly OutpostLagId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly State?: string;
  readonly LocalGatewayVirtualInterfaceIds?: readonly string[];
  readonly ServiceLinkVirtualInterfaceIds?: readonly string[];
  readonly Tags?: readonly TagElement[];
}
