import { ArnFormat, Aws, CfnOutput, Duration, RemovalPolicy, Resource, Stack, type IResource } from 'aws-cdk-lib';
import { CfnLocationS3, CfnTask, type IAgentRef, type ITaskRef, type TaskReference } from 'aws-cdk-lib/aws-datasync';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { BackupSource, BoundBackupSource } from './backup-source';
import { BandwidthSchedule, bytesPerSecond } from './bandwidth-schedule';
import { DataSyncRole } from './data-sync-role';
import { Restore } from './restore';

/** A link that copies data of an Outpost to the Region: a DataSync task. */
export interface IBackupLink extends IResource, ITaskRef {
  /**
   * ARN of the DataSync task.
   * @attribute
   */
  readonly taskArn: string;
}

/** Properties of a backup link. */
export interface BackupLinkProps {
  /** What is backed up, such as `BackupSource.s3Outposts(accessPoint)`. */
  readonly source: BackupSource;
  /** The bucket in the Region that receives it. It should be versioned. */
  readonly destination: IBucket;
  /**
   * The DataSync agents that read the source, at least one, such as a `DataSyncAgent`. They are activated in the Region of the Outpost. For an
   * S3 on Outposts bucket, they are in the VPC of the access point and reach the S3 on Outposts endpoint. All agents must be online for a copy.
   * A change of the agents replaces the location.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#outposts-agent
   */
  readonly agents: IAgentRef[];
  /**
   * When to copy. DataSync starts a task at most once an hour.
   *
   * @default Schedule.rate(Duration.hours(1))
   */
  readonly schedule?: Schedule;
  /**
   * Maximum bandwidth of the service link that a copy uses, in megabits per second.
   *
   * @default - no limit
   */
  readonly bandwidthLimitMbps?: number;
  /**
   * The bucket in the Region that receives a report of each copy, in the folder `reports`: the files that were copied, skipped and verified,
   * and those that failed.
   *
   * @default - no reports; errors are in the log
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-reports.html
   */
  readonly reportBucket?: IBucket;
  /**
   * What DataSync compares with the source after a copy.
   *
   * @default BackupVerification.ONLY_FILES_TRANSFERRED
   */
  readonly verification?: BackupVerification;
}

/**
 * What DataSync compares with the source after a copy, in addition to the checksums that it compares during the copy.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/configure-data-verification-options.html
 */
export enum BackupVerification {
  /** The data that this copy transferred. */
  ONLY_FILES_TRANSFERRED = 'ONLY_FILES_TRANSFERRED',
  /** All data in the bucket, which DataSync reads each time. Not for the storage classes S3 Glacier Flexible Retrieval and Deep Archive. */
  POINT_IN_TIME_CONSISTENT = 'POINT_IN_TIME_CONSISTENT',
  /** No verification after the copy. */
  NONE = 'NONE',
}

/** A period with its own bandwidth limit for copies. */
export interface BandwidthWindow {
  /** Maximum bandwidth of a copy in this period, in megabits per second. */
  readonly bandwidthLimitMbps: number;
  /** Start of each period, such as `ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.EUROPE_PARIS })`. */
  readonly start: ScheduleExpression;
  /** End of each period, when the limit of the backup link applies again. */
  readonly end: ScheduleExpression;
}

/** Options of a restore. */
export interface RestoreOptions {
  /**
   * Maximum bandwidth of the service link that the restore uses, in megabits per second.
   *
   * @default - no limit
   */
  readonly bandwidthLimitMbps?: number;
  /**
   * Topic that is notified when the restore succeeds or fails.
   *
   * @default - no notifications
   */
  readonly topic?: ITopic;
}

abstract class BackupLinkBase extends Resource implements IBackupLink {
  public abstract readonly taskArn: string;

  public get taskRef(): TaskReference {
    return { taskArn: this.taskArn };
  }
}

/**
 * Copies an S3 on Outposts bucket, or the files of a file server, to a bucket in the Region with DataSync. It copies new and changed data and
 * verifies it. Data that is deleted on the Outpost is not deleted in the Region.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
 * @throws if `agents` is empty
 */
export class BackupLink extends BackupLinkBase {
  /** Imports the DataSync task of an existing backup link, such as one of another App. */
  public static fromTaskArn(scope: Construct, id: string, taskArn: string): IBackupLink {
    class Import extends BackupLinkBase {
      public readonly taskArn = taskArn;
    }
    return new Import(scope, id, { environmentFromArn: taskArn });
  }

  /** The role that DataSync uses to read the source. Undefined for an NFS server, which identifies the agent by its IP address. */
  public readonly sourceRole?: IRole;
  /** The role that DataSync uses to write to the bucket in the Region. */
  public readonly destinationRole: IRole;
  public readonly taskArn: string;
  private readonly source: BoundBackupSource;
  private readonly destination: CfnLocationS3;
  private readonly logGroup: LogGroup;
  private readonly bandwidthLimitMbps?: number;
  private bandwidthSchedule?: BandwidthSchedule;

