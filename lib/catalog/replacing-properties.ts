import { CREATE_ONLY } from './create-only-properties';
import { referencePageOf } from './resource-pages';

/** A resource type whose replacement causes data loss or a network outage. */
export interface Replaceable {
  /** What the replacement causes. */
  readonly effect: string;
  /** Paths of properties whose change replaces the resource. */
  readonly properties: readonly string[];
  /** Default values of AWS. A property without one is empty by default. */
  readonly defaults?: { readonly [property: string]: string };
  /** Compared only if the resource specifies an Outpost before or after the change, in this property. */
  readonly onOutpost?: string;
  /** What to change. */
  readonly fix: string;
  /** AWS page that documents "Update requires: Replacement". */
  readonly source: string;
}

const KEEP = 'Keep the value, or deploy the change in a maintenance window';

const networking = (effect: string): Omit<Replaceable, 'properties' | 'source'> => ({
  effect: `${effect}, and the Outpost cannot use it until it is recreated`,
  fix: KEEP,
});

/** What the replacement of a resource causes, by CloudFormation type. Checked 2026-11-28. */
const EFFECTS: { readonly [type: string]: Omit<Replaceable, 'properties' | 'source'> } = {
  'AWS::EC2::CapacityReservation': {
    effect: 'the new Capacity Reservation requires slots of its own until the old one is deleted',
    fix: KEEP,
  },
  'AWS::EC2::Host': {
    effect: 'a Dedicated Host with instances cannot be released',
    fix: 'Keep the value, or stop the instances on the host first',
  },
  'AWS::EC2::LocalGatewayRoute': networking('the route is deleted'),
  'AWS::EC2::LocalGatewayRouteTable': {
    effect: 'its routes and associations are deleted first, and the Outpost cannot reach the on-premises network until they are recreated',
    defaults: { Mode: 'direct-vpc-routing' },
    fix: KEEP,
  },
  'AWS::EC2::LocalGatewayRouteTableVPCAssociation': networking('the association is deleted'),
  'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation': networking('the association is deleted'),
  'AWS::EC2::LocalGatewayVirtualInterface': networking('the virtual interface and its BGP session are deleted'),
  'AWS::EC2::LocalGatewayVirtualInterfaceGroup': networking('the VIF group and its virtual interfaces are deleted'),
  'AWS::EC2::Subnet': {
    effect: 'CloudFormation creates the new subnet before it deletes the old one, and fails if the old one still uses the CIDR block',
    onOutpost: 'OutpostArn',
    fix: 'Keep the value, or create a second subnet with another CIDR block, move the resources, and delete the first subnet',
  },
  'AWS::EKS::Cluster': {
    effect: 'the new cluster has no nodes and no workloads',
    fix: 'Keep the value, or create a second cluster and move the workloads',
  },
  'AWS::Outposts::Outpost': { effect: 'a new Outpost has no hardware', fix: 'Keep the value' },
  'AWS::Outposts::Site': { effect: 'a site with Outposts cannot be deleted', fix: 'Keep the value' },
  'AWS::RDS::DBInstance': {
    effect: 'the new DB instance is empty and has another endpoint',
    defaults: { BackupTarget: 'region', StorageEncrypted: 'false' },
    fix: 'Keep the value, or take a snapshot, create a second DB instance from it with DBSnapshotIdentifier, and delete the first when it is not in use',
  },
  'AWS::Route53Resolver::OutpostResolver': networking('the Resolver is deleted'),
  'AWS::Route53Resolver::ResolverEndpoint': {
    effect: 'the new endpoint has other IP addresses',
    onOutpost: 'OutpostArn',
    fix: 'Keep the value, or change the addresses in your DNS servers',
  },
  'AWS::S3Outposts::AccessPoint': { effect: 'the new access point has another ARN and alias', fix: KEEP },
  'AWS::S3Outposts::Bucket': {
    effect: 'the new bucket is empty',
    fix: 'Keep the value, or create a second bucket, copy the objects with AWS DataSync, and delete the first bucket',
  },
  'AWS::S3Outposts::Endpoint': {
    effect: 'an Outpost has one endpoint in a VPC, so buckets are not reachable until it is recreated',
    defaults: { AccessType: 'Private' },
    fix: KEEP,
  },
};

/** By CloudFormation type. */
export const REPLACEABLE: { readonly [type: string]: Replaceable } = {
  ...Object.fromEntries(
    Object.entries(EFFECTS).map(([type, effect]) => [type, { ...effect, properties: CREATE_ONLY[type], source: referencePageOf(type) }]),
  ),
  'Custom::OutpostsReplicationGroup': {
    effect: 'the new cache is empty',
    properties: ['OutpostArn', 'CacheSubnetGroupName', 'Engine', 'KmsKeyId'],
    fix: 'Keep the value, or make sure that your application can repopulate the cache',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
  },
};
