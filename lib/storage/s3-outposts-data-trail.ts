import type { RemovalPolicy } from 'aws-cdk-lib';
import { Trail, type CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of a trail of what happens to objects on Outposts. */
export interface S3OutpostsDataTrailProps {
  /**
   * Whether who reads an object is recorded as well.
   *
   * @default true
   */
  readonly includeReads?: boolean;
  /**
   * The bucket in the Region that receives the log files.
   *
   * @default - a new one: encrypted by S3, by TLS only, closed to the public, kept when the stack is deleted
   */
  readonly logBucket?: IBucket;
  /**
   * Key that encrypts the log files. Its policy lets CloudTrail use it.
   *
   * @default - they are encrypted by S3
   */
  readonly encryptionKey?: IKey;
  /**
   * What happens to a bucket of its own when the stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What CloudTrail calls the objects of S3 on Outposts. */
const OBJECTS = 'AWS::S3Outposts::Object';

/**
 * Records in the Region who read, wrote and deleted which object of S3 on Outposts, on all Outposts of the account in the Region: data events
 * of AWS CloudTrail, which no trail has until it is told so. The records name keys of objects, and hold nothing of what is in them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCloudtrail.html
 */
export class S3OutpostsDataTrail extends Construct {
  /** The trail. */
  public readonly trail: Trail;
  /** The bucket of the log files. */
  public readonly logBucket: IBucket;

  constructor(scope: Construct, id: string, props: S3OutpostsDataTrailProps = {}) {
    super(scope, id);
    const { includeReads = true, encryptionKey, removalPolicy } = props;
    this.logBucket =
      props.logBucket ??
      new Bucket(this, 'LogBucket', { encryption: BucketEncryption.S3_MANAGED, enforceSSL: true, minimumTLSVersion: 1.2, removalPolicy });
    this.trail = new Trail(this, 'Trail', {
      bucket: this.logBucket,
      encryptionKey,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      enableFileValidation: true,
    });
    // The selectors of the CDK know S3 in the Region and AWS Lambda only.
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
  }
}
