import { METRICS_WITH_GAPS, OUTPOSTS_NAMESPACE } from '../../../catalog/outposts-metrics';
import { inTemplate, resource } from '../../example';
import type { MonitoredMetrics } from '../facts/monitored-metrics';
import { rule } from '../../rule';

const alarm = (TreatMissingData: string) =>
  inTemplate({
    Alarm: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Outposts',
      MetricName: 'VifConnectionStatus',
      Dimensions: ['OutpostId', 'LagId', 'VirtualInterfaceGroupId', 'VirtualInterfaceId'].map((Name) => ({ Name, Value: '-' })),
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData,
    }),
  });

/** Metrics of the connection. The page does not say that `ConnectedStatus` has gaps: it is reported only if the alarm hides them. */
const OF_CONNECTION = [...METRICS_WITH_GAPS, 'ConnectedStatus'];

/** An alarm that the value of a metric of the connection is too low. */
function isAboutConnection({ metrics, comparisonOperator }: MonitoredMetrics): boolean {
  return (
    !!comparisonOperator?.startsWith('LessThan') &&
    metrics.some(({ namespace, name }) => namespace === OUTPOSTS_NAMESPACE && !!name && OF_CONNECTION.includes(name))
  );
}

export const alarmIgnoresMissingData = rule({
  id: 'alarm-ignores-missing-data',
  enforces: ['MET-1'],
  severity: 'warning',
  title: 'An alarm on the connection of an Outpost does not report missing data, which a disconnected Outpost causes',
  fix: 'Set TreatMissingData to breaching, as `OutpostAlarms` does, or add InsufficientDataActions',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'monitoredMetrics',
  when: isAboutConnection,
  needs: ['metrics.name', 'comparisonOperator', 'treatMissingData', 'hasInsufficientDataActions?'],
  check: ({ metrics, treatMissingData, hasInsufficientDataActions }) => {
    if (!treatMissingData || treatMissingData === 'breaching') return undefined;
    if (treatMissingData === 'missing' && hasInsufficientDataActions !== false) return undefined;
    const names = treatMissingData === 'missing' ? METRICS_WITH_GAPS : OF_CONNECTION;
    const { property, name } = metrics.find((metric) => metric.name && names.includes(metric.name)) ?? {};
    return property ? { property, message: `the alarm on ${name} treats missing data as ${treatMissingData}` } : undefined;
  },
  get examples() {
    return { bad: alarm('notBreaching'), good: alarm('breaching') };
  },
});
