import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import { rules } from '../../../lib/validation/rules';
import { OutpostAlarms, OutpostDashboard } from '../../../lib';
import { findingsOf, site } from '../synthesized';

const ON_MONITORING = rules.filter(({ on }) => on === 'monitoredMetrics' || on === 'eventPattern');

const factsOf = (Type: string, Properties: object) =>
  readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { Monitor: { Type, Properties } } } }]);
const findingsIn = (Type: string, Properties: object) =>
  evaluate(factsOf(Type, Properties), ON_MONITORING).findings.map(({ ruleId, message }) => `${ruleId}: ${message}`);

const dimensions = (...names: string[]) => names.map((Name) => ({ Name, Value: 'x' }));
const alarm = (MetricName: string, names: string[], others: object = {}) => ({
  Namespace: 'AWS/Outposts',
  MetricName,
  Dimensions: dimensions(...names),
  ComparisonOperator: 'LessThanThreshold',
  ...others,
});
const dashboard = (...metrics: unknown[]) => ({
  DashboardBody: JSON.stringify({ widgets: [{ type: 'text' }, { type: 'metric', properties: { metrics } }] }),
});

describe('the metrics of a dashboard', () => {
  const read = (properties: object) => factsOf('AWS::CloudWatch::Dashboard', properties).all('monitoredMetrics')[0]?.metrics;

  test('are those of its rows, with what a row repeats', () => {
    const metrics = read(
      dashboard(
        ['AWS/EC2', 'CPUUtilization'],
        ['AWS/Outposts', 'CapacityExceptions', 'OutpostId', 'op-1', 'InstanceType', 'm5.large', { stat: 'Maximum' }],
        ['...', 'm5.xlarge'],
        ['.', 'ConnectedStatus', '.', '.'],
        [{ expression: 'm1 + m2' }],
      ),
    );
    expect(metrics?.map(({ name, dimensions: names }) => [name, names])).toEqual([
      ['CapacityExceptions', ['OutpostId', 'InstanceType']],
      ['CapacityExceptions', ['OutpostId', 'InstanceType']],
      ['ConnectedStatus', ['OutpostId']],
    ]);
  });

  test('can have values that are known only after deployment', () => {
    const row = '{"widgets":[{"properties":{"metrics":[["AWS/Outposts","';
    const body = (...parts: unknown[]) => ({ DashboardBody: { 'Fn::Join': ['', parts] } });
    const Ref = 'AWS::StackId';
    expect(read(body(row, 'ConnectedStatus","OutpostId","', { Ref }, '"]]}}]}'))).toMatchObject([
      { name: 'ConnectedStatus', dimensions: ['OutpostId'] },
    ]);
    expect(read(body(row, { Ref }, '"]]}}]}'))).toMatchObject([{ name: undefined, dimensions: [] }]);
    expect(read(body('{"start":', { Ref }, '}'))).toBeUndefined();
    expect(read({ DashboardBody: 'no JSON' })).toBeUndefined();
  });
});

test.each([
  ['ConnectedStatus', ['OutpostId']],
  ['InstanceTypeCapacityUtilization', ['OutpostId', 'InstanceType']],
  ['InstanceTypeCapacityUtilization', ['InstanceType', 'Account', 'OutpostId']],
  ['IfTrafficIn', ['OutpostsId', 'VirtualInterfaceId']],
  ['LagStatus', ['OutpostId', 'LagId']],
])('%s is published with %j', (name, names) => {
  expect(findingsIn('AWS::CloudWatch::Alarm', alarm(name, names, { TreatMissingData: 'breaching' }))).toEqual([]);
});

test.each([
  ['ConnectedStatus', ['OutpostArn'], 'the dimension OutpostArn, but is published with OutpostId'],
  ['ConnectedStatus', [], 'no dimensions, but is published with OutpostId'],
  [
    'AvailableInstanceType_Count',
    ['OutpostId', 'InstanceType', 'Account'],
    'the dimensions OutpostId, InstanceType, Account, but is published with OutpostId, InstanceType',
  ],
])('%s is not published with %j', (name, names, says) => {
  expect(findingsIn('AWS::CloudWatch::Alarm', alarm(name, names))).toEqual([
    `metric-dimensions-are-not-published: metric ${name} has ${says}`,
  ]);
});

test('a metric in an expression or an anomaly detector is found, and one of S3 on Outposts by each of its namespaces', () => {
  const metric = (Namespace: string, MetricName: string) => ({ Namespace, MetricName, Dimensions: dimensions('OutpostId') });
  const expression = { Metrics: [{ MetricStat: { Metric: metric('S3Outposts', 'OutpostUsedBytes') } }, { Expression: 'm1 / m2' }] };
  expect(findingsIn('AWS::CloudWatch::Alarm', expression)).toEqual([
    'alarm-metric-is-not-listed: metric OutpostUsedBytes is not listed in the namespace S3Outposts',
  ]);
  const detector = { SingleMetricAnomalyDetector: metric('AWS/S3Outposts', 'BucketSizeBytes') };
  expect(findingsIn('AWS::CloudWatch::AnomalyDetector', detector)).toEqual([
    'alarm-metric-is-not-listed: metric BucketSizeBytes is not listed in the namespace AWS/S3Outposts',
  ]);
  expect(findingsIn('AWS::CloudWatch::AnomalyDetector', metric('S3Outposts', 'OutpostFreeBytes'))).toEqual([]);
});

