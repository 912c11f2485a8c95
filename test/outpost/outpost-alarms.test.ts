import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EbsDeviceVolumeType, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Outpost, OutpostAlarms, OutpostInventory } from '../../lib';
import { newApp, newStack, OUTPOST_ID, plant } from '../plant';

const M5 = new InstanceType('m5.large');
const LAG = 'op-lag-0a1b2c3d4e5f60718';
const LOCAL = {
  virtualInterfaceId: 'lgw-vif-0a1b2c3d4e5f60718',
  virtualInterfaceGroupId: 'lgw-vif-grp-0a1b2c3d4e5f60718',
  outpostLagId: LAG,
};
const SERVICE_LINK = { virtualInterfaceId: 'sl-vif-0a1b2c3d4e5f60718', outpostLagId: LAG };

const stack = newStack();
const outpost = plant(stack);
const topic = new SnsAction(new Topic(stack, 'Duty'));
const alarms = new OutpostAlarms(stack, 'Alarms', { outpost, actions: [topic], okActions: [topic] });
alarms.addServiceLinkAlarm('ServiceLink');
alarms.addVirtualInterfaceAlarm('Vif', LOCAL);
alarms.addBgpSessionAlarm('Bgp', SERVICE_LINK);
alarms.addLagAlarm('Lag', LAG);
alarms.addCapacityExceptionAlarm('Exception', M5);
alarms.addUsedInstancesAlarm('Spare', M5, 16);
alarms.addVolumeCapacityAlarm('Volumes', EbsDeviceVolumeType.GENERAL_PURPOSE_SSD, 80);
alarms.addS3CapacityAlarm('S3', 85);
const silent = new OutpostAlarms(stack, 'Silent', { outpost });
const gap = { evaluationPeriods: 4, treatMissingData: TreatMissingData.IGNORE, alarmName: 'link', alarmDescription: 'ours' };
silent.addServiceLinkAlarm('ServiceLink', gap);

const all = Object.entries(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
/** What CloudWatch is told of an alarm, by the beginning of its logical ID. */
const alarm = (id: string) => all.find(([logicalId]) => logicalId.startsWith(id))?.[1].Properties;
const dimensions = (id: string) =>
  Object.fromEntries(alarm(id).Dimensions.map(({ Name, Value }: { Name: string; Value: string }) => [Name, Value]));

const BELOW = { ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' };
const ABOVE = { ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' };

test.each([
  ['AlarmsServiceLink', { MetricName: 'ConnectedStatus', Threshold: 1, Period: 60, EvaluationPeriods: 3, Statistic: 'Average' }],
  ['AlarmsVif', { MetricName: 'VifConnectionStatus', Threshold: 1, Period: 300, EvaluationPeriods: 1, Statistic: 'Maximum' }],
  ['AlarmsBgp', { MetricName: 'VifBgpSessionState', Threshold: 6, Period: 300, EvaluationPeriods: 1, Statistic: 'Maximum' }],
  ['AlarmsLag', { MetricName: 'LagStatus', Threshold: 1, Period: 300, EvaluationPeriods: 1, Statistic: 'Maximum' }],
])('%s goes off below its value, and where an Outpost that is cut off publishes nothing', (id, expected) => {
  expect(alarm(id)).toMatchObject({ ...BELOW, ...expected, Namespace: 'AWS/Outposts' });
});

test.each([
  ['AlarmsException', { MetricName: 'CapacityExceptions', Threshold: 0, Statistic: 'Maximum' }],
  ['AlarmsSpare', { MetricName: 'UsedInstanceType_Count', Threshold: 16, Statistic: 'Maximum' }],
  ['AlarmsVolumes', { MetricName: 'EBSVolumeTypeCapacityUtilization', Threshold: 80, Statistic: 'Average' }],
])('%s goes off above its value, and not in a gap', (id, expected) => {
  expect(alarm(id)).toMatchObject({ ...ABOVE, ...expected, Period: 300, EvaluationPeriods: 1 });
});

test('S3 on Outposts is nearly full by what is free of all', () => {
  const { Metrics, ...properties } = alarm('AlarmsS3');
  expect(properties).toMatchObject({ ...ABOVE, Threshold: 85 });
  const metrics = Metrics as { Id: string; Expression?: string; MetricStat?: { Metric: { MetricName: string } } }[];
  expect(metrics.flatMap(({ Expression }) => Expression ?? [])).toEqual(['100 * (1 - free / total)']);
  expect(metrics.map(({ Id, MetricStat }) => [Id, MetricStat?.Metric.MetricName])).toEqual(
    expect.arrayContaining([
      ['free', 'OutpostFreeBytes'],
      ['total', 'OutpostTotalBytes'],
    ]),
  );
});

test('an alarm is of one virtual interface, one link aggregation group, or one instance type', () => {
  const vif = { LagId: LAG, VirtualInterfaceGroupId: LOCAL.virtualInterfaceGroupId, VirtualInterfaceId: LOCAL.virtualInterfaceId };
  expect(dimensions('AlarmsVif')).toEqual({ OutpostId: OUTPOST_ID, ...vif });
  const ofServiceLink = { LagId: LAG, VirtualInterfaceGroupId: '-', VirtualInterfaceId: SERVICE_LINK.virtualInterfaceId };
  expect(dimensions('AlarmsBgp')).toEqual({ OutpostId: OUTPOST_ID, ...ofServiceLink });
  expect(dimensions('AlarmsLag')).toEqual({ OutpostId: OUTPOST_ID, LagId: LAG, VirtualInterfaceGroupId: '-', VirtualInterfaceId: '-' });
  expect(dimensions('AlarmsSpare')).toEqual({ OutpostId: OUTPOST_ID, InstanceType: 'm5.large' });
});

test('every alarm says what it means, and tells the topic when it goes off and when it is over', () => {
  const ours = all.filter(([logicalId]) => logicalId.startsWith('Alarms'));
  expect(ours).toHaveLength(8);
  for (const [, { Properties }] of ours) {
    expect(Properties.AlarmDescription).toMatch(/.{20}/);
    expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Duty/) }]);
    expect(Properties.OKActions).toEqual(Properties.AlarmActions);
  }
});

