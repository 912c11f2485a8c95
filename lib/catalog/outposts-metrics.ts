/**
 * Metrics in the namespace `AWS/Outposts`. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 */
export const OUTPOSTS_METRICS: readonly string[] = [
  'AvailableInstanceType_Count',
  'AvailableReservedInstances',
  'CapacityExceptions',
  'ConnectedStatus',
  'EBSVolumeTypeCapacityAvailability',
  'EBSVolumeTypeCapacityAvailabilityGB',
  'EBSVolumeTypeCapacityUtilization',
  'EBSVolumeTypeCapacityUtilizationGB',
  'IfTrafficIn',
  'IfTrafficOut',
  'InstanceFamilyCapacityAvailability',
  'InstanceFamilyCapacityUtilization',
  'InstanceTypeCapacityAvailability',
  'InstanceTypeCapacityUtilization',
  'LagStatus',
  'TotalReservedInstances',
  'UsedInstanceType_Count',
  'UsedReservedInstances',
  'VifBgpSessionState',
  'VifConnectionStatus',
];
