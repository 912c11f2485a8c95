import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

export const localSnapshotsShared = rule({
  id: 'local-snapshots-shared',
  enforces: ['SNP-6', 'SNP-14'],
  severity: 'error',
  title: 'Snapshots on an Outpost are to be shared with other accounts',
  fix: 'Remove ShareRules, or keep the snapshots of the schedule in the Region with Location CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.location', 'schedules.hasShare'],
  check: ({ schedules }) =>
    schedules?.some(({ location, hasShare }) => location === 'OUTPOST_LOCAL' && hasShare)
      ? { property: 'PolicyDetails.Schedules', message: 'a schedule has the location OUTPOST_LOCAL and ShareRules' }
      : undefined,
  get examples() {
    return { bad: localSnapshotPolicy({ ShareRules: [{ TargetAccounts: ['444455556666'] }] }), good: localSnapshotPolicy() };
  },
});
