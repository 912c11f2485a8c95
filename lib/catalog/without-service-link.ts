/** What becomes of a kind of resource on an Outpost while its service link is down. */
export interface WithoutServiceLink {
  /** What people call it. */
  readonly what: string;
  /** `keeps`: it goes on. `for a while`: it goes on, and something ends it. `stops`: it does not do its work. */
  readonly effect: 'keeps' | 'for a while' | 'stops';
  /** What happens, in one sentence. */
  readonly happens: string;
  /** After how many hours it ends, where AWS says so. */
  readonly endsAfterHours?: number;
  /** What to do before. */
  readonly prepare?: string;
  /** The AWS page that says so. */
  readonly source: string;
}

const MAINTENANCE = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outpost-maintenance.html';
const FAQ = 'https://aws.amazon.com/outposts/rack/faqs/';
const EKS = 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-network-disconnects.html';

/** Checked 2026-11-23. */
export const WITHOUT_SERVICE_LINK = {
  instances: {
    what: 'EC2 instances',
    effect: 'keeps',
    happens: 'Instances run on and are reached from the building; none can be launched, started, stopped or terminated',
    prepare: 'Run as many instances as the work needs, since none is added or replaced',
    source: FAQ,
  },
  volumes: {
    what: 'EBS volumes',
    effect: 'keeps',
    happens: 'Volumes that are attached are read and written; none can be created or attached',
    source: FAQ,
  },
  databases: {
    what: 'RDS databases',
    effect: 'keeps',
    happens: 'Databases run on; there are no automatic backups, a failed one is not replaced, and none can be modified',
    prepare: 'Dump what must not be lost to a volume or a bucket on the Outpost, on a schedule of the database itself',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html',
  },
  standbys: {
    what: 'Standbys of RDS databases',
    effect: 'stops',
    happens: 'No standby takes over: that needs each of its Outposts to be connected to the Region',
    prepare: 'Plan how the work goes on without a database whose host fails, since its standby does not take over',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  },
  localClusters: {
    what: 'EKS local clusters',
    effect: 'for a while',
    happens:
      'The control plane is on the Outpost and answers; IAM lets nobody in, pods with new EBS volumes do not start, and new pods get no traffic from load balancers',
    prepare: 'Make an x.509 client certificate for the cluster, keep images in a registry on the Outpost, and have nodes to spare',
    source: EKS,
  },
  clustersOfRegion: {
    what: 'EKS clusters with their control plane in the Region',
    effect: 'stops',
    happens: 'Pods run on where they are; nobody can reach the control plane, and nothing that fails is started again',
    prepare: 'Use a local cluster: `EksLocalCluster`',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  },
  loadBalancers: {
    what: 'Application Load Balancers',
    effect: 'keeps',
    happens: 'Load balancers serve the targets that they have, with the certificates that they have; targets are neither added nor removed',
    source: EKS,
  },
  buckets: {
    what: 'Buckets of S3 on Outposts',
    effect: 'for a while',
    happens: 'Who used a bucket before reads and writes objects for up to 12 hours, as far as AWS says; nothing else about buckets works',
    endsAfterHours: 12,
    prepare: 'Keep on EBS what has to be read or written for longer',
    source: FAQ,
  },
  localSnapshots: {
    what: 'Snapshots of EBS volumes',
    effect: 'stops',
    happens: 'No snapshot is made, used or deleted, also none on the Outpost',
    prepare: 'Expect a gap in the snapshots as long as the cut',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  },
  resolvers: {
    what: 'Route 53 Resolver on the Outpost',
    effect: 'for a while',
    happens: 'Names of the VPC resolve, as they were; public names resolve only while they are cached',
    prepare: 'Look the names that matter up on the Outpost regularly, so that they are cached',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  },
  noResolver: {
    what: 'DNS',
    effect: 'stops',
    happens:
      'The resolver of the VPC is in the Region: no name resolves, unless the DHCP options of the VPC name a DNS server in the building',
    prepare: 'Put a resolver on the Outpost, `OutpostResolver`, or name a DNS server in the building in the DHCP options of the VPC',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/route53-local-resolver.html',
  },
  noResolverOnServer: {
    what: 'DNS',
    effect: 'stops',
    happens:
      'The resolver of the VPC is in the Region, and a server takes no other: no name resolves, unless the DHCP options of the VPC name a DNS server in the building',
    prepare: 'Name a DNS server in the building in the DHCP options of the VPC',
    source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  },
  clustersOfEmr: {
    what: 'EMR clusters',
    effect: 'for a while',
    happens: 'A cluster runs on, and AWS may terminate it after a few hours unless it is protected from that',
    prepare: 'Protect clusters from termination',
    source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  },
  routes: {
    what: 'Routes to the local gateway',
    effect: 'keeps',
    happens: 'Routes stay as they are, and cannot be changed',
    prepare: 'Use the same routes with the service link and without it',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/applicationworkload-routing.html',
  },
} as const satisfies { readonly [kind: string]: WithoutServiceLink };

/** What is so on each Outpost. Checked 2026-11-23. */
export const ON_EACH_OUTPOST: readonly WithoutServiceLink[] = [
  {
    what: 'Metrics and logs',
    effect: 'for a while',
    endsAfterHours: 7 * 24,
    happens: 'The Outpost keeps them for up to 7 days and sends them later; metrics of virtual interfaces have a gap',
    prepare: 'Let alarms on `ConnectedStatus` and on virtual interfaces treat missing data as breaching: `OutpostAlarms` does',
    source: FAQ,
  },
  {
    what: 'AWS APIs, IAM and Systems Manager',
    effect: 'stops',
    happens: 'They are in the Region: credentials of roles are not renewed when they expire, and Session Manager opens no shell',
    prepare: 'Keep a way to log in that needs no AWS API, and let nothing on the Outpost depend on a call of one to go on',
    source: MAINTENANCE,
  },
];
