import type {
  AutoScalingGroup,
  CapacityReservation,
  CapacityReservationGroup,
  Host,
  Image,
  Instance,
  Launch,
  LaunchTemplate,
  OutpostAlarm,
  PlacementGroup,
} from './compute';
import type { EcsCapacityProvider, EcsService, EksCluster, EksClusterPart, Role } from './containers';
import type { DataSyncAgent, DataSyncLocation, DataSyncTask } from './data-sync';
import type { CoipPool, CustomerOwnedIpUse } from './customer-owned-ip';
import type { DbCluster, DbInstance, DbOptionGroup, DbProxyTargetGroup, DbSubnetGroup } from './database';
import type { LoadBalancer, LoadBalancerPart, TargetRegistration } from './load-balancing';
import type {
  DhcpOptions,
  DhcpOptionsAssociation,
  LocalGatewayRoute,
  LocalGatewayRouteTable,
  LocalGatewayVifGroupAssociation,
  LocalGatewayVirtualInterface,
  LocalGatewayVirtualInterfaceGroup,
  LocalGatewayVpcAssociation,
  OutpostResolver,
  QueryLoggingAssociation,
  ResolverEndpoint,
  Route,
  RouteTable,
  Subnet,
  SubnetRouteTableAssociation,
  Vpc,
  VpcCidrBlock,
  VpcEndpoint,
} from './network';
import type {
  AttachedInterfaces,
  NetworkInterface,
  NetworkInterfaceAttachment,
  SecurityGroup,
  SecurityGroupRule,
  SecurityGroupUse,
} from './network-interface';
import type { RecordSet, ReplicationTemplate } from './recovery';
import type { ControlPolicy } from './residency';
import type { Cache, CacheSubnetGroup, EmrCluster, PlacementRequest, ServiceInSubnets } from './services';
import type { Outpost, Placement, ResourceShare, Site } from './site';
import type {
  AccessPoint,
  Bucket,
  BucketPolicy,
  BucketReplication,
  BucketVersioning,
  Endpoint,
  SnapshotPolicy,
  Volume,
  VolumeAttachment,
} from './storage';

/**
 * A value of a template as far as it is known before deployment.
 *
 * `null` is knowledge: the template leaves the property out. `undefined` is the lack of it: a parameter, an attribute of a
 * resource, a value of another app. Rules say nothing about what is `undefined`.
 */
export type Value<T> = T | null | undefined;

/** Where a fact's resource lives in what was read. */
export interface Location {
  /** Name of the stack. */
  readonly stack: string;
  /** Path of the template file, as it was given to the reader. */
  readonly template: string;
  /** Logical ID in the template. */
  readonly logicalId: string;
  /** Path of the construct, where the template carries CDK's `aws:cdk:path`. */
  readonly constructPath?: string;
  /** Condition under which the template creates it. */
  readonly condition?: string;
}

/** What every fact has in common. */
export interface Fact {
  /** Unique among the facts: a physical ID where one is known, otherwise stack and logical ID. */
  readonly id: string;
  /**
   * `template`: created by one of the templates. `account`: exists already and is named by its ID. `unknown`: named by
   * something that only the deployment knows, such as a parameter, so that even two different ones may be the same resource.
   */
  readonly origin: 'template' | 'account' | 'unknown';
  /** Absent for what no template creates. */
  readonly location?: Location;
}

