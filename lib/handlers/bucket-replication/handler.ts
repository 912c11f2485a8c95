import {
  DeleteBucketReplicationCommand,
  PutBucketReplicationCommand,
  S3ControlClient,
  type ReplicationRule,
} from '@aws-sdk/client-s3-control';
import { ensure } from '../lifecycle/attempts';
import { NOT_IDEMPOTENT } from '../lifecycle/limits';
import { bucketOf, ensureIfBucketExists } from '../lifecycle/outposts-bucket';
import { settingOf } from '../lifecycle/setting';

/** See `provider.ts`. */
interface Properties {
  readonly BucketArn: string;
  readonly RoleArn: string;
  /** Priorities are strings in templates. */
  readonly Rules: readonly (Omit<ReplicationRule, 'Priority'> & { readonly Priority: string })[];
}

const s3Control = new S3ControlClient(NOT_IDEMPOTENT);

export const handler = settingOf<Properties>({
  ownerOf: ({ BucketArn }) => BucketArn,

  async enable({ BucketArn, RoleArn, Rules }) {
    const ReplicationConfiguration = { Role: RoleArn, Rules: Rules.map((rule) => ({ ...rule, Priority: Number(rule.Priority) })) };
    await ensure(() => s3Control.send(new PutBucketReplicationCommand({ ...bucketOf(BucketArn), ReplicationConfiguration })));
  },

  disable: (bucketArn) => ensureIfBucketExists(() => s3Control.send(new DeleteBucketReplicationCommand(bucketOf(bucketArn)))),
});
