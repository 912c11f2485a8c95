/** `outposts.json`: what the AWS APIs answered, element by element. Any field may be missing; rules are silent about what is. */
export interface Inventory {
  readonly schemaVersion?: number;
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  /** When it was read, in ISO 8601. */
  readonly collectedAt?: string;
  readonly outposts?: readonly OutpostInventoryEntry[];
  readonly localGateways?: readonly LocalGatewayElement[];
  readonly localGatewayRouteTables?: readonly LocalGatewayRouteTableElement[];
  readonly localGatewayRouteTableVpcAssociations?: readonly LocalGatewayRouteTableVpcAssociationElement[];
}

/** One Outpost with its hardware. */
export interface OutpostInventoryEntry {
  readonly outpost?: OutpostElement;
  readonly assets?: readonly AssetElement[];
  readonly instanceTypes?: readonly InstanceTypeElement[];
}

/** @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html */
export interface OutpostElement {
  readonly OutpostId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly SiteId?: string;
  readonly SiteArn?: string;
  readonly Name?: string;
  readonly LifeCycleStatus?: string;
  readonly AvailabilityZone?: string;
  readonly AvailabilityZoneId?: string;
  readonly SupportedHardwareType?: string;
  readonly Generation?: string;
  readonly RackScalingType?: string;
}

/** @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInfo.html */
export interface AssetElement {
  readonly AssetId?: string;
  readonly RackId?: string;
  readonly AssetType?: string;
  readonly ComputeAttributes?: {
    readonly HostId?: string;
    readonly State?: string;
    readonly InstanceFamilies?: readonly string[];
    readonly InstanceTypeCapacities?: readonly { readonly InstanceType?: string; readonly Count?: number }[];
    readonly MaxVcpus?: number;
  };
}

/** @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_InstanceTypeItem.html */
export interface InstanceTypeElement {
  readonly InstanceType?: string;
  readonly VCPUs?: number;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGateway.html */
export interface LocalGatewayElement {
  readonly LocalGatewayId?: string;
  readonly OutpostArn?: string;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTable.html */
export interface LocalGatewayRouteTableElement {
  readonly LocalGatewayRouteTableId?: string;
  readonly LocalGatewayId?: string;
  readonly OutpostArn?: string;
  readonly Mode?: string;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTableVpcAssociation.html */
export interface LocalGatewayRouteTableVpcAssociationElement {
  readonly LocalGatewayRouteTableVpcAssociationId?: string;
  readonly LocalGatewayRouteTableId?: string;
  readonly VpcId?: string;
}
