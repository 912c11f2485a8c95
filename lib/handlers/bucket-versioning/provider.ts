import type { Construct } from 'constructs';
import { allOutpostsBuckets } from '../all-outposts-buckets';
import { handlerProvider } from '../handler-provider';

/**
 * Versioning of an S3 on Outposts bucket, which `AWS::S3Outposts::Bucket` does not support. `Ref` returns the bucket ARN.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutBucketVersioning.html
 */
export const BUCKET_VERSIONING_TYPE = 'Custom::OutpostsBucketVersioning';

/** Properties of `Custom::OutpostsBucketVersioning` in the template. */
export interface BucketVersioningResourceProperties {
  /** ARN of the bucket. If it changes, versioning of the old bucket is suspended. */
  readonly BucketArn: string;
  /** If the resource is deleted, versioning is suspended. */
  readonly Status: 'Enabled' | 'Suspended';
}

/** Service token of the custom resource. */
export function bucketVersioningServiceToken(scope: Construct): string {
  return handlerProvider(scope, BUCKET_VERSIONING_TYPE, __dirname, [
    { Effect: 'Allow', Action: 's3-outposts:PutBucketVersioning', Resource: allOutpostsBuckets(scope) },
  ]).serviceToken;
}
