import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

export const localSnapshotsWithFastRestore = rule({
  id: 'local-snapshots-with-fast-restore',
  enforces: ['SNP-6', 'SNP-14'],
  severity: 'error',
  title: 'Fast snapshot restore is configured for local snapshots on an Outpost',
  fix: 'Remove FastRestoreRule, or store the snapshots of the schedule in the Region with Location CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.location', 'schedules.hasFastRestore'],
  check: ({ schedules }) =>
    schedules?.some(({ location, hasFastRestore }) => location === 'OUTPOST_LOCAL' && hasFastRestore)
      ? { property: 'PolicyDetails.Schedules', message: 'FastRestoreRule is not supported for a schedule with Location OUTPOST_LOCAL' }
      : undefined,
  get examples() {
    return { bad: localSnapshotPolicy({ FastRestoreRule: { Count: 1, AvailabilityZones: ['us-west-2a'] } }), good: localSnapshotPolicy() };
  },
});
