import { ensure } from './attempts';

/** Parameters of all operations on a bucket. */
export function bucketOf(bucketArn: string): { readonly AccountId: string; readonly Bucket: string } {
  // arn:aws:s3-outposts:REGION:ACCOUNT:outpost/OUTPOST-ID/bucket/NAME
  return { AccountId: bucketArn.split(':')[4], Bucket: bucketArn };
}

/**
 * Runs an action on a bucket. Succeeds if the bucket or its Outpost does not exist.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export async function ensureIfBucketExists(action: () => Promise<unknown>): Promise<void> {
  try {
    await ensure(action);
  } catch (error) {
    if (!['NoSuchBucket', 'NoSuchOutpost'].includes((error as Error).name)) throw error;
  }
}
