import { Grant, type GrantOnPrincipalOptions, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IS3OutpostsAccessPoint } from './s3-outposts-access-point';

/**
 * Grants identities access to an S3 on Outposts bucket through one access point. S3 on Outposts has its own actions and ARNs: `s3` actions
 * have no effect on it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html
 *
 * @example
 * declare const accessPoint: S3OutpostsAccessPoint;
 * declare const role: iam.Role;
 *
 * S3OutpostsAccessPointGrants.fromAccessPoint(accessPoint).read(role);
 */
export class S3OutpostsAccessPointGrants {
  /** Grants for an access point. */
  public static fromAccessPoint(accessPoint: IS3OutpostsAccessPoint): S3OutpostsAccessPointGrants {
    return new S3OutpostsAccessPointGrants(accessPoint);
  }

  private constructor(private readonly accessPoint: IS3OutpostsAccessPoint) {}

  /** Grants permissions to list the bucket and to read its objects. */
  public read(grantee: IGrantable): Grant {
    return this.grant(grantee, ['s3-outposts:ListBucket'], ['s3-outposts:GetObject', 's3-outposts:GetObjectTagging']);
  }

  /** Grants permissions to write objects and to abort multipart uploads. */
  public write(grantee: IGrantable): Grant {
    return this.grant(
      grantee,
      ['s3-outposts:ListBucketMultipartUploads'],
      ['s3-outposts:PutObject', 's3-outposts:PutObjectTagging', 's3-outposts:AbortMultipartUpload', 's3-outposts:ListMultipartUploadParts'],
    );
  }

  // The AWS CDK uses this name for grants. It is a keyword in Go, which names the method Delete.
  /**
   * Grants permissions to delete objects.
   *
   * @jsii suppress reserved-word
   */
  public delete(grantee: IGrantable): Grant {
    return this.grant(grantee, [], ['s3-outposts:DeleteObject']);
  }

  /** Grants permissions to list the bucket and to read and write its objects. */
  public readWrite(grantee: IGrantable): Grant {
    return this.read(grantee).combine(this.write(grantee));
  }

  /**
   * Grants a replication role permissions to read the objects of the source bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/outposts-replication-prerequisites-config.html
   */
  public replicateFrom(grantee: IGrantable): Grant {
    return this.onObjects(grantee, ['s3-outposts:GetObjectVersionForReplication', 's3-outposts:GetObjectVersionTagging']);
  }

  /**
   * Grants a replication role permissions to write replicas, with their tags and delete markers. If another account owns the bucket, the
   * bucket policy and the access point policy must allow it, too.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/outposts-replication-prerequisites-config.html
   */
  public replicateTo(grantee: IGrantable): Grant {
    return this.onObjects(grantee, ['s3-outposts:ReplicateObject', 's3-outposts:ReplicateDelete']);
  }

  private grant(grantee: IGrantable, bucketActions: string[], objectActions: string[]): Grant {
    const { accessPointArn } = this.accessPoint;
    // The resources must include the bucket; without the condition, this would grant access through its other access points.
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