  constructor(scope: Construct, id: string, props: BackupLinkProps) {
    super(scope, id);
    const {
      source,
      destination,
      agents,
      schedule = Schedule.rate(Duration.hours(1)),
      bandwidthLimitMbps,
      reportBucket,
      verification,
    } = props;
    if (agents.length === 0) throw new Error('a backup link needs at least one DataSync agent, got none: add one to agents');

    this.source = source._bind(
      this,
      agents.map(({ agentRef }) => agentRef.agentArn),
    );
    this.sourceRole = this.source.role;

    const destinationRole = new DataSyncRole(this, 'DestinationRole');
    destinationRole.grantWrite(destination);
    this.destinationRole = destinationRole;
    this.destination = new CfnLocationS3(this, 'Destination', {
      s3BucketArn: destination.bucketArn,
      s3Config: { bucketAccessRoleArn: this.destinationRole.roleArn },
    });
    // DataSync writes a test file to the bucket when it creates the location, so the role needs its permissions by then.
    this.destination.node.addDependency(this.destinationRole);

    this.logGroup = this.logGroupOfTasks();
    const task = this.task('Task', this.source.locationArn, this.destination.attrLocationArn, {
      schedule: { scheduleExpression: schedule.expressionString },
      bandwidthLimitMbps,
      verification,
    });
    if (reportBucket) this.report(task, reportBucket);
    this.taskArn = task.attrTaskArn;
    this.bandwidthLimitMbps = bandwidthLimitMbps;
    OutpostsValidation.register(this);
  }

  /**
   * Sets another bandwidth limit for a period. It applies to copies that start in the period, and to a copy that is running when the period
   * starts. Windows must not overlap: the last one to start or end determines the limit. A window that is open at the time of the deployment
   * applies from its next start.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_UpdateTaskExecution.html
   */
  public addBandwidthWindow(id: string, window: BandwidthWindow): void {
    const schedule = (this.bandwidthSchedule ??= new BandwidthSchedule(this, 'Bandwidth', this.taskArn));
    schedule.setAt(`${id}Start`, window.start, window.bandwidthLimitMbps);
    schedule.setAt(`${id}End`, window.end, this.bandwidthLimitMbps);
  }

  /**
   * Adds a restore: a state machine that copies data that is missing or different on the Outpost from the Region to the Outpost. Start it with
   * the command in the output `Start`.
   *
   * It disables the schedule of the backup, waits until no backup is running, copies, and enables the schedule when all data is copied and
   * verified: tasks in both directions at the same time overwrite each other. If it fails, the schedule stays disabled, so that no damaged data
   * is backed up: start it again. `ReconnectSync` does not enable a schedule that a restore disabled.
   *
   * @returns the state machine
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/other-use-cases.html
   */
  public addRestore(id: string, options: RestoreOptions = {}): IStateMachine {
    const { bandwidthLimitMbps, topic } = options;
    const { locationArn, restoreLocationArn = () => locationArn } = this.source;
    const task = this.task(`${id}Task`, this.destination.attrLocationArn, restoreLocationArn(), { bandwidthLimitMbps });
    const { stateMachine } = new Restore(this, id, { backupTaskArn: this.taskArn, restoreTaskArn: task.attrTaskArn, topic });
    new CfnOutput(this, `${id}Start`, {
      description: 'Copies the backup to the Outpost',
      value: `aws stepfunctions start-execution --state-machine-arn ${stateMachine.stateMachineArn} --region ${Stack.of(this).region}`,
    });
    return stateMachine;
  }

  private task(
    id: string,
    sourceLocationArn: string,
    destinationLocationArn: string,
    {
      schedule,
      bandwidthLimitMbps,
      verification = BackupVerification.ONLY_FILES_TRANSFERRED,
    }: { schedule?: CfnTask.TaskScheduleProperty; bandwidthLimitMbps?: number; verification?: BackupVerification },
  ): CfnTask {
    const task = new CfnTask(this, id, {
      sourceLocationArn,
      destinationLocationArn,
      // Without the suffix `:*`, which the DataSync API accepts and the CloudFormation resource type did not.
      cloudWatchLogGroupArn: Stack.of(this).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: this.logGroup.logGroupName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      schedule,
      taskMode: 'BASIC',
      options: {
        bytesPerSecond: bytesPerSecond(bandwidthLimitMbps),
        transferMode: 'CHANGED',
        verifyMode: verification,
        preserveDeletedFiles: 'PRESERVE',
        overwriteMode: 'ALWAYS',
        objectTags: 'PRESERVE',
        logLevel: 'BASIC',
        ...this.source.options,
      },
    });
    // Includes its resource policy, which DataSync needs to write to it.
    task.node.addDependency(this.logGroup);
    return task;
  }

  private report(task: CfnTask, bucket: IBucket): void {
    const role = new DataSyncRole(this, 'ReportRole');
    role.grantWrite(bucket);
    task.taskReportConfig = {
      destination: { s3: { s3BucketArn: bucket.bucketArn, bucketAccessRoleArn: role.roleArn, subdirectory: 'reports' } },
      outputType: 'STANDARD',
      reportLevel: 'SUCCESSES_AND_ERRORS',
    };
    task.node.addDependency(role);
  }

  private logGroupOfTasks(): LogGroup {
    const logGroup = new LogGroup(this, 'LogGroup', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
    logGroup.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('datasync.amazonaws.com')],
        actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
        resources: [logGroup.logGroupArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': Stack.of(this).formatArn({ service: 'datasync', resource: 'task', resourceName: '*' }) },
        },
      }),
    );
    return logGroup;
  }
}
