import { OUTPOSTS_METRICS } from '../../../catalog/outposts-metrics';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const alarm = (MetricName: string) =>
  inTemplate({
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Outposts',
      MetricName,
      Dimensions: [{ Name: 'OutpostId', Value: 'op-0a1b2c3d4e5f60718' }],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
    }),
  });

export const alarmMetricIsNotListed = rule({
  id: 'alarm-metric-is-not-listed',
  enforces: ['MET-1', 'MET-3'],
  severity: 'warning',
  title: 'An alarm monitors a metric that AWS does not list for AWS Outposts, so it never has data',
  fix: 'Use the name of a metric in the namespace AWS/Outposts; `OutpostMetrics` and `OutpostAlarms` have them',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'outpostAlarm',
  needs: ['metricName'],
  check: ({ metricName }) =>
    metricName && !OUTPOSTS_METRICS.includes(metricName)
      ? { property: 'MetricName', message: `metric ${metricName} is not listed in the namespace AWS/Outposts` }
      : undefined,
  get examples() {
    return { bad: alarm('ConnectionStatus'), good: alarm('ConnectedStatus') };
  },
});
