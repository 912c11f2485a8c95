import { OUTPOSTS_METRICS } from '../../../catalog/outposts-metrics';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const alarm = (...Dimensions: object[]) =>
  inTemplate({
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Outposts',
      MetricName: 'InstanceTypeCapacityUtilization',
      Dimensions: [{ Name: 'OutpostId', Value: 'op-0a1b2c3d4e5f60718' }, ...Dimensions],
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 75,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  });

export const metricDimensionsAreNotPublished = rule({
  id: 'metric-dimensions-are-not-published',
  enforces: ['MET-1', 'MET-2'],
  severity: 'warning',
  title: 'A metric of AWS Outposts has dimensions that AWS does not publish for it, so it never has data',
  fix: 'Specify in Dimensions the names in the message; `OutpostMetrics` sets them',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'monitoredMetrics',
  needs: ['metrics.name', 'metrics.dimensions'],
  check: ({ metrics }) =>
    metrics.flatMap(({ property, namespace, name, dimensions }) => {
      const published = namespace === 'AWS/Outposts' && name ? OUTPOSTS_METRICS[name] : undefined;
      if (!published || !dimensions) return [];
      const { required, optional = [] } = published;
      const missing = required.some((dimension) => !dimensions.includes(dimension));
      const other = dimensions.some((dimension) => !required.includes(dimension) && !optional.includes(dimension));
      if (!missing && !other) return [];
      const specified =
        dimensions.length > 0 ? `the dimension${dimensions.length === 1 ? '' : 's'} ${dimensions.join(', ')}` : 'no dimensions';
      return [{ property, message: `metric ${name} has ${specified}, but is published with ${required.join(', ')}` }];
    }),
  get examples() {
    return { bad: alarm({ Name: 'InstanceFamily', Value: 'm5' }), good: alarm({ Name: 'InstanceType', Value: 'm5.xlarge' }) };
  },
});
