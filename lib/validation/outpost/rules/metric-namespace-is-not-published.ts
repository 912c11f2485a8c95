import { metricsOf, OUTPOSTS_NAMESPACE, S3_OUTPOSTS_NAMESPACES } from '../../../catalog/outposts-metrics';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const alarm = (Namespace: string) =>
  inTemplate({
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace,
      MetricName: 'ConnectedStatus',
      Dimensions: [{ Name: 'OutpostId', Value: 'op-0a1b2c3d4e5f60718' }],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
    }),
  });

export const metricNamespaceIsNotPublished = rule({
  id: 'metric-namespace-is-not-published',
  enforces: ['MET-1'],
  severity: 'warning',
  title: 'An alarm or a dashboard has a metric in a namespace that AWS does not publish, so it never has data',
  fix: 'Use the namespace AWS/Outposts, or S3Outposts for S3 on Outposts; `OutpostMetrics` and `OutpostAlarms` do it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'monitoredMetrics',
  needs: [],
  check: ({ metrics }) =>
    metrics.flatMap(({ property, namespace }) =>
      metricsOf(namespace)
        ? []
        : [
            {
              property: property.replace(/MetricName$/, 'Namespace'),
              message: `AWS does not publish the namespace ${namespace}; published: ${[OUTPOSTS_NAMESPACE, ...S3_OUTPOSTS_NAMESPACES].join(', ')}`,
            },
          ],
    ),
  get examples() {
    return { bad: alarm('AWS/Outpost'), good: alarm('AWS/Outposts') };
  },
});
