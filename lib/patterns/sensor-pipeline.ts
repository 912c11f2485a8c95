import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Alarm, ComparisonOperator, Stats, TreatMissingData, type IAlarm, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Stream, StreamEncryption, StreamMode, type IStream } from 'aws-cdk-lib/aws-kinesis';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, LogStream, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import { BackupBucket } from './backup-bucket';
import type { SensorColumn } from './sensor-column';

const READINGS = 'readings/';
const ERRORS = 'errors/';
const RESULTS = 'results/';
/** Column that the path of an object in the bucket determines. */
const PARTITION = 'day';

/** Properties of the pipeline of sensor readings. */
export interface SensorPipelineProps {
  /** The columns of the table, at least one. Members of a reading that have no column are dropped. */
  readonly columns: SensorColumn[];
  /** Date of the first partition, in UTC, such as `2026-02-07`. Queries return no readings that arrived before it. */
  readonly partitionStart: string;
  /**
   * Time without a reading after which the alarm is raised, from 1 minute to 24 hours. Choose it longer than the service link outages that you
   * tolerate.
   *
   * @default Duration.minutes(30)
   */
  readonly noDataPeriod?: Duration;
  /**
   * Actions of the alarm, such as `new SnsAction(topic)`.
   *
   * @default - no actions
   */
  readonly noDataAlarmActions?: IAlarmAction[];
  /**
   * For how long the stream keeps what could not be delivered to the bucket, from 1 to 365 days.
   *
   * @default Duration.days(7)
   */
  readonly streamRetention?: Duration;
  /**
   * Key that encrypts the stream, the readings and the results of queries.
   *
   * @default - a new key that rotates and is kept when the stack is deleted
   */
  readonly encryptionKey?: IKey;
  /**
   * Bucket that receives the server access logs.
   *
   * @default - no server access logs
   */
  readonly serverAccessLogsBucket?: IBucket;
}

/**
 * The way of sensor readings from an Outpost to SQL in the Region: a stream, which stream manager of AWS IoT Greengrass exports to, Amazon Data
 * Firehose, which makes Parquet of the JSON, a bucket with a folder for each day, a table of AWS Glue whose partitions need no crawler, and a
 * workgroup of Amazon Athena.
 *
 * During a service link outage no readings arrive, and the alarm is raised after `noDataPeriod`. Readings then wait in stream manager on the Outpost, as
 * large as it was made there, and arrive afterwards. They are filed by the day on which they arrive, not on which they were taken.
 *
 * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/manage-data-streams.html
 * @throws if `columns` is empty, a column name is invalid or not unique, or another property is outside its range
 * @stateful
 *
 * @example
 * new patterns.SensorPipeline(this, 'Readings', {
 *   columns: [
 *     { name: 'machine', type: patterns.SensorColumnType.STRING },
 *     { name: 'taken', type: patterns.SensorColumnType.TIMESTAMP },
 *     { name: 'pressure', type: patterns.SensorColumnType.DOUBLE },
 *   ],
 *   partitionStart: '2026-11-23',
 * });
 */
export class SensorPipeline extends Construct {
  /** The stream that readings are sent to, each a JSON object. */
  public readonly stream: IStream;
  /** The bucket with the readings, and with the results of queries. */
  public readonly bucket: IBucket;
  /** The key that encrypts both. */
  public readonly encryptionKey: IKey;
  /**
   * Name of the database in the catalog of AWS Glue.
   * @attribute
   */
  public readonly databaseName: string;
  /**
   * Name of the table in it.
   * @attribute
   */
  public readonly tableName: string;
  /**
   * Name of the Athena workgroup.
   * @attribute
   */
  public readonly workGroupName: string;
  /** Alarm that is raised when no reading arrives for `noDataPeriod`. */
  public readonly noDataAlarm: IAlarm;

