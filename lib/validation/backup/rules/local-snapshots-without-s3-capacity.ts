import { missingS3Capacity } from '../../capacity/s3-storage';
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
    const [missing] = facts.all('outpost').flatMap((outpost) => missingS3Capacity(outpost) ?? []);
    return missing ? { property: 'PolicyDetails.Schedules', message: `a schedule has Location OUTPOST_LOCAL, but ${missing}` } : undefined;
  },
  get examples() {
    return { bad: policy(0), good: policy(26) };
  },
});
