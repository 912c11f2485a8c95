import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allOutpostsBuckets } from '../all-outposts-buckets';
import { handlerProvider } from '../handler-provider';

/**
 * The replication configuration of a bucket of S3 on Outposts, which `AWS::S3Outposts::Bucket` has no property for. `Ref` is the ARN of
 * the bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutBucketReplication.html
 */
export const BUCKET_REPLICATION_TYPE = 'Custom::S3OutpostsBucketReplication';

/** The path of roles by which S3 on Outposts replicates. */
export const REPLICATION_ROLE_PATH = '/service-role/';

/** Properties of `Custom::S3OutpostsBucketReplication`, as they stand in the template. */
export interface BucketReplicationResourceProperties {
  /** ARN of the source bucket. Another one has its configuration set, and that of the bucket of before is deleted. */
  readonly BucketArn: string;
  /** ARN of the role that S3 on Outposts assumes. */
  readonly RoleArn: string;
  /** As `PutBucketReplication` takes them. */
  readonly Rules: object[];
}

/** The service token of the resource. */
export function bucketReplicationServiceToken(scope: Construct): string {
  return handlerProvider(scope, BUCKET_REPLICATION_TYPE, __dirname, [
    // It allows the deletion, too.
    { Effect: 'Allow', Action: 's3-outposts:PutReplicationConfiguration', Resource: allOutpostsBuckets(scope) },
    // The roles of replications, which have no names of their own: S3 on Outposts alone may be given them.
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: Stack.of(scope).formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: `${REPLICATION_ROLE_PATH.slice(1)}*`,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
      Condition: { StringEquals: { 'iam:PassedToService': 's3-outposts.amazonaws.com' } },
    },
  ]).serviceToken;
}
