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
import { S3OutpostsAccessPoint, type S3OutpostsAccessPointOptions } from './s3-outposts-access-point';

/** A bucket of S3 on Outposts: its objects stay on the Outpost. */
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
  /** Makes an access point, without which nobody can read or write the bucket. */
  addAccessPoint(id: string, options: S3OutpostsAccessPointOptions): S3OutpostsAccessPoint;
}

/** When objects of a bucket are deleted. S3 on Outposts has no other lifecycle. */
export interface S3OutpostsBucketLifecycleRule {
  /**
   * Objects are deleted this long after they were made, in days.
   *
   * @default - they are kept
   */
  readonly expiration?: Duration;
  /**
   * Multipart uploads that were not completed are deleted this long after they were begun, in days.
   *
   * @default - they are kept
   */
  readonly abortIncompleteMultipartUploadAfter?: Duration;
  /**
   * Only objects whose keys begin so.
   *
   * @default - all objects
   */
  readonly prefix?: string;
}

/** Properties of a bucket of S3 on Outposts. */
export interface S3OutpostsBucketProps {
  /** The Outpost. It needs S3 capacity. */
  readonly outpost: IOutpost;
  /**
   * Name of the bucket: 3 to 63 lower-case letters, digits, dots and hyphens, unique in the account on this Outpost. A change
   * replaces the bucket.
   */
  readonly bucketName: string;
  /**
   * When objects are deleted.
   *
   * @default - never
   */
  readonly lifecycleRules?: S3OutpostsBucketLifecycleRule[];
  /**
   * Whether the bucket keeps the versions of its objects, which its replication needs. `false` suspends it: a bucket that was versioned
   * once is never unversioned again. `AWS::S3Outposts::Bucket` has no such property, so that a custom resource sets it. It has no
   * lifecycle for versions that are not current any more, either: these take space until somebody deletes them.
   *
   * @default - versioning is left as it is; a new bucket is not versioned
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsManagingVersioning.html
   */
  readonly versioned?: boolean;
  /**
   * What happens to the bucket when it leaves the stack. A bucket with objects in it cannot be deleted.
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
 * A bucket of S3 on Outposts (`AWS::S3Outposts::Bucket`).
 *
 * Its objects are encrypted with keys of S3, its Block Public Access cannot be turned off, and it is reached through access points
 * only, from VPCs that have an endpoint on the Outpost.
 *
 * @resource AWS::S3Outposts::Bucket
 * @stateful
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html
 */
export class S3OutpostsBucket extends S3OutpostsBucketBase {
  /** A bucket that exists already. */
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
        // A bucket that stays keeps its versions.
        removalPolicy,
        properties,
      });
      // Without the access points beneath, which do not wait for each other.
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
    // The L1 writes the filter as it is.
    filter: prefix === undefined ? undefined : { Prefix: prefix },
  };
}
