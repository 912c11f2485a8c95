import type {
  CoipPoolElement,
  LocalGatewayElement,
  LocalGatewayRouteTableElement,
  LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement,
  LocalGatewayRouteTableVpcAssociationElement,
  LocalGatewayVirtualInterfaceElement,
  LocalGatewayVirtualInterfaceGroupElement,
  OutpostLagElement,
  ServiceLinkVirtualInterfaceElement,
} from './local-gateway';
import type { OrderableInstanceTypeElement } from './orderable-instance-type';
import type { OutpostWithS3Element, S3EndpointElement } from './s3-outposts';
import type { ServiceQuotaElement } from './service-quota';
import type { RouteTableElement, SubnetElement, VpcElement } from './vpc';

/**
 * The Outposts of one account in one Region: the content of `outposts.json`, which `npx cdk-outposts discover` writes.
 *
 * The elements have the names and values of the AWS APIs. Any field may be missing. Rules report nothing about a missing field.
 */
export interface Inventory {
  /** Version of the format: 1. */
  readonly schemaVersion?: number;
  /** Partition of the Region, such as `aws` or `aws-us-gov`. */
  readonly partition?: string;
  readonly region?: string;
  /** Account ID, 12 digits. */
  readonly account?: string;
  /** Time of the discovery, in ISO 8601 format. */
  readonly collectedAt?: string;
  /**
   * Times of earlier discoveries, for the lists that `discover` could not read again: by field, such as `coipPools`, or by Outpost and field,
   * such as `op-0123456789abcdef0.assets`.
   */
  readonly collectedEarlier?: { readonly [list: string]: string };
  readonly sites?: readonly SiteElement[];
  readonly outposts?: readonly OutpostInventoryEntry[];
  readonly localGateways?: readonly LocalGatewayElement[];
  readonly localGatewayRouteTables?: readonly LocalGatewayRouteTableElement[];
  readonly localGatewayRouteTableVpcAssociations?: readonly LocalGatewayRouteTableVpcAssociationElement[];
  readonly localGatewayRouteTableVirtualInterfaceGroupAssociations?: readonly LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement[];
  readonly localGatewayVirtualInterfaceGroups?: readonly LocalGatewayVirtualInterfaceGroupElement[];
  readonly localGatewayVirtualInterfaces?: readonly LocalGatewayVirtualInterfaceElement[];
  readonly serviceLinkVirtualInterfaces?: readonly ServiceLinkVirtualInterfaceElement[];
  readonly coipPools?: readonly CoipPoolElement[];
  readonly outpostLags?: readonly OutpostLagElement[];
  /** All subnets of the VPCs that extend to an Outpost. */
  readonly subnets?: readonly SubnetElement[];
  /** VPCs that extend to an Outpost, or that are associated with a local gateway route table. */
  readonly vpcs?: readonly VpcElement[];
  /** Route tables of these VPCs. */
  readonly routeTables?: readonly RouteTableElement[];
  /** Outposts with S3 on Outposts capacity, from `ListOutpostsWithS3`. */
  readonly outpostsWithS3?: readonly OutpostWithS3Element[];
  readonly s3Endpoints?: readonly S3EndpointElement[];
  /** Quotas of AWS Outposts, from `ListServiceQuotas`. */
  readonly serviceQuotas?: readonly ServiceQuotaElement[];
  /** Instance types that AWS accepts orders for, from `ListOrderableInstanceTypes`. */
  readonly orderableInstanceTypes?: readonly OrderableInstanceTypeElement[];
}

/** An Outpost with its hardware. */
export interface OutpostInventoryEntry {
  readonly outpost?: OutpostElement;
  readonly assets?: readonly AssetElement[];
  /** Instance types that the Outpost is configured to launch, from `GetOutpostInstanceTypes`. */
  readonly instanceTypes?: readonly InstanceTypeElement[];
  /** Instance types that the hardware supports, from `GetOutpostSupportedInstanceTypes`. */
  readonly supportedInstanceTypes?: readonly InstanceTypeElement[];
  readonly assetInstances?: readonly AssetInstanceElement[];
  readonly capacityTasks?: readonly CapacityTaskElement[];
  readonly storage?: StorageDeclaration;
  /** Number of host failures to tolerate: M of N+M availability. Declared manually; `discover` keeps it. */
  readonly spareHosts?: number;
  /** Longest service link outage that workloads must tolerate, in hours. Declared manually; `discover` keeps it. */
  readonly expectedDisconnectHours?: number;
}

/** Storage that was ordered with an Outpost. Declared manually; `discover` keeps it. */
export interface StorageDeclaration {
  /** S3 on Outposts capacity, for an inventory without `outpostsWithS3`. */
  readonly s3?: StorageCapacity;
  /** EBS capacity, one entry for each volume type. No AWS API returns it. */
  readonly ebs?: readonly EbsCapacity[];
}

/** Capacity of a storage type. */
export interface StorageCapacity {
  /** Capacity in TiB; 0 for none. */
  readonly capacityTiB?: number;
}

/** EBS capacity of a volume type. */
export interface EbsCapacity extends StorageCapacity {
  /** Such as `gp2` or `gp3`. */
  readonly volumeType?: string;
}

/**
 * A site, the location of Outposts.
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
 * Physical properties of the racks at a site. The values are enumerations of the API, such as `POWER_10_KVA` or `UPLINK_40G`.
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
 * A hardware asset of an Outpost, such as a host, a switch or a power shelf.
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
 * Compute capacity of a `COMPUTE` asset.
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
 * Number of slots for an instance type on a host, in use or not.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInstanceTypeCapacity.html
 */
export interface InstanceTypeCapacityElement {
  readonly InstanceType?: string;
  readonly Count?: number;
}

/**
 * Position of an asset in its rack.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetLocation.html
 */
export interface AssetLocationElement {
  /** Position in rack units. */
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
 * An instance that runs on an asset. It belongs to this account, another account or an AWS service.
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
 * A capacity task, in progress or finished.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CapacityTaskSummary.html
 */
export interface CapacityTaskElement {
  readonly CapacityTaskId?: string;
  readonly OutpostId?: string;
  readonly OrderId?: string;
  readonly AssetId?: string;
  readonly CapacityTaskStatus?: string;
  /** In ISO 8601 format, as the other dates. */
  readonly CreationDate?: string;
  readonly CompletionDate?: string;
  readonly LastModifiedDate?: string;
}
