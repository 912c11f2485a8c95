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

/** What is replicated, and where to. */
export interface S3OutpostsBucketReplicationRule {
  /** An access point of the destination bucket, on the same Outpost or another one. The bucket is versioned, too. */
  readonly destination: IS3OutpostsAccessPoint;
  /**
   * Name of the rule: 255 characters at most.
   *
   * @default - a name that AWS makes
   */
  readonly ruleName?: string;
  /**
   * Which rule wins where several with the same destination bucket fit an object: that of the highest number. No two rules have the
   * same.
   *
   * @default - a rule wins over those that come after it
   */
  readonly priority?: number;
  /**
   * Only objects whose keys begin so.
   *
   * @default - all objects
   */
  readonly prefix?: string;
  /**
   * Only objects that were made with all of these tags.
   *
   * @default - objects with any tags, and without
   */
  readonly tags?: { readonly [key: string]: string };
  /**
   * Whether the deletion of an object hides its replica as well. Not for a rule with `tags`.
   *
   * @default false
   */
  readonly deleteMarkerReplication?: boolean;
  /**
   * Whether changes to the metadata of replicas are replicated back. The destination bucket needs a replication of its own that says so.
   *
   * @default false
   */
  readonly replicaModifications?: boolean;
  /**
   * Whether the rule is in force.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Properties of the replication of a bucket. */
export interface S3OutpostsBucketReplicationProps {
  /** An access point of the bucket whose objects are replicated. A change of the bucket replaces the replication. */
  readonly source: IS3OutpostsAccessPoint;
  /** What is replicated, and where to: 1 to 100 rules. */
  readonly rules: S3OutpostsBucketReplicationRule[];
  /**
   * The role that S3 on Outposts assumes. Its path is `/service-role/`. It is granted what the rules need.
   *
   * @default - a new role
   */
  readonly role?: IRole;
}

const MOST_RULES = 100;

/**
 * Replicates the objects of a bucket of S3 on Outposts to buckets on the same Outpost or on others: S3 Replication on Outposts. Nothing of
 * it goes to the Region. Objects that were there before are not replicated.
 *
 * `AWS::S3Outposts::Bucket` has no such property, so that a custom resource sets it. A bucket has one replication: what another has set is
 * replaced. Where this is deleted, the bucket is replicated no longer, and the replicas stay.
 *
 * Both buckets have to be versioned, and between two Outposts the endpoints of both have to reach each other through the local gateways.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsReplication.html
 */
export class S3OutpostsBucketReplication extends Resource {
  /** The role that S3 on Outposts assumes. A destination bucket of another account has to let it in. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: S3OutpostsBucketReplicationProps) {
    super(scope, id);
    const { source, rules } = props;
    if (rules.length < 1 || rules.length > MOST_RULES) {
      throw new Error(`a bucket of S3 on Outposts is replicated by 1 to ${MOST_RULES} rules, got ${rules.length}`);
    }
    const priorities = rules.map(({ priority }, index) => priority ?? rules.length - index);
    const twice = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
    if (twice !== undefined) throw new Error(`two rules have the priority ${twice}; give each another \`priority\``);
    this.role =
      props.role ??
      new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('s3-outposts.amazonaws.com'),
        // As the policies of AWS for buckets of other accounts have it.
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
      serviceToken: bucketReplicationServiceToken(this),
      resourceType: BUCKET_REPLICATION_TYPE,
      properties,
    });
    this.node.defaultChild = resource.node.defaultChild;
    // An object that the role may not replicate yet is never tried again, and AWS takes no rule for a bucket that is not versioned.
    for (const grant of grants) grant.applyBefore(resource);
    for (const { bucket } of [source, ...destinations]) resource.node.addDependency(bucket);
    OutpostsValidation.register(this);
  }

  private renderRule(source: IS3OutpostsAccessPoint, rule: S3OutpostsBucketReplicationRule, priority: number): object {
    const { destination, deleteMarkerReplication = false, replicaModifications, tags = {} } = rule;
    const { account } = destination.env;
    if (deleteMarkerReplication && Object.keys(tags).length > 0) {
      throw new Error('a rule with `tags` replicates no delete markers; leave out `tags`, or `deleteMarkerReplication`');
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

/** It has a prefix, or one tag, or `And`. */
function renderFilter(prefix: string | undefined, tags: { readonly [key: string]: string }): object {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (Tags.length === 0) return { Prefix: prefix ?? '' };
  return prefix === undefined && Tags.length === 1 ? { Tag: Tags[0] } : { And: { Prefix: prefix, Tags } };
}
