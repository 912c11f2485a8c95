import { Duration, Names, Stack, Tags } from 'aws-cdk-lib';
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import { PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Tag of the resources that a policy targets. */
const TAG = 'cdk-outposts:snapshot-policy';
/** Intervals that Amazon Data Lifecycle Manager supports, in hours. */
const INTERVALS = [1, 2, 3, 4, 6, 8, 12, 24];

/** Location of the snapshots of volumes on an Outpost. */
export enum SnapshotLocation {
  /** In the Region of the Outpost. They survive the loss of the Outpost, and can be copied and shared. */
  REGION = 'CLOUD',
  /**
   * On the Outpost, in S3 on Outposts: local snapshots, which never leave the site. They cannot be copied or shared, and cannot be created or
   * restored while the service link is down.
   */
  OUTPOST = 'OUTPOST_LOCAL',
}

/** Type of the resources that a snapshot policy targets. */
export enum SnapshotResourceType {
  /** Individual volumes. */
  VOLUME = 'VOLUME',
  /** All volumes of an instance: multi-volume snapshots. */
  INSTANCE = 'INSTANCE',
}

/** Properties of a snapshot policy. */
export interface OutpostSnapshotPolicyProps {
  /**
   * Type of the resources that the policy targets.
   *
   * @default SnapshotResourceType.VOLUME
   */
  readonly resourceType?: SnapshotResourceType;
  /**
   * Location of the snapshots. All snapshots of a volume have the same location: if the first is in the Region, none can be on the Outpost, and
   * vice versa.
   *
   * @default SnapshotLocation.REGION
   */
  readonly location?: SnapshotLocation;
  /**
   * Time between two snapshots: 1, 2, 3, 4, 6, 8, 12 or 24 hours.
   *
   * @default Duration.hours(24)
   */
  readonly interval?: Duration;
  /**
   * Start time of the first snapshot of a day, in UTC, such as `03:00`. The snapshot is created within the following hour.
   *
   * @default '03:00'
   */
  readonly startTime?: string;
  /**
   * Number of snapshots of each volume that are retained, from 1 to 1,000.
   *
   * @default 7
   */
  readonly retainedSnapshots?: number;
  /**
   * Whether snapshots of an instance exclude its root volume.
   *
   * @default - true on the Outpost: a root volume comes from an AMI in the Region, so its snapshots must be in the Region, too. false in the
   * Region
   */
  readonly excludeBootVolume?: boolean;
  /**
   * Customer managed keys that encrypt the volumes.
   *
   * @default - none: the volumes are encrypted with the AWS managed key for Amazon EBS
   */
  readonly encryptionKeys?: IKeyRef[];
}

/**
 * Creates snapshots of volumes on Outposts on a schedule, and deletes old ones: an Amazon Data Lifecycle Manager policy
 * (`AWS::DLM::LifecyclePolicy`). It applies only to the resources that you protect with it. Amazon Data Lifecycle Manager policies target
 * resources on all Outposts of the account by their tags, so this policy uses a tag with a unique value.
 *
 * When S3 on Outposts is full, local snapshots fail. The space of deleted snapshots is available again within 72 hours. Create an alarm for
 * `metricSnapshotsCreateFailed`.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html
 * @throws if Amazon Data Lifecycle Manager does not support the interval
 *
 * @example
 * declare const volume: ec2.Volume;
 *
 * const policy = new OutpostSnapshotPolicy(this, 'Snapshots', {
 *   location: SnapshotLocation.REGION,
 *   interval: Duration.hours(12),
 *   retainedSnapshots: 14,
 * });
 * policy.protect(volume);
 */
export class OutpostSnapshotPolicy extends Construct {
  /**
   * ID of the policy, such as `policy-0123456789abcdef0`.
   * @attribute
   */
  public readonly snapshotPolicyId: string;
  /** The role that Amazon Data Lifecycle Manager uses to create and delete the snapshots. */
  public readonly role: IRole;
  private readonly resourceType: SnapshotResourceType;
  private readonly tag: string;

  constructor(scope: Construct, id: string, props: OutpostSnapshotPolicyProps = {}) {
    super(scope, id);
    const { location = SnapshotLocation.REGION, interval = Duration.hours(24), startTime = '03:00', retainedSnapshots = 7 } = props;
    this.resourceType = props.resourceType ?? SnapshotResourceType.VOLUME;
    this.tag = Names.uniqueResourceName(this, { maxLength: 255, separator: '-' });
    const hours = interval.toHours({ integral: false });
    if (!INTERVALS.includes(hours)) {
      throw new Error(`interval must be one of ${INTERVALS.join(', ')} hours, got ${hours} hours`);
    }

    const ofInstances = this.resourceType === SnapshotResourceType.INSTANCE;
    this.role = this.serviceRole(props.encryptionKeys ?? []);
    const policy = new CfnLifecyclePolicy(this, 'Policy', {
      description: `Snapshots on Outposts - ${this.node.path}`.replace(/[^0-9A-Za-z _-]/g, '-').slice(0, 500),
      executionRoleArn: this.role.roleArn,
      state: 'ENABLED',
      policyDetails: {
        policyType: 'EBS_SNAPSHOT_MANAGEMENT',
        resourceTypes: [this.resourceType],
        resourceLocations: ['OUTPOST'],
        targetTags: [{ key: TAG, value: this.tag }],
        parameters: ofInstances ? { excludeBootVolume: props.excludeBootVolume ?? location === SnapshotLocation.OUTPOST } : undefined,
        schedules: [
          {
            name: 'Snapshots',
            createRule: { location, interval: hours, intervalUnit: 'HOURS', times: [startTime] },
            retainRule: { count: retainedSnapshots },
            copyTags: true,
          },
        ],
      },
    });
    // Amazon Data Lifecycle Manager checks the permissions of the role when it creates the policy.
    policy.node.addDependency(this.role);
    this.snapshotPolicyId = policy.ref;
    OutpostsValidation.register(this);
  }

  /**
   * Protects a volume, or an instance if the policy targets instances, or all of them in a construct. A policy can protect any number of
   * resources, and several policies can protect the same resource.
   */
  public protect(construct: IConstruct): void {
    const type = this.resourceType === SnapshotResourceType.INSTANCE ? 'AWS::EC2::Instance' : 'AWS::EC2::Volume';
    Tags.of(construct).add(TAG, this.tag, { includeResourceTypes: [type] });
  }

  /** Number of snapshots that could not be created. It should be 0. */
  public metricSnapshotsCreateFailed(options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: 'AWS/EBS',
      metricName: 'SnapshotsCreateFailed',
      dimensionsMap: { DLMPolicyId: this.snapshotPolicyId },
      statistic: Stats.SUM,
      period: Duration.hours(1),
      ...options,
    }).attachTo(this);
  }

  /**
   * Allows the creation of snapshots of resources with the tag, and the deletion of snapshots that Amazon Data Lifecycle Manager created.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/service-role.html
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/dlm-prerequisites.html
   */
  private serviceRole(keys: readonly IKeyRef[]): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('dlm.amazonaws.com'),
      description: 'Makes and deletes snapshots on Outposts',
    });
    const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
    const { partition, region, account } = Stack.of(this);
    const [volumes, instances, snapshots] = [
      `arn:${partition}:ec2:${region}:${account}:volume/*`,
      `arn:${partition}:ec2:${region}:${account}:instance/*`,
      `arn:${partition}:ec2:${region}::snapshot/*`,
    ];
    const protectedOnes = { StringEquals: { [`aws:ResourceTag/${TAG}`]: this.tag } };
    allow(['ec2:DescribeInstances', 'ec2:DescribeVolumes', 'ec2:DescribeSnapshots'], ['*']);
    if (this.resourceType === SnapshotResourceType.INSTANCE) {
      allow(['ec2:CreateSnapshots'], [instances], protectedOnes);
      allow(['ec2:CreateSnapshots'], [volumes, snapshots]);
    } else {
      allow(['ec2:CreateSnapshot'], [volumes], protectedOnes);
      allow(['ec2:CreateSnapshot'], [snapshots]);
    }
    allow(['ec2:CreateTags'], [snapshots]);
    allow(['ec2:DeleteSnapshot'], [snapshots], { Null: { 'aws:ResourceTag/aws:dlm:lifecycle-policy-id': 'false' } });
    if (keys.length > 0) {
      const arns = keys.map((key) => key.keyRef.keyArn);
      allow(['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'], arns);
      allow(['kms:CreateGrant'], arns, { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
    }
    return role;
  }
}
