import { ArnFormat, Aws, CfnOutput, CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnLocationS3, CfnTask } from 'aws-cdk-lib/aws-datasync';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Grant, PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  DATA_SYNC_LOCATION_TYPE,
  dataSyncLocationServiceToken,
  type DataSyncLocationResourceProperties,
} from '../handlers/data-sync-location/provider';
import { OutpostsValidation } from '../outposts-validation';
import { OutpostsAccessPointGrants } from '../storage/outposts-access-point-grants';
import type { IOutpostsAccessPoint } from '../storage/outposts-access-point';

/** Properties of a backup link. */
export interface BackupLinkProps {
  /** What is backed up: a bucket of S3 on Outposts, through an access point for the VPC of the DataSync agent. */
  readonly from: IOutpostsAccessPoint;
  /** The bucket in the Region that receives it. It should be versioned. */
  readonly to: IBucket;
  /**
   * ARNs of the DataSync agents that read the Outpost, one at least: activated in the Region of the Outpost, in the VPC of the access point,
   * and able to reach the endpoint of S3 on Outposts. Others replace the location.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#outposts-agent
   */
  readonly agentArns: string[];
  /**
   * When to copy. DataSync starts a task at most once an hour.
   *
   * @default Schedule.rate(Duration.hours(1))
   */
  readonly schedule?: Schedule;
  /**
   * The most that a copy may take of the service link, in megabits per second.
   *
   * @default - as much as there is
   */
  readonly bandwidthLimitMbps?: number;
  /**
   * The bucket in the Region that receives a report of each copy, in the folder `reports`: what was copied, skipped and verified, and what
   * failed.
   *
   * @default - no reports; errors are in the log
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-reports.html
   */
  readonly reportsTo?: IBucket;
}

/** Options of the way back. */
export interface RestoreTaskOptions {
  /**
   * The most that it may take of the service link, in megabits per second.
   *
   * @default - as much as there is
   */
  readonly bandwidthLimitMbps?: number;
}

/**
 * Copies a bucket of S3 on Outposts to a bucket in the Region, with DataSync: what is new or changed, verified, and nothing in the
 * Region is deleted when it is deleted on the Outpost.
 *
 * CloudFormation cannot make the DataSync location of a bucket on an Outpost, since its location type knows no agents: a custom resource
 * does.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
 * @throws where there is no agent
 */
