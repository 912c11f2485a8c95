import type { GlyphName } from './glyphs';

/** Group of kinds with one color, as in the diagrams of AWS. */
export type Category =
  | 'compute'
  | 'containers'
  | 'storage'
  | 'database'
  | 'network'
  | 'management'
  | 'security'
  | 'migration'
  | 'integration'
  | 'region'
  | 'onPremises'
  | 'hardware';

interface KindOfElement {
  /** Name of the kind in the words of AWS. */
  readonly name: string;
  readonly category: Category;
  readonly glyph: GlyphName;
}

/** Kinds of element. */
export const KINDS = {
  region: { name: 'Region', category: 'region', glyph: 'flag' },
  site: { name: 'Site', category: 'onPremises', glyph: 'pin' },
  onPremises: { name: 'On-premises network', category: 'onPremises', glyph: 'network' },
  outpost: { name: 'Outpost', category: 'compute', glyph: 'rack' },
  hardware: { name: 'Hardware', category: 'hardware', glyph: 'rack' },
  rack: { name: 'Rack', category: 'hardware', glyph: 'rack' },
  host: { name: 'Host', category: 'hardware', glyph: 'host' },
  capacity: { name: 'Instance capacity', category: 'hardware', glyph: 'bars' },
  vpc: { name: 'VPC', category: 'network', glyph: 'cloud' },
  subnet: { name: 'Subnet', category: 'network', glyph: 'lock' },
  localGateway: { name: 'Local gateway', category: 'network', glyph: 'gateway' },
  localGatewayRouteTable: { name: 'Local gateway route table', category: 'network', glyph: 'table' },
  vifGroup: { name: 'VIF group', category: 'network', glyph: 'plug' },
  natGateway: { name: 'NAT gateway', category: 'network', glyph: 'gateway' },
  internetGateway: { name: 'Internet gateway', category: 'network', glyph: 'gateway' },
  egressOnlyInternetGateway: { name: 'Egress-only internet gateway', category: 'network', glyph: 'gateway' },
  virtualPrivateGateway: { name: 'Virtual private gateway', category: 'network', glyph: 'gateway' },
  transitGateway: { name: 'Transit gateway', category: 'network', glyph: 'gateway' },
  coreNetwork: { name: 'AWS Cloud WAN core network', category: 'network', glyph: 'gateway' },
  peering: { name: 'VPC peering connection', category: 'network', glyph: 'gateway' },
  gateway: { name: 'Gateway', category: 'network', glyph: 'gateway' },
  coipPool: { name: 'CoIP pool', category: 'network', glyph: 'pool' },
  instance: { name: 'EC2 instance', category: 'compute', glyph: 'chip' },
  autoScalingGroup: { name: 'Auto Scaling group', category: 'compute', glyph: 'chips' },
  launch: { name: 'Instances', category: 'compute', glyph: 'chips' },
  dedicatedHost: { name: 'Dedicated Host', category: 'compute', glyph: 'host' },
  capacityReservation: { name: 'Capacity Reservation', category: 'compute', glyph: 'bars' },
  volume: { name: 'EBS volume', category: 'storage', glyph: 'cylinder' },
  database: { name: 'RDS DB instance', category: 'database', glyph: 'cylinder' },
  standby: { name: 'RDS standby DB instance', category: 'database', glyph: 'cylinder' },
  replication: { name: 'RDS Multi-AZ replication', category: 'database', glyph: 'arrows' },
  cache: { name: 'ElastiCache cluster', category: 'database', glyph: 'bolt' },
  loadBalancer: { name: 'Load balancer', category: 'network', glyph: 'fork' },
  localCluster: { name: 'EKS local cluster', category: 'containers', glyph: 'hexagon' },
  cluster: { name: 'EKS cluster', category: 'containers', glyph: 'hexagon' },
  tasks: { name: 'ECS tasks', category: 'containers', glyph: 'hexagon' },
  emrCluster: { name: 'EMR cluster', category: 'compute', glyph: 'chips' },
  bucket: { name: 'S3 on Outposts bucket', category: 'storage', glyph: 'bucket' },
  endpoint: { name: 'S3 on Outposts endpoint', category: 'network', glyph: 'plug' },
  resolver: { name: 'Route 53 Resolver on the Outpost', category: 'network', glyph: 'compass' },
  resolverEndpoint: { name: 'Route 53 Resolver endpoint', category: 'network', glyph: 'compass' },
  stagingArea: { name: 'AWS Elastic Disaster Recovery staging area', category: 'migration', glyph: 'arrows' },
  serviceInSubnets: { name: 'Service', category: 'integration', glyph: 'gear' },
  vpcEndpoints: { name: 'VPC endpoints', category: 'network', glyph: 'plug' },
  regionBucket: { name: 'S3 bucket', category: 'storage', glyph: 'bucket' },
  table: { name: 'DynamoDB table', category: 'database', glyph: 'cylinder' },
  topic: { name: 'SNS topic', category: 'integration', glyph: 'arrows' },
  queue: { name: 'SQS queue', category: 'integration', glyph: 'arrows' },
  stream: { name: 'Kinesis data stream', category: 'integration', glyph: 'arrows' },
  snapshots: { name: 'EBS snapshots', category: 'storage', glyph: 'camera' },
  databaseBackups: { name: 'RDS automated backups', category: 'database', glyph: 'camera' },
  services: { name: 'AWS services', category: 'management', glyph: 'gear' },
} as const satisfies { readonly [kind: string]: KindOfElement };

export type Kind = keyof typeof KINDS;

/** Kinds whose boxes contain others. */
const PLACES: readonly Kind[] = ['region', 'site', 'outpost', 'hardware', 'rack', 'vpc', 'subnet', 'localGateway'];

/** Whether elements of a kind contain others. */
export function isPlace(kind: Kind): boolean {
  return PLACES.includes(kind);
}

/** Name of a kind within a sentence. */
export function nounOf(kind: Kind): string {
  return KINDS[kind].name.replace(/^(Egress|Gateway|Instances|Internet|Load|Local|Service|Subnet|Transit|Virtual)/, (word) =>
    word.toLowerCase(),
  );
}

/** Plural of the name of a kind within a sentence. */
export function plural(kind: Kind): string {
  return nounOf(kind).replace(/([^s])$/, '$1s');
}
