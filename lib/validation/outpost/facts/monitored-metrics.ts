import { metricsOf } from '../../../catalog/outposts-metrics';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { allKnown, orDefault, type Properties } from '../../facts/properties';
import { isObject, UNRESOLVED } from '../../facts/template';

/** A CloudWatch alarm, anomaly detector or dashboard with metrics of AWS Outposts or S3 on Outposts. */
export interface MonitoredMetrics extends Fact {
  readonly metrics: readonly MonitoredMetric[];
  /** `missing` by default. `null`: it is no alarm. */
  readonly treatMissingData: Value<string>;
  /** Whether an alarm notifies that it has no data. */
  readonly hasInsufficientDataActions: Value<boolean>;
  /** Such as `LessThanThreshold`. */
  readonly comparisonOperator: Value<string>;
}

/** A metric with its dimensions. */
export interface MonitoredMetric {
  /** Property that contains the name. */
  readonly property: string;
  readonly namespace: string;
  readonly name: Value<string>;
  /** Names of the dimensions. */
  readonly dimensions: Value<readonly string[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly monitoredMetrics: MonitoredMetrics;
  }
}

/** A name like those of the namespaces. Custom namespaces cannot begin with `AWS/`. */
const OF_OUTPOSTS = /^AWS\/(.*[^a-z])?Outposts?$/i;
const ALARM = 'AWS::CloudWatch::Alarm';
const DASHBOARD = 'AWS::CloudWatch::Dashboard';

export const monitoredMetricsReaders: { readonly [K in 'monitoredMetrics']: FactReader<K> } = {
  monitoredMetrics: {
    types: [ALARM, 'AWS::CloudWatch::AnomalyDetector', DASHBOARD],
    read: ({ type, properties: p }) => {
      const metrics = type === DASHBOARD ? metricsOfDashboard(p) : metricsIn(p);
      const ofOutposts = metrics.filter(({ namespace }) => OF_OUTPOSTS.test(namespace) || metricsOf(namespace));
      if (ofOutposts.length === 0) return undefined;
      return {
        metrics: ofOutposts,
        treatMissingData: type === ALARM ? orDefault(p.text('TreatMissingData'), 'missing') : null,
        hasInsufficientDataActions: type === ALARM ? hasActions(p) : null,
        comparisonOperator: p.text('ComparisonOperator'),
      };
    },
  },
};

function hasActions(p: Properties): Value<boolean> {
  const actions = p.has('InsufficientDataActions');
  return actions ? !(p.texts('InsufficientDataActions')?.length === 0) : actions;
}

/** A metric of the resource itself, and those of a mathematical expression. */
function metricsIn(p: Properties): MonitoredMetric[] {
  const single = p.object('SingleMetricAnomalyDetector');
  const queries = p.objects('Metrics') ?? [];
  return [
    ...metricOf(p, 'MetricName'),
    ...metricOf(single, 'SingleMetricAnomalyDetector.MetricName'),
    ...queries.flatMap((query) => metricOf(query.object('MetricStat').object('Metric'), 'Metrics')),
  ];
}

function metricOf(p: Properties, property: string): MonitoredMetric[] {
  const namespace = p.text('Namespace');
  if (!namespace) return [];
  const dimensions = p.objects('Dimensions');
  const names = dimensions && allKnown(dimensions.map((dimension) => dimension.text('Name')));
  return [{ property, namespace, name: p.text('MetricName'), dimensions: dimensions === null ? [] : names }];
}

/** In place of the unknown parts of a dashboard: JSON texts contain no control characters. */
const UNKNOWN_PART = '\ufffd';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
function metricsOfDashboard(p: Properties): MonitoredMetric[] {
  const body = parse(p.partialText('DashboardBody')?.replaceAll(UNRESOLVED, UNKNOWN_PART) ?? '');
  const widgets = isObject(body) && Array.isArray(body.widgets) ? (body.widgets as unknown[]) : [];
  return widgets.flatMap((widget) => {
    const rows = isObject(widget) && isObject(widget.properties) ? widget.properties.metrics : undefined;
    return Array.isArray(rows) ? metricsOfRows(rows) : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A row is `[namespace, name, dimension, value, …]`. `.` stands for the value above, and `...` for all but the last values above. */
function metricsOfRows(rows: readonly unknown[]): MonitoredMetric[] {
  let above: readonly string[] = [];
  return rows.flatMap((row) => {
    const values = Array.isArray(row) ? row.filter((value) => typeof value === 'string') : [];
    if (values.length === 0) return [];
    const last = values.slice(1);
    const whole = values[0] === '...' ? [...above.slice(0, Math.max(0, above.length - last.length)), ...last] : values;
    above = whole.map((value, index) => (value === '.' ? (above[index] ?? UNKNOWN_PART) : value));
    const [namespace, name, ...dimensions] = above.map(known);
    if (namespace === undefined) return [];
    return [{ property: 'DashboardBody', namespace, name, dimensions: allKnown(dimensions.filter((_, index) => index % 2 === 0)) }];
  });
}

function known(text: string): string | undefined {
  return text.includes(UNKNOWN_PART) ? undefined : text;
}