export class BackupLink extends Construct {
  /** The role by which DataSync reads the Outpost. */
  public readonly sourceRole: IRole;
  /** The role by which DataSync writes the Region. */
  public readonly destinationRole: IRole;
  /**
   * ARN of the DataSync task.
   * @attribute
   */
  public readonly taskArn: string;
  private readonly source: CustomResource;
  private readonly destination: CfnLocationS3;
  private readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: BackupLinkProps) {
    super(scope, id);
    const { from, to, agentArns, schedule = Schedule.rate(Duration.hours(1)), bandwidthLimitMbps, reportsTo } = props;
    if (agentArns.length === 0) throw new Error('no agent reads the Outpost: give agentArns at least one DataSync agent');

    this.sourceRole = this.dataSyncRole('SourceRole');
    const onOutpost = OutpostsAccessPointGrants.fromAccessPoint(from);
    onOutpost.readWrite(this.sourceRole);
    onOutpost.delete(this.sourceRole);
    this.sourceRole.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3-outposts:GetAccessPoint'], resources: [from.accessPointRef.accessPointArn] }),
    );

    const properties: DataSyncLocationResourceProperties = {
      AccessPointArn: from.accessPointRef.accessPointArn,
      BucketAccessRoleArn: this.sourceRole.roleArn,
      AgentArns: agentArns,
    };
    this.source = new CustomResource(this, 'Source', {
      serviceToken: dataSyncLocationServiceToken(this),
      resourceType: DATA_SYNC_LOCATION_TYPE,
      properties,
    });
    this.source.node.addDependency(this.sourceRole);

    this.destinationRole = this.dataSyncRole('DestinationRole');
    grantDestination(to, this.destinationRole);
    this.destination = new CfnLocationS3(this, 'Destination', {
      s3BucketArn: to.bucketArn,
      s3Config: { bucketAccessRoleArn: this.destinationRole.roleArn },
    });
    // DataSync writes a file to the bucket while the location is made, so the role must be able to.
    this.destination.node.addDependency(this.destinationRole);

    this.logGroup = this.logGroupOfTasks();
    const task = this.task('Task', this.source.ref, this.destination.attrLocationArn, {
      schedule: { scheduleExpression: schedule.expressionString },
      bandwidthLimitMbps,
    });
    if (reportsTo) this.report(task, reportsTo);
    this.taskArn = task.attrTaskArn;
    OutpostsValidation.register(this);
  }

  /**
   * Adds the way back: a task that copies from the Region to the Outpost what is missing or different there. Nothing starts it but the
   * command in the output `Start`. Before it is started, the schedule of the backup has to be switched off and no backup may be running:
   * two tasks in both directions at a time overwrite each other.
   *
   * @returns ARN of the task
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/other-use-cases.html
   */
  public addRestoreTask(id: string, options: RestoreTaskOptions = {}): string {
    const taskArn = this.task(id, this.destination.attrLocationArn, this.source.ref, options).attrTaskArn;
    new CfnOutput(this, `${id}Start`, {
      description: 'Copies the backup to the Outpost. First switch the schedule of the backup off: aws datasync update-task',
      value: `aws datasync start-task-execution --task-arn ${taskArn} --region ${Stack.of(this).region}`,
    });
    return taskArn;
  }

  private task(
    id: string,
    sourceLocationArn: string,
    destinationLocationArn: string,
    { schedule, bandwidthLimitMbps }: { schedule?: CfnTask.TaskScheduleProperty; bandwidthLimitMbps?: number },
  ): CfnTask {
    const task = new CfnTask(this, id, {
      sourceLocationArn,
      destinationLocationArn,
      cloudWatchLogGroupArn: this.logGroup.logGroupArn,
      schedule,
      taskMode: 'BASIC',
      options: {
        bytesPerSecond: bandwidthLimitMbps === undefined ? -1 : Math.floor((bandwidthLimitMbps * 1_000_000) / 8),
        transferMode: 'CHANGED',
        verifyMode: 'ONLY_FILES_TRANSFERRED',
        preserveDeletedFiles: 'PRESERVE',
        overwriteMode: 'ALWAYS',
        objectTags: 'PRESERVE',
        logLevel: 'BASIC',
      },
    });
    // With its resource policy, without which DataSync cannot write to it.
    task.node.addDependency(this.logGroup);
    return task;
  }

  private report(task: CfnTask, bucket: IBucket): void {
    const role = this.dataSyncRole('ReportRole');
    grantDestination(bucket, role);
    task.taskReportConfig = {
      destination: { s3: { s3BucketArn: bucket.bucketArn, bucketAccessRoleArn: role.roleArn, subdirectory: 'reports' } },
      outputType: 'STANDARD',
      reportLevel: 'SUCCESSES_AND_ERRORS',
    };
    task.node.addDependency(role);
  }

  /** A role that DataSync can take only for this account. */
  private dataSyncRole(id: string): Role {
    const anyOfDataSync = Stack.of(this).formatArn({ service: 'datasync', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
    return new Role(this, id, {
      assumedBy: new ServicePrincipal('datasync.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': anyOfDataSync } },
      }),
    });
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

/**
 * What DataSync needs of a bucket that it writes to. The deletion of versions is not part of it, so that no copy can be lost by it.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html#create-s3-location-required-permissions
 */
function grantDestination(bucket: IBucket, grantee: IRole): void {
  Grant.addToPrincipalOrResource({
    grantee,
    actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
    resourceArns: [bucket.bucketArn],
    resource: bucket,
  });
  Grant.addToPrincipalOrResource({
    grantee,
    actions: [
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:ListMultipartUploadParts',
      's3:PutObject',
      's3:PutObjectTagging',
    ],
    resourceArns: [bucket.arnForObjects('*')],
    resource: bucket,
  });
  bucket.encryptionKey?.grantEncryptDecrypt(grantee);
}
