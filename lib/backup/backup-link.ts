import { ArnFormat, Aws, CfnOutput, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnLocationS3, CfnTask } from 'aws-cdk-lib/aws-datasync';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Grant, PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
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
   * ARN of the DataSync location of `from`. CloudFormation cannot create it, since its location type knows no agents: deploy the
   * link without it, run the command in its output `CreateSourceLocation`, and deploy again with the ARN that the command prints.
   *
   * @default - everything but the task is made
   */
  readonly sourceLocationArn?: string;
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
}

/**
 * Copies a bucket of S3 on Outposts to a bucket in the Region, with DataSync: what is new or changed, verified, and nothing in the
 * Region is deleted when it is deleted on the Outpost.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
 */
export class BackupLink extends Construct {
  /** The role by which DataSync reads the Outpost. */
  public readonly sourceRole: IRole;
  /** The role by which DataSync writes the Region. */
  public readonly destinationRole: IRole;
  /**
   * ARN of the DataSync task; undefined as long as `sourceLocationArn` is.
   * @attribute
   */
  public readonly taskArn?: string;

  constructor(scope: Construct, id: string, props: BackupLinkProps) {
    super(scope, id);
    const { from, to, sourceLocationArn, schedule = Schedule.rate(Duration.hours(1)), bandwidthLimitMbps } = props;

    this.sourceRole = this.dataSyncRole('SourceRole');
    const onOutpost = OutpostsAccessPointGrants.fromAccessPoint(from);
    onOutpost.readWrite(this.sourceRole);
    onOutpost.delete(this.sourceRole);
    this.sourceRole.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3-outposts:GetAccessPoint'], resources: [from.accessPointRef.accessPointArn] }),
    );

    this.destinationRole = this.dataSyncRole('DestinationRole');
    grantDestination(to, this.destinationRole);
    const destination = new CfnLocationS3(this, 'Destination', {
      s3BucketArn: to.bucketArn,
      s3Config: { bucketAccessRoleArn: this.destinationRole.roleArn },
    });
    // DataSync writes a file to the bucket while the location is made, so the role must be able to.
    destination.node.addDependency(this.destinationRole);

    new CfnOutput(this, 'CreateSourceLocation', {
      description: 'Makes the DataSync location of the Outpost, once an agent on the Outpost is activated',
      value: Fn.join('', [
        'aws datasync create-location-s3 --s3-storage-class OUTPOSTS --agent-arns AGENT_ARN --s3-bucket-arn ',
        from.accessPointRef.accessPointArn,
        ' --s3-config BucketAccessRoleArn=',
        this.sourceRole.roleArn,
        ' --region ',
        Stack.of(this).region,
      ]),
    });
    if (sourceLocationArn) {
      const logGroup = this.logGroup();
      const task = new CfnTask(this, 'Task', {
        sourceLocationArn,
        destinationLocationArn: destination.attrLocationArn,
        cloudWatchLogGroupArn: logGroup.logGroupArn,
        schedule: { scheduleExpression: schedule.expressionString },
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
      task.node.addDependency(logGroup);
      this.taskArn = task.attrTaskArn;
    }
    OutpostsValidation.register(this);
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

  private logGroup(): LogGroup {
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
