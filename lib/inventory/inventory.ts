import type {
  CoipPoolElement,
  LocalGatewayElement,
  LocalGatewayRouteTableElement,
  LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement,
  LocalGatewayRouteTableVpcAssociationElement,
  LocalGatewayVirtualInterfaceElement,
  LocalGatewayVirtualInterfaceGroupElement,
  OutpostLagElement,
} from './local-gateway';

/**
 * What `outposts discover` reads of one account and Region: the content of `outposts.json`.
 *
 * Elements are those of the AWS APIs, name by name, so that nothing is translated twice. Any field may be missing: it was not
 * read, or its API does not send it. Rules are silent about what is missing.
 */
export interface Inventory {
  /** Version of this format: 1. */
  readonly schemaVersion?: number;
  /** Partition of the Region, such as `aws` or `aws-us-gov`. */
  readonly partition?: string;
  readonly region?: string;
  /** The account that was read, 12 digits. */
  readonly account?: string;
  /** When it was read, in ISO 8601. */
  readonly collectedAt?: string;
  readonly sites?: readonly SiteElement[];
  readonly outposts?: readonly OutpostInventoryEntry[];
  readonly localGateways?: readonly LocalGatewayElement[];
  readonly localGatewayRouteTables?: readonly LocalGatewayRouteTableElement[];
  readonly localGatewayRouteTableVpcAssociations?: readonly LocalGatewayRouteTableVpcAssociationElement[];
  readonly localGatewayRouteTableVirtualInterfaceGroupAssociations?: readonly LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement[];
  readonly localGatewayVirtualInterfaceGroups?: readonly LocalGatewayVirtualInterfaceGroupElement[];
  readonly localGatewayVirtualInterfaces?: readonly LocalGatewayVirtualInterfaceElement[];
  readonly coipPools?: readonly CoipPoolElement[];
  readonly outpostLags?: readonly OutpostLagElement[];
}

/** One Outpost with its hardware. */
export interface OutpostInventoryEntry {
  readonly outpost?: OutpostElement;
  readonly assets?: readonly AssetElement[];
  /** What the Outpost is slotted for, from `GetOutpostInstanceTypes`. */
  readonly instanceTypes?: readonly InstanceTypeElement[];
  /** What its hardware could be slotted for, from `GetOutpostSupportedInstanceTypes`. */
  readonly supportedInstanceTypes?: readonly InstanceTypeElement[];
  readonly assetInstances?: readonly AssetInstanceElement[];
  readonly capacityTasks?: readonly CapacityTaskElement[];
  readonly storage?: StorageDeclaration;
  /** How many of its hosts may fail, and all that runs is still to have a slot. Declared by hand; `outposts discover` keeps it. */
  readonly spareHosts?: number;
  /**
   * For how many hours at most its service link is expected to be down, while the work on it is to go on. Declared by hand; `outposts discover`
   * keeps it.
   */
  readonly expectedDisconnectHours?: number;
}

/** Storage that was ordered with an Outpost. Declared by hand, because no API tells it; `outposts discover` keeps it. */
export interface StorageDeclaration {
  /** S3 on Outposts. */
  readonly s3?: StorageCapacity;
  /** EBS, one entry for each volume type. */
  readonly ebs?: readonly EbsCapacity[];
}

/** How much of a kind of storage there is. */
export interface StorageCapacity {
  /** In tebibytes (2^40 bytes). */
  readonly capacityTiB?: number;
}

/** How much EBS storage of a volume type there is. */
export interface EbsCapacity extends StorageCapacity {
  /** Such as `gp2` or `gp3`. */
  readonly volumeType?: string;
}

/**
 * A place where Outposts stand.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Site.html
 */
export interface SiteElement {
  readonly SiteId?: string;
  readonly SiteArn?: string;
  readonly AccountId?: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly Notes?: string;
  readonly OperatingAddressCountryCode?: string;
  readonly OperatingAddressStateOrRegion?: string;
  readonly OperatingAddressCity?: string;
  readonly RackPhysicalProperties?: RackPhysicalPropertiesElement;
  readonly Tags?: { readonly [key: string]: string };
}

