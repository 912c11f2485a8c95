import type { Facts } from '../../facts/fact';
import type { Outpost } from '../../outpost/facts';
import { missingS3Capacity } from '../../capacity/s3-storage';
import { localSnapshotPolicy } from '../example';
import { OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const policy = (capacityTiB: number) => ({
  ...localSnapshotPolicy(),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage: { s3: { capacityTiB } } }] },
});

/** Outposts with volumes or instances of the templates, otherwise all: tags decide which volumes the policy applies to. */
function outpostsOfVolumes(facts: Facts): readonly Outpost[] {
  const all = facts.all('outpost');
  const used = all.filter((outpost) => (['volume', 'launch'] as const).some((kind) => facts.by(kind, 'outpost', outpost).length > 0));
  return used.length > 0 ? used : all;
}

/** Why the first Outpost has no S3 on Outposts capacity, if none of them has. */
function missingOnAll(outposts: readonly Outpost[]): string | undefined {
  const missing = outposts.map(missingS3Capacity);
  return missing.every((one) => one !== undefined) ? missing[0] : undefined;
}

export const localSnapshotsWithoutS3Capacity = rule({
  id: 'local-snapshots-without-s3-capacity',
  enforces: ['SNP-1', 'SNP-15'],
  severity: 'warning',
  title: 'Local snapshots are configured, but no Outpost with the volumes has S3 on Outposts capacity',
  fix: 'Store the snapshots in the Region, or order S3 on Outposts capacity; a policy applies to the tagged resources on all Outposts of the account',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceLocation', 'schedules.location'],
  check: ({ resourceLocation, schedules }, facts) => {
    if (resourceLocation !== 'OUTPOST' || !schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')) return undefined;
    const missing = missingOnAll(outpostsOfVolumes(facts));
    return missing ? { property: 'PolicyDetails.Schedules', message: `a schedule has Location OUTPOST_LOCAL, but ${missing}` } : undefined;
  },
  get examples() {
    return { bad: policy(0), good: policy(26) };
  },
});