  constructor(scope: Construct, id: string, props: SensorPipelineProps) {
    super(scope, id);
    const { columns, partitionStart, noDataPeriod = Duration.minutes(30), streamRetention = Duration.days(7) } = props;
    checkColumns(columns);
    checkPartitionStart(partitionStart);
    const minutes = wholeWithin(noDataPeriod.toMinutes({ integral: false }), 24 * 60, 'minutes', 'noDataPeriod');
    wholeWithin(streamRetention.toDays({ integral: false }), 365, 'days', 'streamRetention');

    this.encryptionKey =
      props.encryptionKey ??
      new Key(this, 'Key', { description: 'Sensor readings', enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
    this.stream = new Stream(this, 'Stream', {
      streamMode: StreamMode.ON_DEMAND,
      retentionPeriod: streamRetention,
      encryption: StreamEncryption.KMS,
      encryptionKey: this.encryptionKey,
    });
    this.bucket = new BackupBucket(this, 'Archive', {
      encryptionKey: this.encryptionKey,
      serverAccessLogsBucket: props.serverAccessLogsBucket,
    }).bucket;

    const table = this.table(columns, partitionStart);
    this.databaseName = table.databaseName;
    this.tableName = table.ref;
    this.delivery(table);
    this.workGroupName = this.workGroup();

    const alarm = new Alarm(this, 'Silence', {
      metric: this.stream.metricIncomingRecords({ statistic: Stats.SUM, period: Duration.minutes(1) }),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: minutes,
      // A stream without writes has no data points.
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: `No sensor reading arrived for ${minutes} minutes`,
    });
    alarm.addAlarmAction(...(props.noDataAlarmActions ?? []));
    this.noDataAlarm = alarm;
    OutpostsValidation.register(this);
  }

  /** Partitions follow from the day in the path, https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html */
  private table(columns: SensorColumn[], partitionStart: string): CfnTable {
    const catalogId = Aws.ACCOUNT_ID;
    const database = new CfnDatabase(this, 'Database', { catalogId, databaseInput: { description: `Readings of ${this.node.path}` } });
    const location = this.bucket.s3UrlForObject(READINGS);
    return new CfnTable(this, 'Table', {
      catalogId,
      databaseName: database.ref,
      tableInput: {
        name: 'readings',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: PARTITION, type: 'string' }],
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': `${partitionStart},NOW`,
          'storage.location.template': `${location}day=\${day}/`,
        },
        storageDescriptor: {
          location,
          columns: columns.map(({ name, type }) => ({ name, type: type.glueType })),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
  }

  /** https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html */
  private delivery(table: CfnTable): void {
    const stack = Stack.of(this);
    const role = new Role(this, 'DeliveryRole', {
      // https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    const logGroup = new LogGroup(this, 'DeliveryLog', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const logStream = new LogStream(this, 'DeliveryLogStream', { logGroup, removalPolicy: RemovalPolicy.DESTROY });
    this.stream.grantRead(role);
    logGroup.grants.write(role);
    const rights: { readonly actions: string[]; readonly resources: string[] }[] = [
      {
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [this.bucket.bucketArn],
      },
      {
        actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        resources: [READINGS, ERRORS].map((folder) => this.bucket.arnForObjects(`${folder}*`)),
      },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.encryptionKey.keyArn] },
      {
        actions: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'],
        resources: [
          stack.formatArn({ service: 'glue', resource: 'catalog' }),
          stack.formatArn({ service: 'glue', resource: 'database', resourceName: table.databaseName }),
          stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${table.databaseName}/${table.ref}` }),
        ],
      },
    ];
    for (const right of rights) role.addToPolicy(new PolicyStatement(right));

    const delivery = new CfnDeliveryStream(this, 'Delivery', {
      deliveryStreamType: 'KinesisStreamAsSource',
      kinesisStreamSourceConfiguration: { kinesisStreamArn: this.stream.streamArn, roleArn: role.roleArn },
      extendedS3DestinationConfiguration: {
        bucketArn: this.bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: `${READINGS}day=!{timestamp:yyyy-MM-dd}/`,
        errorOutputPrefix: `${ERRORS}!{firehose:error-output-type}/day=!{timestamp:yyyy-MM-dd}/`,
        // At least 64 MB where the format is converted.
        bufferingHints: { intervalInSeconds: 300, sizeInMBs: 128 },
        compressionFormat: 'UNCOMPRESSED',
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: this.encryptionKey.keyArn } },
        cloudWatchLoggingOptions: { enabled: true, logGroupName: logGroup.logGroupName, logStreamName: logStream.logStreamName },
        dataFormatConversionConfiguration: {
          enabled: true,
          inputFormatConfiguration: { deserializer: { openXJsonSerDe: { caseInsensitive: true } } },
          outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
          schemaConfiguration: {
            catalogId: Aws.ACCOUNT_ID,
            databaseName: table.databaseName,
            tableName: table.ref,
            region: stack.region,
            roleArn: role.roleArn,
            versionId: 'LATEST',
          },
        },
      },
    });
    // With its policy: Firehose checks the stream and the schema when it creates the delivery stream.
    delivery.node.addDependency(role);
  }

  /** Queries cannot put their results elsewhere. */
  private workGroup(): string {
    return new CfnWorkGroup(this, 'WorkGroup', {
      name: `${Stack.of(this).stackName}-${this.node.addr.slice(-8)}`,
      description: `Queries of ${this.node.path}`,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        resultConfiguration: {
          outputLocation: this.bucket.s3UrlForObject(RESULTS),
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: this.encryptionKey.keyArn },
        },
      },
    }).ref;
  }
}

function checkColumns(columns: SensorColumn[]): void {
  if (columns.length === 0) throw new Error('a table needs at least one column, got none: add one to columns');
  const names = new Set<string>();
  for (const { name } of columns) {
    if (!/^[a-z_][a-z0-9_]{0,254}$/.test(name)) {
      throw new Error(`a column name has lower-case letters, digits and underscores, got "${name}": rename the member of the reading`);
    }
    if (name === PARTITION) throw new Error(`the column "${name}" is the partition of the table: rename the member of the reading`);
    if (names.has(name)) throw new Error(`column names are unique, got "${name}" twice: rename or remove a column`);
    names.add(name);
  }
}

function checkPartitionStart(partitionStart: string): void {
  const day = /^\d{4}-\d\d-\d\d$/.test(partitionStart) ? new Date(`${partitionStart}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== partitionStart) {
    throw new Error(`partitionStart must be a date such as 2026-02-07, got "${partitionStart}"`);
  }
}

function wholeWithin(value: number, maximum: number, unit: string, property: string): number {
  if (!Number.isInteger(value) || value < 1 || value > maximum) {
    throw new Error(`${property} must be 1 to ${maximum} whole ${unit}, got ${value} ${unit}`);
  }
  return value;
}
