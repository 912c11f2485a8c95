import { Grant, type GrantOnPrincipalOptions, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IS3OutpostsAccessPoint } from './s3-outposts-access-point';

/**
 * Lets identities use a bucket of S3 on Outposts through one access point. S3 on Outposts has actions and ARNs of its own: those of
 * `s3` have no effect on it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html
 */
export class S3OutpostsAccessPointGrants {
  /** Grants for an access point. */
  public static fromAccessPoint(accessPoint: IS3OutpostsAccessPoint): S3OutpostsAccessPointGrants {
    return new S3OutpostsAccessPointGrants(accessPoint);
  }

  private constructor(private readonly accessPoint: IS3OutpostsAccessPoint) {}

  /** Lets a grantee list the bucket and read its objects. */
  public read(grantee: IGrantable): Grant {
    return this.grant(grantee, ['s3-outposts:ListBucket'], ['s3-outposts:GetObject', 's3-outposts:GetObjectTagging']);
  }

  /** Lets a grantee write objects and give up uploads. */
  public write(grantee: IGrantable): Grant {
    return this.grant(
      grantee,
      ['s3-outposts:ListBucketMultipartUploads'],
      ['s3-outposts:PutObject', 's3-outposts:PutObjectTagging', 's3-outposts:AbortMultipartUpload', 's3-outposts:ListMultipartUploadParts'],
    );
  }

  // The name that grants have in the CDK. A keyword of Go, where it is called Delete.
  /**
   * Lets a grantee delete objects.
   *
   * @jsii suppress reserved-word
   */
  public delete(grantee: IGrantable): Grant {
    return this.grant(grantee, [], ['s3-outposts:DeleteObject']);
  }

  /** Lets a grantee list the bucket and read and write its objects. */
  public readWrite(grantee: IGrantable): Grant {
    return this.read(grantee).combine(this.write(grantee));
  }

  /**
   * Lets a role of S3 on Outposts read the objects that it replicates.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/outposts-replication-prerequisites-config.html
   */
  public replicateFrom(grantee: IGrantable): Grant {
    return this.onObjects(grantee, ['s3-outposts:GetObjectVersionForReplication', 's3-outposts:GetObjectVersionTagging']);
  }

  /**
   * Lets a role of S3 on Outposts write replicas, with their tags and delete markers. Where the bucket is of another account, its policy
   * and that of the access point have to say so as well.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/outposts-replication-prerequisites-config.html
   */
  public replicateTo(grantee: IGrantable): Grant {
    return this.onObjects(grantee, ['s3-outposts:ReplicateObject', 's3-outposts:ReplicateDelete']);
  }

  private grant(grantee: IGrantable, bucketActions: string[], objectActions: string[]): Grant {
    const { accessPointArn } = this.accessPoint;
    // The bucket has to be named as well, which would open it through its other access points.
    const conditions = { StringEquals: { 's3-outposts:DataAccessPointArn': accessPointArn } };
    const onObjects = this.onObjects(grantee, objectActions, conditions);
    if (bucketActions.length === 0) return onObjects;
    return Grant.addToPrincipal({ grantee, actions: bucketActions, resourceArns: this.arns(), conditions }).combine(onObjects);
  }

  private onObjects(grantee: IGrantable, actions: string[], conditions?: GrantOnPrincipalOptions['conditions']): Grant {
    return Grant.addToPrincipal({ grantee, actions, resourceArns: this.arns().map((arn) => `${arn}/object/*`), conditions });
  }

  private arns(): string[] {
    return [this.accessPoint.accessPointArn, this.accessPoint.bucket.bucketArn];
  }
}
