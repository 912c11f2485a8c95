import type { Construct } from 'constructs';
import { allOutpostsBuckets } from '../all-outposts-buckets';
import { handlerProvider } from '../handler-provider';

/**
 * Replication configuration of an S3 on Outposts bucket, which `AWS::S3Outposts::Bucket` does not support. `Ref` returns the bucket ARN.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutBucketReplication.html
 */
export const BUCKET_REPLICATION_TYPE = 'Custom::S3OutpostsBucketReplication';

/** Path of the roles that S3 on Outposts assumes for replication. */
export const REPLICATION_ROLE_PATH = '/service-role/';

/** Properties of `Custom::S3OutpostsBucketReplication` in the template. */
export interface BucketReplicationResourceProperties {
  /** ARN of the source bucket. If it changes, the configuration of the old bucket is deleted. */
  readonly BucketArn: string;
  /** ARN of the role that S3 on Outposts assumes. */
  readonly RoleArn: string;
  /** Rules as in `PutBucketReplication`. */
  readonly Rules: object[];
}

/**
 * Service token of the custom resource.
 *
 * @param roleArn the role that S3 on Outposts assumes
 */
export function bucketReplicationServiceToken(scope: Construct, roleArn: string): string {
  const provider = handlerProvider(scope, BUCKET_REPLICATION_TYPE, __dirname, [
    // This action also allows the deletion.
    { Effect: 'Allow', Action: 's3-outposts:PutReplicationConfiguration', Resource: allOutpostsBuckets(scope) },
  ]);
  provider.addToRolePolicy({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: roleArn,
    Condition: { StringEquals: { 'iam:PassedToService': 's3-outposts.amazonaws.com' } },
  });
  return provider.serviceToken;
}
