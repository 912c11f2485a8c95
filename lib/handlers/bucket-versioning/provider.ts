import type { Construct } from 'constructs';
import { allOutpostsBuckets } from '../all-outposts-buckets';
import { handlerProvider } from '../handler-provider';

/**
 * The versioning of a bucket of S3 on Outposts, which `AWS::S3Outposts::Bucket` has no property for. `Ref` is the ARN of the bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutBucketVersioning.html
 */
export const BUCKET_VERSIONING_TYPE = 'Custom::OutpostsBucketVersioning';

/** Properties of `Custom::OutpostsBucketVersioning`, as they stand in the template. */
export interface BucketVersioningResourceProperties {
  /** ARN of the bucket. Another one has its versioning set, and that of the bucket of before is suspended. */
  readonly BucketArn: string;
  /** Where the resource is deleted, versioning is suspended. */
  readonly Status: 'Enabled' | 'Suspended';
}

/** The service token of the resource. */
export function bucketVersioningServiceToken(scope: Construct): string {
  return handlerProvider(scope, BUCKET_VERSIONING_TYPE, __dirname, [
    { Effect: 'Allow', Action: 's3-outposts:PutBucketVersioning', Resource: allOutpostsBuckets(scope) },
  ]).serviceToken;
}
