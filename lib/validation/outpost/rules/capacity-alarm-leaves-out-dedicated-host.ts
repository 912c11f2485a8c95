import { familyOf } from '../../../catalog/instance-families';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const alarm = (InstanceFamily: string) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceFamily, OutpostArn: OUTPOST_ARN }),
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Outposts',
      MetricName: 'InstanceFamilyCapacityUtilization',
      Dimensions: [
        { Name: 'OutpostId', Value: 'op-0a1b2c3d4e5f60718' },
        { Name: 'InstanceFamily', Value: 'm5' },
      ],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 75,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  });

export const capacityAlarmLeavesOutDedicatedHost = rule({
  id: 'capacity-alarm-leaves-out-dedicated-host',
  enforces: ['DH-10'],
  severity: 'warning',
  title: 'An alarm monitors the capacity of an instance family with a Dedicated Host, which the metric does not include',
  fix: 'Monitor the instances on the Dedicated Host separately: the instance capacity metrics do not include its slots',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'outpostAlarm',
  onOutpost: true,
  needs: ['metricName', 'instances'],
  check: ({ outpost, metricName, instances }, facts) => {
    if (!outpost || !instances || !/^Instance(Family|Type)Capacity/.test(metricName ?? '')) return undefined;
    const host = facts.by('host', 'outpost', outpost).find(({ location, instanceFamily, instanceType }) => {
      const family = instanceFamily ?? (instanceType && familyOf(instanceType));
      return !location?.condition && family === familyOf(instances);
    });
    return (
      host && {
        property: 'MetricName',
        message: `metric ${metricName} of ${instances} on Outpost ${outpost.id} does not include Dedicated Host ${host.location?.logicalId}`,
      }
    );
  },
  get examples() {
    return { bad: alarm('m5'), good: alarm('r5') };
  },
});
