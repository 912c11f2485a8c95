import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Template } from 'aws-cdk-lib/assertions';
import { EbsDeviceVolumeType, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { CfnOutpost, type IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { Outpost, OutpostMetrics } from '../../lib';
import { ENV, newApp, newStack, OUTPOST_ARN, OUTPOST_ID, plant } from '../plant';

const M5 = new InstanceType('m5.large');
const GP2 = EbsDeviceVolumeType.GENERAL_PURPOSE_SSD;
const LAG = 'op-lag-0a1b2c3d4e5f60718';
const LOCAL = {
  virtualInterfaceId: 'lgw-vif-0a1b2c3d4e5f60718',
  virtualInterfaceGroupId: 'lgw-vif-grp-0a1b2c3d4e5f60718',
  outpostLagId: LAG,
};
const OF_LOCAL = { LagId: LAG, VirtualInterfaceGroupId: LOCAL.virtualInterfaceGroupId, VirtualInterfaceId: LOCAL.virtualInterfaceId };
const OF_TYPE = { InstanceType: 'm5.large' };
const OF_FAMILY = { InstanceFamily: 'm5' };
const OF_VOLUMES = { VolumeType: 'gp2' };

const metrics = OutpostMetrics.fromOutpost(plant(newStack()));

/** The table of AWS's page: name, dimensions beside the Outpost, what is most useful, and how often it is published. */
const TABLE: readonly (readonly [Metric, string, object, string, number])[] = [
  [metrics.metricConnectedStatus(), 'ConnectedStatus', {}, 'Average', 1],
  [metrics.metricCapacityExceptions(M5), 'CapacityExceptions', OF_TYPE, 'Maximum', 5],
  [metrics.metricUsedInstances(M5), 'UsedInstanceType_Count', OF_TYPE, 'Maximum', 5],
  [metrics.metricAvailableInstances(M5), 'AvailableInstanceType_Count', OF_TYPE, 'Minimum', 5],
  [metrics.metricAvailableReservedInstances(M5), 'AvailableReservedInstances', OF_TYPE, 'Minimum', 5],
  [metrics.metricUsedReservedInstances(M5), 'UsedReservedInstances', OF_TYPE, 'Maximum', 5],
  [metrics.metricTotalReservedInstances(M5), 'TotalReservedInstances', OF_TYPE, 'Maximum', 5],
  [metrics.metricInstanceTypeCapacityAvailability(M5), 'InstanceTypeCapacityAvailability', OF_TYPE, 'Average', 5],
  [metrics.metricInstanceTypeCapacityUtilization(M5), 'InstanceTypeCapacityUtilization', OF_TYPE, 'Average', 5],
  [metrics.metricInstanceFamilyCapacityAvailability('m5'), 'InstanceFamilyCapacityAvailability', OF_FAMILY, 'Average', 5],
  [metrics.metricInstanceFamilyCapacityUtilization('m5'), 'InstanceFamilyCapacityUtilization', OF_FAMILY, 'Average', 5],
  [metrics.metricVolumeTypeCapacityUtilization(GP2), 'EBSVolumeTypeCapacityUtilization', OF_VOLUMES, 'Average', 5],
  [metrics.metricVolumeTypeCapacityAvailability(GP2), 'EBSVolumeTypeCapacityAvailability', OF_VOLUMES, 'Average', 5],
  [metrics.metricVolumeTypeCapacityUtilizationGb(GP2), 'EBSVolumeTypeCapacityUtilizationGB', OF_VOLUMES, 'Average', 5],
  [metrics.metricVolumeTypeCapacityAvailabilityGb(GP2), 'EBSVolumeTypeCapacityAvailabilityGB', OF_VOLUMES, 'Average', 5],
  [metrics.metricVifConnectionStatus(LOCAL), 'VifConnectionStatus', OF_LOCAL, 'Maximum', 5],
  [metrics.metricVifBgpSessionState(LOCAL), 'VifBgpSessionState', OF_LOCAL, 'Maximum', 5],
  [metrics.metricIfTrafficIn(LOCAL), 'IfTrafficIn', OF_LOCAL, 'Maximum', 5],
  [metrics.metricIfTrafficOut(LOCAL), 'IfTrafficOut', OF_LOCAL, 'Maximum', 5],
  [metrics.metricLagStatus(LAG), 'LagStatus', { LagId: LAG, VirtualInterfaceGroupId: '-', VirtualInterfaceId: '-' }, 'Maximum', 5],
];

test.each(TABLE.map((row) => [row[1], ...row] as const))('%s is as AWS publishes it', (_, metric, name, dimensions, statistic, minutes) => {
  expect(metric).toMatchObject({ namespace: 'AWS/Outposts', metricName: name, statistic });
  expect(metric.dimensions).toEqual({ OutpostId: OUTPOST_ID, ...dimensions });
  expect(metric.period.toMinutes()).toBe(minutes);
});

test.each([
  ['OutpostTotalBytes', metrics.metricS3TotalBytes()],
  ['OutpostFreeBytes', metrics.metricS3FreeBytes()],
])('%s is in the namespace of S3 on Outposts', (metricName, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/S3Outposts', metricName, dimensions: { OutpostId: OUTPOST_ID } });
});

test('a virtual interface of the service link is in no group, which AWS publishes as "-"', () => {
  const { dimensions } = metrics.metricVifConnectionStatus({ virtualInterfaceId: 'sl-vif-0a1b2c3d4e5f60718', outpostLagId: LAG });
  expect(dimensions).toMatchObject({ VirtualInterfaceGroupId: '-', VirtualInterfaceId: 'sl-vif-0a1b2c3d4e5f60718' });
});

test('a metric is customized, narrowed to an account, or one that has no method yet', () => {
  const hourly = metrics.metricConnectedStatus({ period: Duration.hours(1), statistic: 'Minimum' });
  expect([hourly.period.toMinutes(), hourly.statistic]).toEqual([60, 'Minimum']);
  const ofAccount = metrics.metricUsedInstances(M5, { dimensionsMap: { Account: '222233334444' } });
  expect(ofAccount.dimensions).toEqual({ OutpostId: OUTPOST_ID, InstanceType: 'm5.large', Account: '222233334444' });
  expect(metrics.metric('Other')).toMatchObject({ namespace: 'AWS/Outposts', metricName: 'Other', dimensions: { OutpostId: OUTPOST_ID } });
});

describe('an alarm on a metric', () => {
  const alarmIn = (stack: Stack, of: IOutpostRef = Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN)) => {
    OutpostMetrics.fromOutpost(of).metricConnectedStatus().createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 });
    const [alarm] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    return alarm.Properties;
  };

  test('is plain in the account that owns the Outpost', () => {
    expect(alarmIn(newStack())).toMatchObject({ Namespace: 'AWS/Outposts', Dimensions: [{ Name: 'OutpostId', Value: OUTPOST_ID }] });
  });

  test('names the owner in another account', () => {
    const consumer = new Stack(newApp(), 'Consumer', { env: { account: '222233334444', region: ENV.region } });
    expect(alarmIn(consumer).Metrics).toEqual([expect.objectContaining({ AccountId: ENV.account })]);
  });

  test('fails in another Region, where the metric is not', () => {
    const stack = new Stack(newApp(), 'Elsewhere', { env: { ...ENV, region: 'eu-west-1' } });
    expect(() => alarmIn(stack)).toThrow(/region/i);
  });

  test('takes an Outpost that the stack makes, as a plain L1', () => {
    const stack = newStack();
    const outpost = new CfnOutpost(stack, 'Outpost', { siteId: 'os-0a1b2c3d4e5f60718', name: 'plant', availabilityZone: 'us-west-2a' });
    const { Dimensions, Metrics } = alarmIn(stack, outpost);
    expect(Metrics).toBeUndefined();
    const resource = { 'Fn::Select': [5, { 'Fn::Split': [':', { Ref: 'Outpost' }] }] };
    expect(Dimensions).toEqual([{ Name: 'OutpostId', Value: { 'Fn::Select': [1, { 'Fn::Split': ['/', resource] }] } }]);
  });

  test('takes an Outpost whose account is known at deployment', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const outpostArn = stack.formatArn({ service: 'outposts', resource: 'outpost', resourceName: OUTPOST_ID });
    const { Dimensions, Metrics } = alarmIn(stack, Outpost.fromOutpostArn(stack, 'Outpost', outpostArn));
    expect(Metrics).toBeUndefined();
    expect(Dimensions).toEqual([{ Name: 'OutpostId', Value: OUTPOST_ID }]);
  });
});

test('an alarm of the CDK takes a metric', () => {
  const stack = newStack();
  new Alarm(stack, 'Alarm', { metric: metrics.metricS3FreeBytes(), threshold: 1e12, evaluationPeriods: 1 });
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/S3Outposts',
    MetricName: 'OutpostFreeBytes',
  });
});
