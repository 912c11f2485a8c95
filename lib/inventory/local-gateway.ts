/**
 * A local gateway: the way from an Outpost rack to the network of its site.
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
  /** `direct-vpc-routing` or `coip`. */
  readonly Mode?: string;
  readonly StateReason?: StateReasonElement;
  readonly Tags?: readonly TagElement[];
}

/**
 * Why something is in its state.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html
 */
export interface StateReasonElement {
  readonly Code?: string;
  readonly Message?: string;
}

/**
 * The association of a local gateway route table with a VPC.
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
 * The association of a local gateway route table with a group of virtual interfaces.
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
 * A group of virtual interfaces, one for each link to the network of the site.
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
  /** For an autonomous system number of 32 bits. */
  readonly LocalBgpAsnExtended?: number;
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A virtual interface of a local gateway.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayVirtualInterface.html
 */
export interface LocalGatewayVirtualInterfaceElement {
  readonly LocalGatewayVirtualInterfaceId?: string;
  readonly LocalGatewayVirtualInterfaceArn?: string;
  readonly LocalGatewayId?: string;
  readonly LocalGatewayVirtualInterfaceGroupId?: string;
  readonly OutpostLagId?: string;
  readonly Vlan?: number;
  /** With the prefix length, such as `10.0.0.2/30`. */
  readonly LocalAddress?: string;
  /** With the prefix length, such as `10.0.0.1/30`. */
  readonly PeerAddress?: string;
  readonly LocalBgpAsn?: number;
  readonly PeerBgpAsn?: number;
  /** For an autonomous system number of 32 bits. */
  readonly PeerBgpAsnExtended?: number;
  readonly OwnerId?: string;
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
 * A link aggregation group between an Outpost rack and the network of its site.
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

/**
 * A tag as the EC2 API writes it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
 */
export interface TagElement {
  readonly Key?: string;
  readonly Value?: string;
}
