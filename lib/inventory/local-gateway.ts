/**
 * A local gateway, which connects an Outposts rack to the on-premises network.
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
 * A local gateway route table.
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
 * Reason for a state.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html
 */
export interface StateReasonElement {
  readonly Code?: string;
  readonly Message?: string;
}

/**
 * An association of a local gateway route table with a VPC.
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
 * An association of a local gateway route table with a VIF group.
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
 * A local gateway virtual interface group (VIF group), with one VIF for each link to the on-premises network.
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
  /** A 32-bit autonomous system number. */
  readonly LocalBgpAsnExtended?: number;
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A local gateway virtual interface (VIF).
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
  /** A 32-bit autonomous system number. */
  readonly PeerBgpAsnExtended?: number;
  readonly OwnerId?: string;
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A service link virtual interface (VIF).
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceLinkVirtualInterface.html
 */
export interface ServiceLinkVirtualInterfaceElement {
  readonly ServiceLinkVirtualInterfaceId?: string;
  readonly ServiceLinkVirtualInterfaceArn?: string;
  readonly OutpostId?: string;
  readonly OutpostArn?: string;
  readonly OutpostLagId?: string;
  readonly Vlan?: number;
  /** With the prefix length, such as `10.0.0.2/31`. */
  readonly LocalAddress?: string;
  /** With the prefix length, such as `10.0.0.3/31`. */
  readonly PeerAddress?: string;
  readonly PeerBgpAsn?: number;
  readonly OwnerId?: string;
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}

/**
 * A customer-owned IP (CoIP) address pool.
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
 * A link aggregation group (LAG) between an Outposts rack and the on-premises network.
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
 * A tag in the format of the EC2 API.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
 */
export interface TagElement {
  readonly Key?: string;
  readonly Value?: string;
}
