import { PutBucketVersioningCommand, S3ControlClient, type BucketVersioningStatus } from '@aws-sdk/client-s3-control';
import { ensure } from '../lifecycle/attempts';
import { NOT_IDEMPOTENT } from '../lifecycle/limits';
import { bucketOf, ensureIfBucketExists } from '../lifecycle/outposts-bucket';
import { settingOf } from '../lifecycle/setting';

/** See `provider.ts`. */
interface Properties {
  readonly BucketArn: string;
  readonly Status: 'Enabled' | 'Suspended';
}

const s3Control = new S3ControlClient(NOT_IDEMPOTENT);

export const handler = settingOf<Properties>({
  ownerOf: ({ BucketArn }) => BucketArn,
  enable: ({ BucketArn, Status }) => ensure(() => put(BucketArn, Status)),
  // A bucket with versioning cannot return to an unversioned state.
  disable: (bucketArn) => ensureIfBucketExists(() => put(bucketArn, 'Suspended')),
});

function put(bucketArn: string, Status: BucketVersioningStatus): Promise<unknown> {
  return s3Control.send(new PutBucketVersioningCommand({ ...bucketOf(bucketArn), VersioningConfiguration: { Status } }));
}
