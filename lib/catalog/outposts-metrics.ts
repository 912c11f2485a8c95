/** Dimensions of a metric. CloudWatch returns data only for a combination of dimensions that a service publishes. */
export interface MetricDimensions {
  /** Dimensions of each published combination. */
  readonly required: readonly string[];
  /** Dimensions that some of the published combinations have. */
  readonly optional?: readonly string[];
}

const OF_INSTANCE_TYPE: MetricDimensions = { required: ['OutpostId', 'InstanceType'] };
const OF_INSTANCE_TYPE_AND_ACCOUNT: MetricDimensions = { ...OF_INSTANCE_TYPE, optional: ['Account'] };
const OF_VOLUME_TYPE: MetricDimensions = { required: ['OutpostId', 'VolumeType'] };
const OF_VIRTUAL_INTERFACE: MetricDimensions = {
  required: ['VirtualInterfaceId'],
  // The pages of the two generations spell the Outpost differently, and only one of them has the LAG.
  optional: ['OutpostId', 'OutpostsId', 'OutpostsID', 'LagId', 'VirtualInterfaceGroupId'],
};

/**
 * Metrics in the namespace `AWS/Outposts`, with their dimensions. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 */
export const OUTPOSTS_METRICS: { readonly [metric: string]: MetricDimensions } = {
  AvailableInstanceType_Count: OF_INSTANCE_TYPE,
  AvailableReservedInstances: OF_INSTANCE_TYPE,
  CapacityExceptions: OF_INSTANCE_TYPE,
  ConnectedStatus: { required: ['OutpostId'] },
  EBSVolumeTypeCapacityAvailability: OF_VOLUME_TYPE,
  EBSVolumeTypeCapacityAvailabilityGB: OF_VOLUME_TYPE,
  EBSVolumeTypeCapacityUtilization: OF_VOLUME_TYPE,
  EBSVolumeTypeCapacityUtilizationGB: OF_VOLUME_TYPE,
  IfTrafficIn: OF_VIRTUAL_INTERFACE,
  IfTrafficOut: OF_VIRTUAL_INTERFACE,
  InstanceFamilyCapacityAvailability: { required: ['OutpostId', 'InstanceFamily'] },
  InstanceFamilyCapacityUtilization: { required: ['OutpostId', 'InstanceFamily'], optional: ['Account'] },
  InstanceTypeCapacityAvailability: OF_INSTANCE_TYPE,
  InstanceTypeCapacityUtilization: OF_INSTANCE_TYPE_AND_ACCOUNT,
  LagStatus: { required: ['LagId'], optional: ['OutpostId', 'OutpostsId', 'OutpostsID', 'VirtualInterfaceGroupId', 'VirtualInterfaceId'] },
  TotalReservedInstances: OF_INSTANCE_TYPE,
  UsedInstanceType_Count: OF_INSTANCE_TYPE_AND_ACCOUNT,
  UsedReservedInstances: OF_INSTANCE_TYPE,
  VifBgpSessionState: OF_VIRTUAL_INTERFACE,
  VifConnectionStatus: OF_VIRTUAL_INTERFACE,
};

/** Metrics of the connections to the on-premises network, which have a gap instead of a value while the Outpost is disconnected. */
export const METRICS_WITH_GAPS: readonly string[] = ['LagStatus', 'VifBgpSessionState', 'VifConnectionStatus'];

/**
 * Metrics of S3 on Outposts, which does not publish other Amazon S3 metrics. The page does not list their dimensions. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCapacity.html
 */
export const S3_OUTPOSTS_METRICS: readonly string[] = [
  'AccountUsedBytes',
  'BucketUsedBytes',
  'BytesPendingReplication',
  'OperationsPendingReplication',
  'OutpostFreeBytes',
  'OutpostTotalBytes',
  'ReplicationLatency',
];

/** Namespaces of S3 on Outposts: the page has the first, and samples of AWS use the second. */
export const S3_OUTPOSTS_NAMESPACES: readonly string[] = ['S3Outposts', 'AWS/S3Outposts'];

/** Namespace of AWS Outposts. */
export const OUTPOSTS_NAMESPACE = 'AWS/Outposts';

/** The metrics that AWS lists in a namespace; `undefined` for a namespace that AWS does not publish. */
export function metricsOf(namespace: string): readonly string[] | undefined {
  if (namespace === OUTPOSTS_NAMESPACE) return Object.keys(OUTPOSTS_METRICS);
  return S3_OUTPOSTS_NAMESPACES.includes(namespace) ? S3_OUTPOSTS_METRICS : undefined;
}
