/** Behavior of a resource type on an Outpost during a service link outage. */
export interface WithoutServiceLink {
  /** Name of the resource type in the report. */
  readonly what: string;
  /** `limited`: continues to work until a limit is reached, or in part. */
  readonly effect: 'continues' | 'limited' | 'stops';
  /** What happens, in one sentence. */
  readonly happens: string;
  /** Number of hours after which it stops, if AWS documents it. */
  readonly endsAfterHours?: number;
  /** How to prepare for an outage. */
  readonly prepare?: string;
  /** AWS page that documents the behavior. */
  readonly source: string;
}

const MAINTENANCE = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outpost-maintenance.html';
const FAQ = 'https://aws.amazon.com/outposts/rack/faqs/';
const EKS = 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-network-disconnects.html';

/** Checked 2026-11-23. */
export const WITHOUT_SERVICE_LINK = {
  instances: {
    what: 'EC2 instances',
    effect: 'continues',
    happens:
      'Instances keep running and are reachable from the on-premises network; launching, starting, stopping and terminating instances might not work',
    prepare: 'Run enough instances for your workload: do not rely on an instance that is added or replaced during an outage',
    source: MAINTENANCE,
  },
  volumes: {
    what: 'EBS volumes',
    effect: 'continues',
    happens: 'Attached volumes can be read and written; you cannot create or attach volumes',
    source: FAQ,
  },
  databases: {
    what: 'RDS DB instances',
    effect: 'continues',
    happens:
      'DB instances keep running; RDS creates no automated backups and does not replace a failed DB instance, and you cannot modify DB instances',
    prepare: 'Schedule exports of critical data in the database itself, to a volume or a bucket on the Outpost',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html',
  },
  standbys: {
    what: 'RDS standby DB instances',
    effect: 'stops',
    happens: 'RDS does not fail over to the standby: a failover requires that both Outposts are connected to the Region',
    prepare: 'Plan how your workload continues without a DB instance whose host fails: RDS does not fail over to its standby',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  },
  localClusters: {
    what: 'EKS local clusters',
    effect: 'limited',
    happens:
      'The control plane on the Outpost keeps running; IAM authentication does not work, pods with new EBS volumes do not start, and load balancers send no traffic to new pods',
    prepare: 'Create an x.509 client certificate for the cluster, store container images in a registry on the Outpost, and run spare nodes',
    source: EKS,
  },
  clustersOfRegion: {
    what: 'EKS extended clusters, with the control plane in the Region',
    effect: 'stops',
    happens: 'Running pods keep running; the control plane is not reachable, and failed pods are not replaced',
    prepare: 'Use a local cluster: `EksLocalCluster`',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  },
  loadBalancers: {
    what: 'Application Load Balancers',
    effect: 'continues',
    happens: 'Load balancers serve their registered targets with their current certificates; you cannot register or deregister targets',
    source: EKS,
  },
  buckets: {
    what: 'S3 on Outposts buckets',
    effect: 'limited',
    happens:
      'Clients that used a bucket before the outage and sign their requests with SigV4A can read and write objects for up to 12 hours; other requests do not work',
    endsAfterHours: 12,
    prepare:
      'Use an AWS SDK with the AWS Common Runtime (CRT), which signs with SigV4A: requests that are signed with SigV4 are not cached. Store data on EBS volumes if you must read or write it for longer',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-auth-cache.html',
  },
  localSnapshots: {
    what: 'EBS snapshots',
    effect: 'stops',
    happens: 'You cannot create, use or delete snapshots, including local snapshots on the Outpost',
    prepare: 'Expect no snapshots for the duration of the outage',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  },
  resolvers: {
    what: 'Route 53 Resolver on the Outpost',
    effect: 'limited',
    happens: 'VPC names resolve to their last known values; public names resolve only while they are cached',
    prepare: 'Query critical names on the Outpost regularly to keep them cached',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  },
  noResolver: {
    what: 'DNS',
    effect: 'stops',
    happens:
      'The VPC resolver is in the Region: names do not resolve, unless the DHCP options of the VPC specify an on-premises DNS server',
    prepare:
      'Create a Route 53 Resolver on the Outpost (`OutpostResolver`), or specify an on-premises DNS server in the DHCP options of the VPC',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/route53-local-resolver.html',
  },
  noResolverOnServer: {
    what: 'DNS',
    effect: 'stops',
    happens:
      'The VPC resolver is in the Region, and Outposts servers do not support another: names do not resolve, unless the DHCP options of the VPC specify an on-premises DNS server',
    prepare: 'Specify an on-premises DNS server in the DHCP options of the VPC',
    source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  },
  clustersOfEmr: {
    what: 'EMR clusters',
    effect: 'limited',
    happens: 'The cluster keeps running, but AWS may terminate it after a few hours unless termination protection is enabled',
    prepare: 'Enable termination protection',
    source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  },
  routes: {
    what: 'Local gateway routes',
    effect: 'continues',
    happens: 'Routes remain active; you cannot change them',
    prepare: 'Use routes that do not have to change during an outage',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/applicationworkload-routing.html',
  },
} as const satisfies { readonly [kind: string]: WithoutServiceLink };

/** Behavior of every Outpost. Checked 2026-11-23. */
export const ON_EACH_OUTPOST: readonly WithoutServiceLink[] = [
  {
    what: 'Metrics and logs',
    effect: 'limited',
    endsAfterHours: 7 * 24,
    happens: 'The Outpost caches them for up to 7 days and sends them after it reconnects; metrics of virtual interfaces have a gap',
    prepare: 'Configure alarms on `ConnectedStatus` and on virtual interfaces to treat missing data as breaching: `OutpostAlarms` does',
    source: FAQ,
  },
  {
    what: 'AWS APIs, IAM and Systems Manager',
    effect: 'stops',
    happens: 'They are in the Region: role credentials are not renewed when they expire, and Session Manager does not start sessions',
    prepare: 'Prepare access that requires no AWS API, and run workloads on the Outpost that do not depend on AWS API calls',
    source: MAINTENANCE,
  },
];
