import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

export const localSnapshotsShared = rule({
  id: 'local-snapshots-shared',
  enforces: ['SNP-6', 'SNP-14'],
  severity: 'error',
  title: 'Sharing with other accounts is configured for local snapshots on an Outpost',
  fix: 'Remove ShareRules, or store the snapshots of the schedule in the Region with Location CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.location', 'schedules.hasShare'],
  check: ({ schedules }) =>
    schedules?.some(({ location, hasShare }) => location === 'OUTPOST_LOCAL' && hasShare)
      ? { property: 'PolicyDetails.Schedules', message: 'ShareRules is not supported for a schedule with Location OUTPOST_LOCAL' }
      : undefined,
  get examples() {
    return { bad: localSnapshotPolicy({ ShareRules: [{ TargetAccounts: ['444455556666'] }] }), good: localSnapshotPolicy() };
  },
});
