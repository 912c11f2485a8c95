import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, StorageClass, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of a bucket for backups. */
export interface BackupBucketProps {
  /**
   * Name of the bucket.
   *
   * @default - CloudFormation makes one
   */
  readonly bucketName?: string;
  /**
   * Key that encrypts the backups.
   *
   * @default - a new key that rotates and is kept when the stack is deleted
   */
  readonly encryptionKey?: IKey;
  /**
   * How long a version is kept after a later one has replaced it or it was deleted.
   *
   * @default - 90 days
   */
  readonly noncurrentVersionExpiration?: Duration;
  /**
   * Bucket that receives the server access logs.
   *
   * @default - no server access logs
   */
  readonly serverAccessLogsBucket?: IBucket;
}

/**
 * A bucket in the Region that receives backups of an Outpost: versioned, encrypted, by TLS only, closed to the public, kept when the
 * stack is deleted. Backups move to S3 Intelligent-Tiering at once, and versions that were replaced expire.
 *
 * @stateful
 */
export class BackupBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;
  /** The key that encrypts it. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: BackupBucketProps = {}) {
    super(scope, id);
    this.encryptionKey =
      props.encryptionKey ??
      new Key(this, 'Key', { description: 'Backups of an Outpost', enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: props.bucketName,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: props.serverAccessLogsBucket,
      lifecycleRules: [
        {
          id: 'Backups',
          transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(0) }],
          noncurrentVersionExpiration: props.noncurrentVersionExpiration ?? Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }
}
