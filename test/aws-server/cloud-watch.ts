import { AwsJson } from './aws-json';
import { AwsError } from './state';

interface Query {
  readonly Id: string;
  readonly MetricStat?: {
    readonly Metric: { readonly Namespace: string; readonly MetricName: string; readonly Dimensions: readonly Dimension[] };
    readonly Period: number;
    readonly Stat: string;
  };
}

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** Key of the last value of a metric. */
export function metricOf(name: string, dimensions: { readonly [name: string]: string }): string {
  return [name, ...Object.entries(dimensions).map(([dimension, value]) => `${dimension}=${value}`)].sort().join(' ');
}

/** Metrics of AWS Outposts. */
export const cloudWatch = new AwsJson('monitoring', 'GraniteServiceVersion20100801', '1.0', {
  GetMetricData({ MetricDataQueries, EndTime }: { MetricDataQueries: readonly Query[]; EndTime: number }, state) {
    if (MetricDataQueries.length > 500) throw new AwsError('ValidationError', 400, 'at most 500 queries');
    const MetricDataResults = MetricDataQueries.map(({ Id, MetricStat }) => {
      const { Namespace, MetricName, Dimensions } = MetricStat!.Metric;
      const key = metricOf(MetricName, Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])));
      const value = Namespace === 'AWS/Outposts' ? state.metrics.get(key) : undefined;
      const data = value === undefined ? { Timestamps: [], Values: [] } : { Timestamps: [EndTime - 60], Values: [value] };
      return { Id, Label: MetricName, StatusCode: 'Complete', ...data };
    });
    return { MetricDataResults, Messages: [] };
  },
});
