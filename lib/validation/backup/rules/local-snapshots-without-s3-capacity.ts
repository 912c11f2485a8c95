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
  title: 'Snapshots are to stay on Outposts, one of which was ordered without S3',
  fix: 'Keep the snapshots of that Outpost in the Region, by a policy for other tags: a policy is for all Outposts of the account with its tags',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceLocation', 'schedules.location'],
  check: ({ resourceLocation, schedules }, facts) => {
    if (resourceLocation !== 'OUTPOST' || !schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')) return undefined;
    const [outpost] = facts.by('outpost', 's3CapacityTiB', 0);
    return (
      outpost && {
        property: 'PolicyDetails.Schedules',
        message: `a schedule has the location OUTPOST_LOCAL, and ${outpost.id} has 0 TiB of S3 on Outposts`,
      }
    );
  },
  get examples() {
    return { bad: policy(0), good: policy(26) };
  },
});
