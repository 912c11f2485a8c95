import type {
  AssetElement,
  AssetInstanceElement,
  CapacityTaskElement,
  EbsCapacity,
  InstanceTypeCapacityElement,
  InstanceTypeElement,
  Inventory,
  OutpostInventoryEntry,
  SiteElement,
} from './inventory';
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
  TagElement,
} from './local-gateway';
import type { FormFactorConfigElement, OrderableInstanceTypeElement } from './orderable-instance-type';
import type { OutpostWithS3Element, S3EndpointElement, S3EndpointInterfaceElement } from './s3-outposts';
import type { ServiceQuotaElement } from './service-quota';
import type {
  RouteElement,
  RouteTableAssociationElement,
  RouteTableElement,
  SubnetElement,
  VpcCidrBlockAssociationElement,
  VpcElement,
} from './vpc';

/** Version of the format that this library writes and reads. */
export const SCHEMA_VERSION = 1;

/** Type of a value in an inventory. */
export type Shape = 'string' | 'number' | 'boolean' | 'map of strings' | ListShape<never> | ObjectShape;

/** Known fields of an object, in the order of the file. Unknown fields are accepted: AWS adds fields to its APIs. */
export interface ObjectShape {
  readonly [field: string]: Shape;
}

/** A list. Files contain its elements in the order of their keys, because AWS does not guarantee an order. */
export class ListShape<E> {
  public constructor(
    public readonly element: Shape,
    public readonly key: (element: E) => string | undefined,
  ) {}
}

/** Shape of a type. A type and a shape with different fields do not compile. */
type ShapeOf<T> = [T] extends [string]
  ? 'string'
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'boolean'
      : T extends readonly (infer E)[]
        ? ListShape<E>
        : string extends keyof T
          ? 'map of strings'
          : { readonly [Field in keyof T]-?: ShapeOf<NonNullable<T[Field]>> };

function list<E>(key: (element: E) => string | undefined, element: ShapeOf<E> & Shape): ListShape<E> {
  return new ListShape(element, key);
}

const STRINGS = list<string>((element) => element, 'string');

const EC2_TAGS = list<TagElement>((tag) => tag.Key, { Key: 'string', Value: 'string' });

const INSTANCE_TYPES = list<InstanceTypeElement>((type) => type.InstanceType, { InstanceType: 'string', VCPUs: 'number' });

const OUTPOST: ShapeOf<NonNullable<OutpostInventoryEntry['outpost']>> = {
  OutpostId: 'string',
  OutpostArn: 'string',
  OwnerId: 'string',
  SiteId: 'string',
  SiteArn: 'string',
  Name: 'string',
  Description: 'string',
  LifeCycleStatus: 'string',
  AvailabilityZone: 'string',
  AvailabilityZoneId: 'string',
  SupportedHardwareType: 'string',
  Generation: 'string',
  RackScalingType: 'string',
  Tags: 'map of strings',
};