test('without actions an alarm only changes its state; options change the rest', () => {
  const expected = { AlarmName: 'link', AlarmDescription: 'ours', EvaluationPeriods: 4, TreatMissingData: 'ignore' };
  expect(alarm('SilentServiceLink')).toMatchObject({ ...expected, MetricName: 'ConnectedStatus', Threshold: 1 });
  expect(alarm('SilentServiceLink')).not.toHaveProperty('AlarmActions');
});

test('the slots of racks have alarms of their own, which keep those of the fullest hosts free', () => {
  const of = newStack();
  const slotsOfHosts: { [type: string]: number }[] = [{ 'm5.large': 4 }, { 'm5.large': 2, 'r5.large': 1 }, { 'm5.large': 3 }];
  const hosts = slotsOfHosts.map((slots, index) => ({ assetId: `${index}`, slots }));
  const racks = [{ rackId: 'rack-1', hosts }];
  const made = new OutpostAlarms(of, 'Alarms', { outpost: plant(of) });
  expect(made.addSlotAlarms('Slots', { racks })).toHaveLength(4);
  made.addSlotAlarms('Two', { racks, spareHosts: 2 });
  const inUse = Object.entries(Template.fromStack(of).findResources('AWS::CloudWatch::Alarm')).filter(([id]) => id.includes('InUse'));
  const thresholds = inUse.map(([id, { Properties }]) => [id.replace(/^Alarms|InUse.*/g, ''), Properties.Threshold]);
  expect(Object.fromEntries(thresholds)).toEqual({ Slotsm5large: 5, Slotsr5large: 0, Twom5large: 2, Twor5large: 0 });
});

describe('alarms for the slots without options', () => {
  const used = (of: Stack) =>
    Object.values(
      Template.fromStack(of).findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'UsedInstanceType_Count' } }),
    ).map(({ Properties }) => [
      Properties.Dimensions.find(({ Name }: { Name: string }) => Name === 'InstanceType').Value,
      Properties.Threshold,
    ]);
  const hosts = [4, 3, 2].map((count) => ({ assetId: `${count}`, slots: { 'm5.large': count } }));

  test('use the racks and the spare hosts that are declared for the Outpost', () => {
    const of = newStack();
    const declared = plant(of, { capacity: { racks: [{ rackId: 'rack-1', hosts }], spareHosts: 2 } });
    new OutpostAlarms(of, 'Alarms', { outpost: declared }).addSlotAlarms('Slots');
    expect(used(of)).toEqual([['m5.large', 2]]);
  });

  test('use the racks of the inventory, and one spare host if none is declared', () => {
    const of = new Stack(newApp(), 'Plant', { env: { account: '111122223333', region: 'eu-west-3' } });
    const inventory = OutpostInventory.fromFile(path.join(__dirname, '../fixtures/inventory/factory.json'));
    const discovered = Outpost.fromInventory(of, 'Outpost', inventory, 'plant');
    new OutpostAlarms(of, 'Alarms', { outpost: discovered }).addSlotAlarms('Slots');
    expect(Object.fromEntries(used(of))).toEqual({ 'm5.2xlarge': 4, 'm5.4xlarge': 4, 'c5.4xlarge': 0 });
  });

  test('fail if no rack is known, and say what to declare', () => {
    const of = newStack();
    expect(() => new OutpostAlarms(of, 'Alarms', { outpost: plant(of) }).addSlotAlarms('Slots')).toThrow(
      "the racks of Outpost 'Plant/Outpost' are not known; specify racks, or declare capacity.racks when you import the Outpost",
    );
  });
});

test('fails in another Region than that of the Outpost', () => {
  const elsewhere = new Stack(newApp(), 'Elsewhere', { env: { account: '111122223333', region: 'eu-west-1' } });
  const there = new OutpostAlarms(elsewhere, 'Alarms', { outpost: plant(elsewhere) });
  expect(() => there.addServiceLinkAlarm('ServiceLink')).toThrow(/us-west-2/);
});
