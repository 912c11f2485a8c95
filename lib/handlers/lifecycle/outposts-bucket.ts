import { ensure } from './attempts';

/** What the operations on a bucket have in common. */
export function bucketOf(bucketArn: string): { readonly AccountId: string; readonly Bucket: string } {
  // arn:aws:s3-outposts:REGION:ACCOUNT:outpost/OUTPOST-ID/bucket/NAME
  return { AccountId: bucketArn.split(':')[4], Bucket: bucketArn };
}

/**
 * Does what leaves nothing to do where the bucket, or its Outpost, is gone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export async function ensureWhereThereIsABucket(action: () => Promise<unknown>): Promise<void> {
  try {
    await ensure(action);
  } catch (error) {
    if (!['NoSuchBucket', 'NoSuchOutpost'].includes((error as Error).name)) throw error;
  }
}
