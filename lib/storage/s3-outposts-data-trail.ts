import type { RemovalPolicy } from 'aws-cdk-lib';
import { Trail, type CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of a trail for the data events of S3 on Outposts. */
export interface S3OutpostsDataTrailProps {
  /**
   * Whether to log read events.
   *
   * @default true
   */
  readonly includeReads?: boolean;
  /**
   * Bucket in the Region for the log files.
   *
   * @default - a new bucket with S3 managed encryption, TLS only, without public access
   */
  readonly logBucket?: IBucket;
  /**
   * Key that encrypts the log files. Its key policy must allow CloudTrail to use it.
   *
   * @default - S3 managed encryption
   */
  readonly encryptionKey?: IKey;
  /**
   * Removal policy of the new bucket.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Resource type of S3 on Outposts objects in CloudTrail. */
const OBJECTS = 'AWS::S3Outposts::Object';

/**
 * Logs in the Region who reads, writes and deletes S3 on Outposts objects, on all Outposts of the account in the Region: AWS CloudTrail data
 * events, which trails do not log by default. The events contain object keys and no object data.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCloudtrail.html
 *
 * @example
 * new S3OutpostsDataTrail(this, 'Trail', { includeReads: false });
 */
export class S3OutpostsDataTrail extends Construct {
  /** The trail. */
  public readonly trail: Trail;
  /** Bucket for the log files. */
  public readonly logBucket: IBucket;

  constructor(scope: Construct, id: string, props: S3OutpostsDataTrailProps = {}) {
    super(scope, id);
    const { includeReads = true, encryptionKey, removalPolicy } = props;
    this.logBucket =
      props.logBucket ??
      new Bucket(this, 'LogBucket', {
        encryption: BucketEncryption.S3_MANAGED,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        enforceSSL: true,
        minimumTLSVersion: 1.2,
        removalPolicy,
      });
    this.trail = new Trail(this, 'Trail', {
      bucket: this.logBucket,
      encryptionKey,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      enableFileValidation: true,
    });
    // The event selectors of the AWS CDK support S3 in the Region and AWS Lambda only.
    const resource = this.trail.node.defaultChild as CfnTrail;
    resource.eventSelectors = undefined;
    resource.advancedEventSelectors = [
      {
        name: 'Objects of S3 on Outposts',
        fieldSelectors: [
          { field: 'eventCategory', equalTo: ['Data'] },
          { field: 'resources.type', equalTo: [OBJECTS] },
          ...(includeReads ? [] : [{ field: 'readOnly', equalTo: ['false'] }]),
        ],
      },
    ];
    OutpostsValidation.register(this);
  }
}