/**
 * What a site offers a rack. All are enumerations of the API, such as `POWER_10_KVA` or `UPLINK_40G`.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_RackPhysicalProperties.html
 */
export interface RackPhysicalPropertiesElement {
  readonly PowerDrawKva?: string;
  readonly PowerPhase?: string;
  readonly PowerConnector?: string;
  readonly PowerFeedDrop?: string;
  readonly UplinkGbps?: string;
  readonly UplinkCount?: string;
  readonly FiberOpticCableType?: string;
  readonly OpticalStandard?: string;
  readonly MaximumSupportedWeightLbs?: string;
}

/**
 * An Outpost.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html
 */
export interface OutpostElement {
  readonly OutpostId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly SiteId?: string;
  readonly SiteArn?: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly LifeCycleStatus?: string;
  readonly AvailabilityZone?: string;
  readonly AvailabilityZoneId?: string;
  /** `RACK` or `SERVER`. */
  readonly SupportedHardwareType?: string;
  /** `GENERATION_1` or `GENERATION_2`. */
  readonly Generation?: string;
  /** `SINGLE_RACK` or `MULTI_RACK`. */
  readonly RackScalingType?: string;
  readonly Tags?: { readonly [key: string]: string };
}

/**
 * A piece of hardware in an Outpost: a host, a switch, a power shelf.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInfo.html
 */
export interface AssetElement {
  readonly AssetId?: string;
  readonly RackId?: string;
  /** `COMPUTE`, `STORAGE`, `POWERSHELF`, `SWITCH` or `NETWORKING`. */
  readonly AssetType?: string;
  readonly ComputeAttributes?: ComputeAttributesElement;
  readonly AssetLocation?: AssetLocationElement;
}

/**
 * What a `COMPUTE` asset is slotted for.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ComputeAttributes.html
 */
export interface ComputeAttributesElement {
  readonly HostId?: string;
  /** `ACTIVE`, `ISOLATED`, `RETIRING` or `INSTALLING`. */
  readonly State?: string;
  readonly InstanceFamilies?: readonly string[];
  readonly InstanceTypeCapacities?: readonly InstanceTypeCapacityElement[];
  readonly MaxVcpus?: number;
}

/**
 * How many instances of a type a host is slotted for, used or not.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInstanceTypeCapacity.html
 */
export interface InstanceTypeCapacityElement {
  readonly InstanceType?: string;
  readonly Count?: number;
}

/**
 * Where an asset stands in its rack.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetLocation.html
 */
export interface AssetLocationElement {
  /** In rack units, counted from the floor. */
  readonly RackElevation?: number;
}

/**
 * An instance type of an Outpost.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_InstanceTypeItem.html
 */
export interface InstanceTypeElement {
  readonly InstanceType?: string;
  readonly VCPUs?: number;
}

/**
 * An instance that runs on an asset, of this account or of another one or of an AWS service.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInstance.html
 */
export interface AssetInstanceElement {
  readonly InstanceId?: string;
  readonly InstanceType?: string;
  readonly AssetId?: string;
  readonly AccountId?: string;
  /** `AWS`, `EC2`, `ELASTICACHE`, `ELB`, `RDS` or `ROUTE53`. */
  readonly AwsServiceName?: string;
}

/**
 * A change of the slots, under way or past.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CapacityTaskSummary.html
 */
export interface CapacityTaskElement {
  readonly CapacityTaskId?: string;
  readonly OutpostId?: string;
  readonly OrderId?: string;
  readonly AssetId?: string;
  readonly CapacityTaskStatus?: string;
  /** In ISO 8601, like the two other dates. */
  readonly CreationDate?: string;
  readonly CompletionDate?: string;
  readonly LastModifiedDate?: string;
}
