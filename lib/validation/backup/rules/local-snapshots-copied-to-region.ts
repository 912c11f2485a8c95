import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

export const localSnapshotsCopiedToRegion = rule({
  id: 'local-snapshots-copied-to-region',
  enforces: ['SNP-6', 'SNP-14'],
  severity: 'error',
  title: 'Cross-Region copy is configured for local snapshots, which cannot leave the Outpost',
  fix: 'Remove CrossRegionCopyRules, or store the snapshots of the schedule in the Region with Location CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.location', 'schedules.hasCrossRegionCopy'],
  check: ({ schedules }) =>
    schedules?.some(({ location, hasCrossRegionCopy }) => location === 'OUTPOST_LOCAL' && hasCrossRegionCopy)
      ? { property: 'PolicyDetails.Schedules', message: 'CrossRegionCopyRules is not supported for a schedule with Location OUTPOST_LOCAL' }
      : undefined,
  get examples() {
    return { bad: localSnapshotPolicy({ CrossRegionCopyRules: [{ Target: 'us-east-1', Encrypted: true }] }), good: localSnapshotPolicy() };
  },
});
