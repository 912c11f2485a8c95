import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  ReplicationTimeValue,
  StorageClass,
  type IBucket,
  type ObjectLockRetention,
  type ReplicationRule,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of a bucket for backups. */
export interface BackupBucketProps {
  /**
   * Name of the bucket.
   *
   * @default - a generated name
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
  /**
   * Object Lock: how long a version cannot be deleted or overwritten, in compliance mode not even by the root user. A bucket has it from the
   * beginning, or never. A replaced version expires when this and `noncurrentVersionExpiration` are over. The file by which DataSync tries
   * a new location out is kept as long.
   *
   * @default - no Object Lock
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   */
  readonly objectLockRetention?: ObjectLockRetention;
  /**
   * A bucket in a second Region, or account, that each new version is copied to. It is versioned. Deletions are not copied.
   *
   * @default - backups are in one Region
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
   */
  readonly replicationDestination?: IBucket;
  /**
   * What happens to the bucket, and to a key of its own, when the stack is deleted. A bucket with objects in it cannot be deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A bucket in the Region that receives backups of an Outpost: versioned, encrypted, by TLS only, closed to the public, kept when the
 * stack is deleted. Backups move to S3 Intelligent-Tiering at once, and versions that were replaced expire.
 *
 * @stateful
 *
 * @example
 * const backups = new patterns.BackupBucket(this, 'Copies', { noncurrentVersionExpiration: Duration.days(90) });
 * const destination = backups.bucket;
 */
export class BackupBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;
  /** The key that encrypts it. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: BackupBucketProps = {}) {
    super(scope, id);
    const { objectLockRetention, replicationDestination, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.encryptionKey =
      props.encryptionKey ?? new Key(this, 'Key', { description: 'Backups of an Outpost', enableKeyRotation: true, removalPolicy });
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
      removalPolicy,
      objectLockDefaultRetention: objectLockRetention,
      replicationRules: replicationDestination && [replicationTo(replicationDestination)],
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
    OutpostsValidation.register(this);
  }
}

/** Amazon S3 replicates objects that are encrypted with a KMS key only if the rule says so. */
function replicationTo(destination: IBucket): ReplicationRule {
  return {
    id: 'SecondCopy',
    destination,
    kmsKey: destination.encryptionKey,
    sseKmsEncryptedObjects: true,
    deleteMarkerReplication: false,
    metrics: ReplicationTimeValue.FIFTEEN_MINUTES,
  };
}
