import { metricsOf } from '../../../catalog/outposts-metrics';
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
  title: 'An alarm or a dashboard has a metric that AWS does not list for AWS Outposts or S3 on Outposts, so it never has data',
  fix: 'Use the name of a metric in the namespace AWS/Outposts or S3Outposts; `OutpostMetrics` and `OutpostAlarms` have them',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'monitoredMetrics',
  needs: ['metrics.name'],
  check: ({ metrics }) =>
    metrics.flatMap(({ property, namespace, name }) => {
      const listed = metricsOf(namespace);
      return name && listed && !listed.includes(name)
        ? [{ property, message: `metric ${name} is not listed in the namespace ${namespace}` }]
        : [];
    }),
  get examples() {
    return { bad: alarm('ConnectionStatus'), good: alarm('ConnectedStatus') };
  },
});