test.each(['AWS/Outpost', 'AWS/outposts', 'AWS/S3-Outposts', 'aws/outposts'])('the namespace %s is not published', (Namespace) => {
  const metric = { ...alarm('ConnectedStatus', ['OutpostId'], { TreatMissingData: 'notBreaching' }), Namespace };
  const finding = `metric-namespace-is-not-published: AWS does not publish the namespace ${Namespace}; published: AWS/Outposts, S3Outposts, AWS/S3Outposts`;
  expect(findingsIn('AWS::CloudWatch::Alarm', metric)).toEqual([finding]);
  const expression = { Metrics: [{ MetricStat: { Metric: metric } }] };
  expect(findingsIn('AWS::CloudWatch::Alarm', expression)).toEqual([finding]);
});

test.each(['Outposts', 'Acme/Outpost', 'AWS/EC2', { Ref: 'Parameter' }])('the namespace %j can be published', (Namespace) => {
  expect(findingsIn('AWS::CloudWatch::Alarm', { ...alarm('ConnectedStatus', ['OutpostId']), Namespace })).toEqual([]);
});

describe('an alarm on the connection of an Outpost', () => {
  const vif = (others: object) =>
    alarm('VifBgpSessionState', ['OutpostId', 'LagId', 'VirtualInterfaceGroupId', 'VirtualInterfaceId'], others);

  test.each([
    ['ignore', { TreatMissingData: 'ignore' }],
    ['missing', {}],
    ['missing', { InsufficientDataActions: [] }],
  ])('treats missing data as %s', (as, others) => {
    expect(findingsIn('AWS::CloudWatch::Alarm', vif(others))).toEqual([
      `alarm-ignores-missing-data: the alarm on VifBgpSessionState treats missing data as ${as}`,
    ]);
  });

  test.each([
    [{ TreatMissingData: 'breaching' }],
    [{ InsufficientDataActions: ['arn:aws:sns:us-west-2:111122223333:operators'] }],
    [{ InsufficientDataActions: [{ Ref: 'Topic' }] }],
    [{ ComparisonOperator: 'GreaterThanThreshold' }],
    [{ TreatMissingData: { Ref: 'Parameter' } }],
  ])('reports missing data, or is about something else: %j', (others) => {
    expect(findingsIn('AWS::CloudWatch::Alarm', vif(others))).toEqual([]);
  });
});

test.each([
  ['notBreaching', ['alarm-ignores-missing-data: the alarm on ConnectedStatus treats missing data as notBreaching']],
  ['missing', []],
])('an alarm on the service link treats missing data as %s', (TreatMissingData, findings) => {
  expect(findingsIn('AWS::CloudWatch::Alarm', alarm('ConnectedStatus', ['OutpostId'], { TreatMissingData }))).toEqual(findings);
});

test('the alarms and the dashboard of the library are not reported', () => {
  const { app, stack, outpost } = site();
  const virtualInterface = { virtualInterfaceId: 'lgw-vif-0123456789abcdef0', outpostLagId: 'op-lag-0123456789abcdef0' };
  const alarms = new OutpostAlarms(stack, 'Alarms', { outpost });
  alarms.addServiceLinkAlarm('ServiceLink');
  alarms.addVirtualInterfaceAlarm('Vif', virtualInterface);
  alarms.addBgpSessionAlarm('Bgp', virtualInterface);
  new OutpostDashboard(stack, 'Dashboard', { outpost, virtualInterfaces: [virtualInterface], s3: true });
  expect(findingsOf(app)).toEqual([]);
});

describe('an event pattern', () => {
  const pattern = (EventPattern: object) => findingsIn('AWS::Events::Rule', { EventPattern });

  test.each([
    [{ source: ['aws.outposts'] }],
    [{ source: ['aws.outposts'], 'detail-type': ['AWS API Call via CloudTrail'] }],
    [{ source: ['aws.s3-outposts'], 'detail-type': ['Object Replication Failed'] }],
    [{ source: ['aws.outposts'], 'detail-type': [{ prefix: 'AWS' }] }],
    [{ source: ['aws.outposts', 'aws.ec2'], 'detail-type': ['EC2 Instance State-change Notification'] }],
    [{ source: ['aws.outposts', { prefix: 'aws.' }], 'detail-type': ['Outpost State Change'] }],
    [{ source: ['aws.health'], 'detail-type': ['AWS Health Event'] }],
  ])('matches events: %j', (EventPattern) => expect(pattern(EventPattern)).toEqual([]));

  test('matches none, with a type that nothing sends, or the eventSource as its source', () => {
    expect(pattern({ source: ['aws.outposts', 'aws.s3-outposts'], 'detail-type': ['Outpost State Change'] })).toEqual([
      'event-pattern-matches-no-event: aws.outposts, aws.s3-outposts sends no events of the type Outpost State Change',
    ]);
    expect(pattern({ source: ['outposts.amazonaws.com'] })).toEqual([
      'event-pattern-matches-no-event: the source of events of outposts.amazonaws.com is aws.outposts',
    ]);
  });
});
