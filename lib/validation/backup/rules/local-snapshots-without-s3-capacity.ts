import { localSnapshotPolicy } from '../example';
import { OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const policy = (capacityTiB: number) => ({
  ...localSnapshotPolicy(),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage: { s3: { capacityTiB } } }] },
});

export const localSnapshotsWithoutS3Capacity = rule({
  id: 'local-snapshots-without-s3-capacity',
  enforces: ['SNP-1', 'SNP-15'],
  severity: 'warning',
  title: 'Local snapshots are configured, but an Outpost has no S3 on Outposts capacity',
  fix: 'Store the snapshots of that Outpost in the Region with a policy for other tags: a policy applies to the tagged resources on all Outposts of the account',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceLocation', 'schedules.location'],
  check: ({ resourceLocation, schedules }, facts) => {
    if (resourceLocation !== 'OUTPOST' || !schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')) return undefined;
    const [outpost] = facts.by('outpost', 's3CapacityTiB', 0);
    return (
      outpost && {
        property: 'PolicyDetails.Schedules',
        message: `a schedule has Location OUTPOST_LOCAL, but ${outpost.id} has 0 TiB of S3 on Outposts capacity`,
      }
    );
  },
  get examples() {
    return { bad: policy(0), good: policy(26) };
  },
});