/** Known fields of `outposts.json`, with the order of fields and lists. */
export const INVENTORY: ShapeOf<Inventory> = {
  schemaVersion: 'number',
  partition: 'string',
  region: 'string',
  account: 'string',
  collectedAt: 'string',
  collectedEarlier: 'map of strings',
  sites: list<SiteElement>((site) => site.SiteId, {
    SiteId: 'string',
    SiteArn: 'string',
    AccountId: 'string',
    Name: 'string',
    Description: 'string',
    Notes: 'string',
    OperatingAddressCountryCode: 'string',
    OperatingAddressStateOrRegion: 'string',
    OperatingAddressCity: 'string',
    RackPhysicalProperties: {
      PowerDrawKva: 'string',
      PowerPhase: 'string',
      PowerConnector: 'string',
      PowerFeedDrop: 'string',
      UplinkGbps: 'string',
      UplinkCount: 'string',
      FiberOpticCableType: 'string',
      OpticalStandard: 'string',
      MaximumSupportedWeightLbs: 'string',
    },
    Tags: 'map of strings',
  }),
  outposts: list<OutpostInventoryEntry>((entry) => entry.outpost?.OutpostId, {
    outpost: OUTPOST,
    assets: list<AssetElement>((asset) => asset.AssetId, {
      AssetId: 'string',
      RackId: 'string',
      AssetType: 'string',
      ComputeAttributes: {
        HostId: 'string',
        State: 'string',
        InstanceFamilies: STRINGS,
        InstanceTypeCapacities: list<InstanceTypeCapacityElement>((slots) => slots.InstanceType, {
          InstanceType: 'string',
          Count: 'number',
        }),
        MaxVcpus: 'number',
      },
      AssetLocation: { RackElevation: 'number' },
    }),
    instanceTypes: INSTANCE_TYPES,
    supportedInstanceTypes: INSTANCE_TYPES,
    assetInstances: list<AssetInstanceElement>((instance) => instance.InstanceId, {
      InstanceId: 'string',
      InstanceType: 'string',
      AssetId: 'string',
      AccountId: 'string',
      AwsServiceName: 'string',
    }),
    capacityTasks: list<CapacityTaskElement>((task) => task.CapacityTaskId, {
      CapacityTaskId: 'string',
      OutpostId: 'string',
      OrderId: 'string',
      AssetId: 'string',
      CapacityTaskStatus: 'string',
      CreationDate: 'string',
      CompletionDate: 'string',
      LastModifiedDate: 'string',
    }),
    storage: {
      s3: { capacityTiB: 'number' },
      ebs: list<EbsCapacity>((ebs) => ebs.volumeType, { volumeType: 'string', capacityTiB: 'number' }),
    },
    spareHosts: 'number',
    expectedDisconnectHours: 'number',
  }),
  localGateways: list<LocalGatewayElement>((gateway) => gateway.LocalGatewayId, {
    LocalGatewayId: 'string',
    OutpostArn: 'string',
    OwnerId: 'string',
    State: 'string',
    Tags: EC2_TAGS,
  }),
  localGatewayRouteTables: list<LocalGatewayRouteTableElement>((table) => table.LocalGatewayRouteTableId, {
    LocalGatewayRouteTableId: 'string',
    LocalGatewayRouteTableArn: 'string',
    LocalGatewayId: 'string',
    OutpostArn: 'string',
    OwnerId: 'string',
    State: 'string',
    Mode: 'string',
    StateReason: { Code: 'string', Message: 'string' },
    Tags: EC2_TAGS,
  }),
  localGatewayRouteTableVpcAssociations: list<LocalGatewayRouteTableVpcAssociationElement>(
    (association) => association.LocalGatewayRouteTableVpcAssociationId,
    {
      LocalGatewayRouteTableVpcAssociationId: 'string',
      LocalGatewayRouteTableId: 'string',
      LocalGatewayRouteTableArn: 'string',
      LocalGatewayId: 'string',
      VpcId: 'string',
      OwnerId: 'string',
      State: 'string',
      Tags: EC2_TAGS,
    },
  ),
  localGatewayRouteTableVirtualInterfaceGroupAssociations: list<LocalGatewayRouteTableVirtualInterfaceGroupAssociationElement>(
    (association) => association.LocalGatewayRouteTableVirtualInterfaceGroupAssociationId,
    {
      LocalGatewayRouteTableVirtualInterfaceGroupAssociationId: 'string',
      LocalGatewayVirtualInterfaceGroupId: 'string',
      LocalGatewayId: 'string',
      LocalGatewayRouteTableId: 'string',
      LocalGatewayRouteTableArn: 'string',
      OwnerId: 'string',
      State: 'string',
      Tags: EC2_TAGS,
    },
  ),
  localGatewayVirtualInterfaceGroups: list<LocalGatewayVirtualInterfaceGroupElement>((group) => group.LocalGatewayVirtualInterfaceGroupId, {
    LocalGatewayVirtualInterfaceGroupId: 'string',
    LocalGatewayVirtualInterfaceGroupArn: 'string',
    LocalGatewayVirtualInterfaceIds: STRINGS,
    LocalGatewayId: 'string',
    OwnerId: 'string',
    LocalBgpAsn: 'number',
    LocalBgpAsnExtended: 'number',
    ConfigurationState: 'string',
    Tags: EC2_TAGS,
  }),
  localGatewayVirtualInterfaces: list<LocalGatewayVirtualInterfaceElement>((vif) => vif.LocalGatewayVirtualInterfaceId, {
    LocalGatewayVirtualInterfaceId: 'string',
    LocalGatewayVirtualInterfaceArn: 'string',
    LocalGatewayId: 'string',
    LocalGatewayVirtualInterfaceGroupId: 'string',
    OutpostLagId: 'string',
    Vlan: 'number',
    LocalAddress: 'string',
    PeerAddress: 'string',
    LocalBgpAsn: 'number',
    PeerBgpAsn: 'number',
    PeerBgpAsnExtended: 'number',
    OwnerId: 'string',
    ConfigurationState: 'string',
    Tags: EC2_TAGS,
  }),
  serviceLinkVirtualInterfaces: list<ServiceLinkVirtualInterfaceElement>((vif) => vif.ServiceLinkVirtualInterfaceId, {
    ServiceLinkVirtualInterfaceId: 'string',
    ServiceLinkVirtualInterfaceArn: 'string',
    OutpostId: 'string',
    OutpostArn: 'string',
    OutpostLagId: 'string',
    Vlan: 'number',
    LocalAddress: 'string',
    PeerAddress: 'string',
    PeerBgpAsn: 'number',
    OwnerId: 'string',
    ConfigurationState: 'string',
    Tags: EC2_TAGS,
  }),
  coipPools: list<CoipPoolElement>((pool) => pool.PoolId, {
    PoolId: 'string',
    PoolArn: 'string',
    PoolCidrs: STRINGS,
    LocalGatewayRouteTableId: 'string',
    Tags: EC2_TAGS,
  }),
  outpostLags: list<OutpostLagElement>((lag) => lag.OutpostLagId, {
    OutpostLagId: 'string',
    OutpostArn: 'string',
    OwnerId: 'string',
    State: 'string',
    LocalGatewayVirtualInterfaceIds: STRINGS,
    ServiceLinkVirtualInterfaceIds: STRINGS,
    Tags: EC2_TAGS,
  }),
  subnets: list<SubnetElement>((subnet) => subnet.SubnetId, {
    SubnetId: 'string',
    SubnetArn: 'string',
    VpcId: 'string',
    OutpostArn: 'string',
    OwnerId: 'string',
    State: 'string',
    AvailabilityZone: 'string',
    AvailabilityZoneId: 'string',
    CidrBlock: 'string',
    AvailableIpAddressCount: 'number',
    EnableLniAtDeviceIndex: 'number',
    MapCustomerOwnedIpOnLaunch: 'boolean',
    CustomerOwnedIpv4Pool: 'string',
    MapPublicIpOnLaunch: 'boolean',
    PrivateDnsNameOptionsOnLaunch: { HostnameType: 'string' },
    Tags: EC2_TAGS,
  }),
  vpcs: list<VpcElement>((vpc) => vpc.VpcId, {
    VpcId: 'string',
    OwnerId: 'string',
    State: 'string',
    CidrBlock: 'string',
    CidrBlockAssociationSet: list<VpcCidrBlockAssociationElement>((association) => association.AssociationId, {
      AssociationId: 'string',
      CidrBlock: 'string',
      CidrBlockState: { State: 'string' },
    }),
    DhcpOptionsId: 'string',
    InstanceTenancy: 'string',
    IsDefault: 'boolean',
    Tags: EC2_TAGS,
  }),
  routeTables: list<RouteTableElement>((table) => table.RouteTableId, {
    RouteTableId: 'string',
    VpcId: 'string',
    OwnerId: 'string',
    Routes: list<RouteElement>(
      ({ DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId }) =>
        DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId,
      {
        DestinationCidrBlock: 'string',
        DestinationIpv6CidrBlock: 'string',
        DestinationPrefixListId: 'string',
        CarrierGatewayId: 'string',
        CoreNetworkArn: 'string',
        EgressOnlyInternetGatewayId: 'string',
        GatewayId: 'string',
        InstanceId: 'string',
        LocalGatewayId: 'string',
        NatGatewayId: 'string',
        NetworkInterfaceId: 'string',
        TransitGatewayId: 'string',
        VpcPeeringConnectionId: 'string',
        Origin: 'string',
        State: 'string',
      },
    ),
    Associations: list<RouteTableAssociationElement>((association) => association.RouteTableAssociationId, {
      RouteTableAssociationId: 'string',
      SubnetId: 'string',
      GatewayId: 'string',
      Main: 'boolean',
    }),
    Tags: EC2_TAGS,
  }),
  outpostsWithS3: list<OutpostWithS3Element>((outpost) => outpost.OutpostId, {
    OutpostArn: 'string',
    S3OutpostArn: 'string',
    OutpostId: 'string',
    OwnerId: 'string',
    CapacityInBytes: 'number',
  }),
  s3Endpoints: list<S3EndpointElement>((endpoint) => endpoint.EndpointArn, {
    EndpointArn: 'string',
    OutpostsId: 'string',
    CidrBlock: 'string',
    Status: 'string',
    CreationTime: 'string',
    NetworkInterfaces: list<S3EndpointInterfaceElement>((networkInterface) => networkInterface.NetworkInterfaceId, {
      NetworkInterfaceId: 'string',
    }),
    VpcId: 'string',
    SubnetId: 'string',
    SecurityGroupId: 'string',
    AccessType: 'string',
    CustomerOwnedIpv4Pool: 'string',
  }),
  serviceQuotas: list<ServiceQuotaElement>((quota) => quota.QuotaCode, {
    ServiceCode: 'string',
    QuotaArn: 'string',
    QuotaCode: 'string',
    QuotaName: 'string',
    Value: 'number',
    Adjustable: 'boolean',
  }),
  orderableInstanceTypes: list<OrderableInstanceTypeElement>((type) => type.InstanceType, {
    InstanceType: 'string',
    VCPUs: 'number',
    MemoryInMib: 'number',
    NetworkPerformance: 'string',
    FormFactorConfigs: list<FormFactorConfigElement>(({ FormFactor, OutpostGeneration }) => `${FormFactor} ${OutpostGeneration}`, {
      FormFactor: 'string',
      OutpostGeneration: 'string',
    }),
  }),
};