/** The kinds of fact that a rule can look on. */
export interface FactTypes {
  readonly site: Site;
  readonly outpost: Outpost;
  readonly placement: Placement;
  readonly resourceShare: ResourceShare;
  readonly vpc: Vpc;
  readonly dhcpOptions: DhcpOptions;
  readonly dhcpOptionsAssociation: DhcpOptionsAssociation;
  readonly vpcCidrBlock: VpcCidrBlock;
  readonly subnet: Subnet;
  readonly routeTable: RouteTable;
  readonly subnetRouteTableAssociation: SubnetRouteTableAssociation;
  readonly route: Route;
  readonly localGatewayRouteTable: LocalGatewayRouteTable;
  readonly localGatewayRoute: LocalGatewayRoute;
  readonly localGatewayVpcAssociation: LocalGatewayVpcAssociation;
  readonly localGatewayVifGroupAssociation: LocalGatewayVifGroupAssociation;
  readonly localGatewayVirtualInterfaceGroup: LocalGatewayVirtualInterfaceGroup;
  readonly localGatewayVirtualInterface: LocalGatewayVirtualInterface;
  readonly vpcEndpoint: VpcEndpoint;
  readonly resolverEndpoint: ResolverEndpoint;
  readonly outpostResolver: OutpostResolver;
  readonly queryLoggingAssociation: QueryLoggingAssociation;
  readonly loadBalancer: LoadBalancer;
  readonly loadBalancerPart: LoadBalancerPart;
  readonly targetRegistration: TargetRegistration;
  readonly coipPool: CoipPool;
  readonly customerOwnedIpUse: CustomerOwnedIpUse;
  readonly networkInterface: NetworkInterface;
  readonly networkInterfaceAttachment: NetworkInterfaceAttachment;
  readonly attachedInterfaces: AttachedInterfaces;
  readonly securityGroup: SecurityGroup;
  readonly securityGroupRule: SecurityGroupRule;
  readonly securityGroupUse: SecurityGroupUse;
  readonly instance: Instance;
  readonly launchTemplate: LaunchTemplate;
  readonly autoScalingGroup: AutoScalingGroup;
  readonly launch: Launch;
  readonly image: Image;
  readonly placementGroup: PlacementGroup;
  readonly host: Host;
  readonly capacityReservation: CapacityReservation;
  readonly capacityReservationGroup: CapacityReservationGroup;
  readonly outpostAlarm: OutpostAlarm;
  readonly volume: Volume;
  readonly volumeAttachment: VolumeAttachment;
  readonly snapshotPolicy: SnapshotPolicy;
  readonly replicationTemplate: ReplicationTemplate;
  readonly recordSet: RecordSet;
  readonly dbInstance: DbInstance;
  readonly dbSubnetGroup: DbSubnetGroup;
  readonly dbOptionGroup: DbOptionGroup;
  readonly dbCluster: DbCluster;
  readonly dbProxyTargetGroup: DbProxyTargetGroup;
  readonly bucket: Bucket;
  readonly bucketVersioning: BucketVersioning;
  readonly bucketReplication: BucketReplication;
  readonly bucketPolicy: BucketPolicy;
  readonly accessPoint: AccessPoint;
  readonly endpoint: Endpoint;
  readonly eksCluster: EksCluster;
  readonly eksClusterPart: EksClusterPart;
  readonly role: Role;
  readonly ecsService: EcsService;
  readonly ecsCapacityProvider: EcsCapacityProvider;
  readonly cache: Cache;
  readonly cacheSubnetGroup: CacheSubnetGroup;
  readonly emrCluster: EmrCluster;
  readonly serviceInSubnets: ServiceInSubnets;
  readonly placementRequest: PlacementRequest;
  readonly controlPolicy: ControlPolicy;
  readonly dataSyncTask: DataSyncTask;
  readonly dataSyncLocation: DataSyncLocation;
  readonly dataSyncAgent: DataSyncAgent;
}

export type FactKind = keyof FactTypes;

/** Everything that was read, plain and frozen. */
export interface Facts {
  /** The facts of a kind that a template creates, in the order of the templates; Outposts also when they are only declared. */
  all<K extends FactKind>(kind: K): readonly FactTypes[K][];
  /** Those of `all(kind)` whose field is this value. Indexed: the cost does not grow with the number of facts. */
  by<K extends FactKind>(kind: K, field: keyof FactTypes[K], value: unknown): readonly FactTypes[K][];
}

/** False where two resources may exclude each other, because each has a condition of its own. */
export function coexist(a: Fact, b: Fact): boolean {
  return !a.location?.condition || !b.location?.condition || a.location.condition === b.location.condition;
}

/** True only where two facts are certainly two resources. */
export function differ(a: Value<Fact>, b: Value<Fact>): boolean {
  return !!a && !!b && a !== b && a.origin === b.origin && a.origin !== 'unknown';
}
