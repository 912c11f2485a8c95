import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SensorColumnType, SensorPipeline, type SensorPipelineProps } from '../../lib/patterns';

const PROPS: SensorPipelineProps = {
  columns: [
    { name: 'sensor', type: SensorColumnType.STRING },
    { name: 'taken_at', type: SensorColumnType.TIMESTAMP },
    { name: 'celsius', type: SensorColumnType.DOUBLE },
  ],
  partitionStart: '2026-02-07',
};

function stackWith(props: Partial<SensorPipelineProps> = {}): Stack {
  const stack = new Stack(new App(), 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
  new SensorPipeline(stack, 'Sensors', { ...PROPS, ...props });
  return stack;
}

describe('a pipeline', () => {
  const template = Template.fromStack(stackWith());

  test('makes Parquet of JSON, by the schema of its table', () => {
    const table = Object.keys(template.findResources('AWS::Glue::Table'))[0];
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamType: 'KinesisStreamAsSource',
      ExtendedS3DestinationConfiguration: {
        CompressionFormat: 'UNCOMPRESSED',
        DataFormatConversionConfiguration: {
          Enabled: true,
          OutputFormatConfiguration: { Serializer: { ParquetSerDe: { Compression: 'SNAPPY' } } },
          SchemaConfiguration: { TableName: { Ref: table } },
        },
      },
    });
    template.hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        StorageDescriptor: {
          Columns: [
            { Name: 'sensor', Type: 'string' },
            { Name: 'taken_at', Type: 'timestamp' },
            { Name: 'celsius', Type: 'double' },
          ],
        },
      },
    });
  });

  test('is queried in the folders that it is delivered to', () => {
    const [delivery] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
    const [table] = Object.values(template.findResources('AWS::Glue::Table'));
    const { Prefix } = delivery.Properties.ExtendedS3DestinationConfiguration;
    const parameters = table.Properties.TableInput.Parameters;
    const folder = JSON.stringify(parameters['storage.location.template']);
    expect(Prefix).toBe('readings/day=!{timestamp:yyyy-MM-dd}/');
    expect(folder).toContain('/readings/day=${day}/');
    expect(parameters).toMatchObject({ 'projection.day.format': 'yyyy-MM-dd', 'projection.day.range': '2026-02-07,NOW' });
  });

  test('waits for the permissions of its delivery', () => {
    const [delivery] = Object.values(template.findResources('AWS::KinesisFirehose::DeliveryStream'));
    const policies = Object.keys(template.findResources('AWS::IAM::Policy'));
    expect(policies).toHaveLength(1);
    expect(delivery.DependsOn).toContain(policies[0]);
  });

  test('delivers by named rights on its own table and bucket', () => {
    const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
    const statements: { Action: string | string[]; Resource: unknown }[] = policy.Properties.PolicyDocument.Statement;
    expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([]);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'] })]),
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } } })],
      },
    });
  });

  test('keeps its data when the stack is deleted, and encrypts it with its key', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Kinesis::Stream']) {
      expect(Object.values(template.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain']);
    }
    template.hasResourceProperties('AWS::Kinesis::Stream', { RetentionPeriodHours: 168, StreamEncryption: { EncryptionType: 'KMS' } });
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
      },
    });
  });

  test('tells when nothing arrives, even where there is no data point', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'IncomingRecords',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 60,
      EvaluationPeriods: 30,
      TreatMissingData: 'breaching',
    });
  });
});

test.each<[Partial<SensorPipelineProps>, string]>([
  [{ columns: [] }, 'a table needs at least one column, got none: add one to columns'],
  [{ columns: ['a', 'b', 'a'].map((name) => ({ name, type: SensorColumnType.STRING })) }, 'column names are unique, got "a" twice'],
  [{ partitionStart: '2026-02-30' }, 'partitionStart must be a date such as 2026-02-07, got "2026-02-30"'],
  [{ partitionStart: 'yesterday' }, 'got "yesterday"'],
  [{ noDataPeriod: Duration.seconds(90) }, 'noDataPeriod must be 1 to 1440 whole minutes, got 1.5 minutes'],
  [{ noDataPeriod: Duration.hours(25) }, 'noDataPeriod must be 1 to 1440 whole minutes, got 1500 minutes'],
  [{ streamRetention: Duration.days(366) }, 'streamRetention must be 1 to 365 whole days, got 366 days'],
])('fails with %j', (props, message) => {
  expect(() => stackWith(props)).toThrow(message);
});

test.each<[Partial<SensorPipelineProps>, number, number]>([
  [{ noDataPeriod: Duration.minutes(1), streamRetention: Duration.days(1) }, 1, 24],
  [{ noDataPeriod: Duration.days(1), streamRetention: Duration.days(365) }, 1440, 8760],
])('accepts the shortest and the longest periods: %j', (props, EvaluationPeriods, RetentionPeriodHours) => {
  const template = Template.fromStack(stackWith(props));
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { EvaluationPeriods });
  template.hasResourceProperties('AWS::Kinesis::Stream', { RetentionPeriodHours });
});

test.each([
  ['Celsius', 'lower-case letters, digits and underscores, got "Celsius"'],
  ['', 'lower-case letters, digits and underscores, got ""'],
  ['1st', 'lower-case letters, digits and underscores, got "1st"'],
  ['a'.repeat(256), 'lower-case letters, digits and underscores'],
  ['day', 'the column "day" is the partition of the table'],
])('fails with a column named %j', (name, message) => {
  expect(() => stackWith({ columns: [{ name, type: SensorColumnType.DOUBLE }] })).toThrow(message);
});

test.each([
  [SensorColumnType.STRING, 'string'],
  [SensorColumnType.BIGINT, 'bigint'],
  [SensorColumnType.DOUBLE, 'double'],
  [SensorColumnType.BOOLEAN, 'boolean'],
  [SensorColumnType.TIMESTAMP, 'timestamp'],
  [SensorColumnType.of('decimal(10,2)'), 'decimal(10,2)'],
])('has a column of type %j', (type, glueType) => {
  Template.fromStack(stackWith({ columns: [{ name: 'a'.repeat(255), type }] })).hasResourceProperties('AWS::Glue::Table', {
    TableInput: { StorageDescriptor: { Columns: [{ Name: 'a'.repeat(255), Type: glueType }] } },
  });
});
