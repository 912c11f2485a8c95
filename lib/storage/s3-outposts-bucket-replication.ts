import { CustomResource, Resource } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  BUCKET_REPLICATION_TYPE,
  bucketReplicationServiceToken,
  REPLICATION_ROLE_PATH,
  type BucketReplicationResourceProperties,
} from '../handlers/bucket-replication/provider';
import { OutpostsValidation } from '../validation/plugin';
import type { IS3OutpostsAccessPoint } from './s3-outposts-access-point';
import { S3OutpostsAccessPointGrants } from './s3-outposts-access-point-grants';

/** A replication rule: the objects to replicate, and the destination bucket. */
export interface S3OutpostsBucketReplicationRule {
  /** An access point of the destination bucket, on the same Outpost or on another one. The destination bucket must be versioned. */
  readonly destination: IS3OutpostsAccessPoint;
  /**
   * Name of the rule, up to 255 characters.
   *
   * @default - a generated name
   */
  readonly ruleName?: string;
  /**
   * Priority of the rule, different for each rule. If an object matches several rules with the same destination bucket, the rule with the
   * highest number applies.
   *
   * @default - earlier rules take precedence over later rules
   */
  readonly priority?: number;
  /**
   * Key prefix of the objects that the rule applies to.
   *
   * @default - all objects
   */
  readonly prefix?: string;
  /**
   * Tags of the objects that the rule applies to. Objects must be created with all of them.
   *
   * @default - the rule does not filter by tags
   */
  readonly tags?: { readonly [key: string]: string };
  /**
   * Whether to replicate delete markers. Not supported for a rule with `tags`.
   *
   * @default false
   */
  readonly deleteMarkerReplication?: boolean;
  /**
   * Whether to replicate metadata changes of replicas back to the source. The destination bucket needs a replication with this option, too.
   *
   * @default false
   */
  readonly replicaModifications?: boolean;
  /**
   * Whether the rule is enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Properties of the replication of an S3 on Outposts bucket. */
export interface S3OutpostsBucketReplicationProps {
  /** An access point of the source bucket. A change of the bucket replaces the replication. */
  readonly source: IS3OutpostsAccessPoint;
  /** Replication rules, 1 to 100. */
  readonly rules: S3OutpostsBucketReplicationRule[];
  /**
   * The role that S3 on Outposts assumes, with the path `/service-role/`. The construct grants it the permissions that the rules need.
   *
   * @default - a new role
   */
  readonly role?: IRole;
}

const MOST_RULES = 100;

/**
 * Replicates the objects of an S3 on Outposts bucket to buckets on the same Outpost or on other Outposts: S3 Replication on Outposts. The
 * objects are not sent to the Region. Existing objects are not replicated.
 *
 * `AWS::S3Outposts::Bucket` does not support replication, so a custom resource sets it. A bucket has one replication configuration, and
 * this resource replaces an existing one. Its deletion stops the replication; the replicas remain.
 *
 * Both buckets must be versioned. The S3 on Outposts endpoints of two Outposts must reach each other through the local gateways.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsReplication.html
 */
export class S3OutpostsBucketReplication extends Resource {
  /** The role that S3 on Outposts assumes. If another account owns a destination bucket, its bucket policy must allow the role. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: S3OutpostsBucketReplicationProps) {
    super(scope, id);
    const { source, rules } = props;
    if (rules.length < 1 || rules.length > MOST_RULES) {
      throw new Error(`the replication of an S3 on Outposts bucket needs 1 to ${MOST_RULES} rules, got ${rules.length}`);
    }
    const priorities = rules.map(({ priority }, index) => priority ?? rules.length - index);
    const twice = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
    if (twice !== undefined) throw new Error(`two rules have the priority ${twice}; specify a different \`priority\` for each`);
    this.role =
      props.role ??
      new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('s3-outposts.amazonaws.com'),
        // AWS's example policies for buckets in other accounts use this path.
        path: REPLICATION_ROLE_PATH,
        description: 'Replicates objects of S3 on Outposts',
      });
    const destinations = [...new Set(rules.map(({ destination }) => destination))];
    const grants = [
      S3OutpostsAccessPointGrants.fromAccessPoint(source).replicateFrom(this.role),
      ...destinations.map((destination) => S3OutpostsAccessPointGrants.fromAccessPoint(destination).replicateTo(this.role)),
    ];
    const properties: BucketReplicationResourceProperties = {
      BucketArn: source.bucket.bucketRef.bucketArn,
      RoleArn: this.role.roleArn,
      Rules: rules.map((rule, index) => this.renderRule(source, rule, priorities[index])),
    };
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: bucketReplicationServiceToken(this, this.role.roleArn),
      resourceType: BUCKET_REPLICATION_TYPE,
      properties,
    });
    this.node.defaultChild = resource.node.defaultChild;
    // S3 does not retry an object that the role was not allowed to replicate, and AWS rejects rules for a bucket that is not versioned.
    for (const grant of grants) grant.applyBefore(resource);
    for (const { bucket } of [source, ...destinations]) resource.node.addDependency(bucket);
    OutpostsValidation.register(this);
  }

  private renderRule(source: IS3OutpostsAccessPoint, rule: S3OutpostsBucketReplicationRule, priority: number): object {
    const { destination, deleteMarkerReplication = false, replicaModifications, tags = {} } = rule;
    const { account } = destination.env;
    if (deleteMarkerReplication && Object.keys(tags).length > 0) {
      throw new Error('a rule with `tags` does not support the replication of delete markers; remove `tags` or `deleteMarkerReplication`');
    }
    return {
      ID: rule.ruleName,
      Priority: priority,
      Status: status(rule.enabled ?? true),
      Bucket: source.accessPointArn,
      Destination: { Bucket: destination.accessPointArn, Account: account === this.env.account ? undefined : account },
      Filter: renderFilter(rule.prefix, tags),
      DeleteMarkerReplication: { Status: status(deleteMarkerReplication) },
      SourceSelectionCriteria: replicaModifications && { ReplicaModifications: { Status: status(true) } },
    };
  }
}

function status(isEnabled: boolean): string {
  return isEnabled ? 'Enabled' : 'Disabled';
}

/** A filter has a prefix, one tag, or `And`. */
function renderFilter(prefix: string | undefined, tags: { readonly [key: string]: string }): object {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (Tags.length === 0) return { Prefix: prefix ?? '' };
  return prefix === undefined && Tags.length === 1 ? { Tag: Tags[0] } : { And: { Prefix: prefix, Tags } };
}
