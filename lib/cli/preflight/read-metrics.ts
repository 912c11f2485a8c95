import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { OutpostMetric } from './metrics';

/** Maximum number of metrics in a call. */
const QUERIES = 500;

/** Metrics arrive with a delay. */
const WINDOW_MILLISECONDS = 20 * 60_000;

/** Last values of metrics. A metric without data in the last 20 minutes has none. */
export async function readMetrics(client: CloudWatchClient, metrics: ReadonlyMap<string, OutpostMetric>): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  const entries = [...metrics];
  const EndTime = new Date();
  const StartTime = new Date(EndTime.getTime() - WINDOW_MILLISECONDS);
  for (let start = 0; start < entries.length; start += QUERIES) {
    const part = entries.slice(start, start + QUERIES);
    const MetricDataQueries = part.map(([, metric], index) => queryOf(metric, index));
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new GetMetricDataCommand({ MetricDataQueries, StartTime, EndTime, ScanBy: 'TimestampDescending', NextToken }),
      );
      for (const { Id, Values } of page.MetricDataResults ?? []) {
        const key = part[Number(Id?.slice(1))]?.[0];
        if (key !== undefined && Values?.length && !values.has(key)) values.set(key, Values[0]);
      }
      NextToken = page.NextToken;
    } while (NextToken);
  }
  return values;
}

function queryOf({ name, dimensions, statistic, period }: OutpostMetric, index: number): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id: `m${index}`,
    MetricStat: { Metric: { Namespace: 'AWS/Outposts', MetricName: name, Dimensions }, Period: period, Stat: statistic },
  };
}
