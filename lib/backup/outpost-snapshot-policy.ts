import { Duration, Names, Stack, Tags } from 'aws-cdk-lib';
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import { PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Tag by which a policy knows what it is for. */
const TAG = 'cdk-outposts:snapshot-policy';
/** Hours between two snapshots that Amazon Data Lifecycle Manager knows. */
const INTERVALS = [1, 2, 3, 4, 6, 8, 12, 24];

/** Where the snapshots of volumes on an Outpost are kept. */
export enum SnapshotLocation {
  /** In the Region of the Outpost: they outlive the building, and can be copied and shared. */
  REGION = 'CLOUD',
  /**
   * On the Outpost, in S3 on Outposts: they never leave the building. They cannot be copied or shared, and while the service link is down
   * none is made or restored.
   */
  OUTPOST = 'OUTPOST_LOCAL',
}

/** What a snapshot policy is for. */
export enum SnapshotResourceType {
  /** Volumes, each by itself. */
  VOLUME = 'VOLUME',
  /** All volumes of an instance, at the same moment. */
  INSTANCE = 'INSTANCE',
}

/** Properties of a snapshot policy. */
export interface OutpostSnapshotPolicyProps {
  /**
   * What the policy is for.
   *
   * @default SnapshotResourceType.VOLUME
   */
  readonly resourceType?: SnapshotResourceType;
  /**
   * Where the snapshots are kept. All snapshots of a volume are in one place: once the first is in the Region, none can be on the Outpost,
   * and the other way round.
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
   * When the first snapshot of a day is begun, in UTC, such as `03:00`. It is made within the hour after.
   *
   * @default '03:00'
   */
  readonly startTime?: string;
  /**
   * How many snapshots of each volume are kept, from 1 to 1,000.
   *
   * @default 7
   */
  readonly retainedSnapshots?: number;
  /**
   * Whether snapshots of an instance leave out the volume that it boots from.
   *
   * @default - on the Outpost, yes: a boot volume descends from an image in the Region, and so its snapshots have to be there, too; in the
   * Region, no
   */
  readonly excludeBootVolume?: boolean;
  /**
   * Customer managed keys that encrypt the volumes.
   *
   * @default - none: the volumes are encrypted with the key of AWS for EBS
   */
  readonly encryptionKeys?: IKeyRef[];
}

/**
 * Makes snapshots of volumes on Outposts on a schedule, and deletes old ones: a policy of Amazon Data Lifecycle Manager
 * (`AWS::DLM::LifecyclePolicy`). It is for what it is told to protect, and for nothing else: a policy of Amazon Data Lifecycle Manager is for
 * every Outpost of the account, so that this one goes by a tag with a value of its own.
 *
 * Where S3 on Outposts is full, local snapshots fail. Deleted ones give their room back within 72 hours. Let
 * `metricSnapshotsCreateFailed` wake somebody.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html
 * @throws where the interval is none that Amazon Data Lifecycle Manager knows
 */
export class OutpostSnapshotPolicy extends Construct {
  /**
   * ID of the policy, such as `policy-0123456789abcdef0`.
   * @attribute
   */
  public readonly snapshotPolicyId: string;
  /** The role by which Amazon Data Lifecycle Manager makes and deletes the snapshots. */
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
      throw new Error(`snapshots are made every ${INTERVALS.join(', ')} hours, and the interval is ${hours}: choose one of these`);
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
    // The policy looks at once whether its role may do what it has to.
    policy.node.addDependency(this.role);
    this.snapshotPolicyId = policy.ref;
    OutpostsValidation.register(this);
  }

  /**
   * Protects a volume, or an instance where the policy is for instances, or all of them within a construct. One policy may protect any
   * number of them, and each may be protected by several.
   */
  public protect(construct: IConstruct): void {
    const type = this.resourceType === SnapshotResourceType.INSTANCE ? 'AWS::EC2::Instance' : 'AWS::EC2::Volume';
    Tags.of(construct).add(TAG, this.tag, { includeResourceTypes: [type] });
  }

  /** Snapshots that could not be made, whose sum should be 0. */
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
   * May make snapshots of what carries the tag, and delete those that Amazon Data Lifecycle Manager has made.
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
