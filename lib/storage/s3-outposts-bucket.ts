import { ArnFormat, CustomResource, Fn, RemovalPolicy, Resource, Stack, type Duration, type IResource } from 'aws-cdk-lib';
import { CfnBucket, type BucketReference, type IBucketRef } from 'aws-cdk-lib/aws-s3outposts';
import { Dependable, type Construct } from 'constructs';
import {
  BUCKET_VERSIONING_TYPE,
  bucketVersioningServiceToken,
  type BucketVersioningResourceProperties,
} from '../handlers/bucket-versioning/provider';
import type { IOutpost } from '../outpost/outpost';
import { OutpostsValidation } from '../validation/plugin';
import { checkBucketName } from './s3-outposts-names';
import { S3OutpostsAccessPoint, type S3OutpostsAccessPointOptions } from './s3-outposts-access-point';

/** An S3 on Outposts bucket. Its objects stay on the Outpost. */
export interface IS3OutpostsBucket extends IResource, IBucketRef {
  /**
   * ARN of the bucket.
   * @attribute
   */
  readonly bucketArn: string;
  /**
   * Name of the bucket.
   * @attribute
   */
  readonly bucketName: string;
  /** Adds an access point. All access to objects in the bucket requires one. */
  addAccessPoint(id: string, options: S3OutpostsAccessPointOptions): S3OutpostsAccessPoint;
}

/** A lifecycle rule of an S3 on Outposts bucket. S3 on Outposts supports expiration only. */
export interface S3OutpostsBucketLifecycleRule {
  /**
   * Number of days after creation when objects are deleted.
   *
   * @default - objects do not expire
   */
  readonly expiration?: Duration;
  /**
   * Number of days after initiation when incomplete multipart uploads are aborted.
   *
   * @default - incomplete multipart uploads are kept
   */
  readonly abortIncompleteMultipartUploadAfter?: Duration;
  /**
   * Key prefix of the objects that the rule applies to.
   *
   * @default - all objects
   */
  readonly prefix?: string;
}

/** Properties of an S3 on Outposts bucket. */
export interface S3OutpostsBucketProps {
  /** The Outpost. It needs S3 on Outposts capacity. */
  readonly outpost: IOutpost;
  /**
   * Name of the bucket: 3 to 63 lowercase letters, digits, dots and hyphens, unique in the account on this Outpost. A change
   * replaces the bucket.
   */
  readonly bucketName: string;
  /**
   * Lifecycle rules of the bucket.
   *
   * @default - no lifecycle rules
   */
  readonly lifecycleRules?: S3OutpostsBucketLifecycleRule[];
  /**
   * Whether versioning is enabled, which replication requires. `false` suspends versioning: after it is enabled, a bucket cannot return to
   * the unversioned state. `AWS::S3Outposts::Bucket` does not support versioning, so a custom resource sets it. CloudFormation does not
   * support a lifecycle for noncurrent versions, either: they use capacity until you delete them.
   *
   * @default - versioning is not changed; a new bucket is unversioned
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsManagingVersioning.html
   */
  readonly versioned?: boolean;
  /**
   * Removal policy of the bucket. A bucket that contains objects cannot be deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class S3OutpostsBucketBase extends Resource implements IS3OutpostsBucket {
  public abstract readonly bucketArn: string;
  public abstract readonly bucketName: string;

  public get bucketRef(): BucketReference {
    return { bucketArn: this.bucketArn };
  }

  public addAccessPoint(id: string, options: S3OutpostsAccessPointOptions): S3OutpostsAccessPoint {
    return new S3OutpostsAccessPoint(this, id, { bucket: this, ...options });
  }
}

/**
 * An S3 on Outposts bucket (`AWS::S3Outposts::Bucket`).
 *
 * Its objects are encrypted with S3 managed keys (SSE-S3), and Block Public Access is always enabled. It is accessible only through access
 * points, from VPCs with an S3 on Outposts endpoint on the Outpost.
 *
 * @resource AWS::S3Outposts::Bucket
 * @stateful
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html
 *
 * @example
 * declare const application: ec2.Instance;
 *
 * const bucket = new S3OutpostsBucket(this, 'Documents', {
 *   outpost,
 *   bucketName: 'documents',
 *   lifecycleRules: [{ prefix: 'drafts/', expiration: Duration.days(30) }],
 * });
 * const accessPoint = bucket.addAccessPoint('AccessPoint', { vpc });
 * accessPoint.grants.readWrite(application);
 *
 * const endpoint = new S3OutpostsEndpoint(this, 'Endpoint', { vpc, subnet });
 * endpoint.connections.allowDefaultPortFrom(application);
 */
export class S3OutpostsBucket extends S3OutpostsBucketBase {
  /** Imports an S3 on Outposts bucket. */
  public static fromBucketArn(scope: Construct, id: string, bucketArn: string): IS3OutpostsBucket {
    class Import extends S3OutpostsBucketBase {
      public readonly bucketArn = bucketArn;
      // arn:aws:s3-outposts:REGION:ACCOUNT:outpost/OUTPOST-ID/bucket/NAME
      public readonly bucketName = Fn.select(3, Fn.split('/', Stack.of(scope).splitArn(bucketArn, ArnFormat.NO_RESOURCE_NAME).resource));
    }
    return new Import(scope, id, { environmentFromArn: bucketArn });
  }

  public readonly bucketArn: string;
  public readonly bucketName: string;

  constructor(scope: Construct, id: string, props: S3OutpostsBucketProps) {
    super(scope, id);
    checkBucketName(props.bucketName, this);
    const resource = new CfnBucket(this, 'Resource', {
      outpostId: props.outpost.outpostId,
      bucketName: props.bucketName,
      lifecycleConfiguration: props.lifecycleRules && { rules: props.lifecycleRules.map(renderRule) },
    });
    const { removalPolicy = RemovalPolicy.RETAIN, versioned } = props;
    resource.applyRemovalPolicy(removalPolicy);
    this.bucketArn = resource.attrArn;
    this.bucketName = props.bucketName;
    if (versioned !== undefined) {
      const properties: BucketVersioningResourceProperties = { BucketArn: this.bucketArn, Status: versioned ? 'Enabled' : 'Suspended' };
      const versioning = new CustomResource(this, 'Versioning', {
        serviceToken: bucketVersioningServiceToken(this),
        resourceType: BUCKET_VERSIONING_TYPE,
        // A bucket that is retained keeps its versioning.
        removalPolicy,
        properties,
      });
      // Excludes the access points in its scope, which do not depend on each other.
      Dependable.implement(this, { dependencyRoots: [resource, versioning] });
    }
    OutpostsValidation.register(this);
  }
}

function renderRule(rule: S3OutpostsBucketLifecycleRule): CfnBucket.RuleProperty {
  const { expiration, abortIncompleteMultipartUploadAfter, prefix } = rule;
  return {
    status: 'Enabled',
    expirationInDays: expiration?.toDays(),
    abortIncompleteMultipartUpload: abortIncompleteMultipartUploadAfter && {
      daysAfterInitiation: abortIncompleteMultipartUploadAfter.toDays(),
    },
    // The L1 renders the filter unchanged.
    filter: prefix === undefined ? undefined : { Prefix: prefix },
  };
}
