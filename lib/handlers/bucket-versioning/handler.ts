import { PutBucketVersioningCommand, S3ControlClient, type BucketVersioningStatus } from '@aws-sdk/client-s3-control';
import { ensure } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { bucketOf, ensureWhereThereIsABucket } from '../lifecycle/outposts-bucket';
import { settingOf } from '../lifecycle/setting';

/** What `provider.ts` documents. */
interface Properties {
  readonly BucketArn: string;
  readonly Status: 'Enabled' | 'Suspended';
}

const s3Control = new S3ControlClient({ maxAttempts: 1, requestHandler: LIMITS });

export const handler = settingOf<Properties>({
  ownerOf: ({ BucketArn }) => BucketArn,
  turnOn: ({ BucketArn, Status }) => ensure(() => put(BucketArn, Status)),
  // A bucket that was versioned once is never unversioned again.
  turnOff: (bucketArn) => ensureWhereThereIsABucket(() => put(bucketArn, 'Suspended')),
});

function put(bucketArn: string, Status: BucketVersioningStatus): Promise<unknown> {
  return s3Control.send(new PutBucketVersioningCommand({ ...bucketOf(bucketArn), VersioningConfiguration: { Status } }));
}
