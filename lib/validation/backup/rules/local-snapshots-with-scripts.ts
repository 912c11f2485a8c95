import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

const policy = (Location: string) =>
  localSnapshotPolicy(
    {
      CreateRule: {
        Interval: 24,
        Location,
        Scripts: [{ ExecutionHandler: 'AWS_VSS_BACKUP', ExecutionHandlerService: 'AWS_SYSTEMS_MANAGER' }],
      },
    },
    { ResourceTypes: ['INSTANCE'], Parameters: { ExcludeBootVolume: true } },
  );

export const localSnapshotsWithScripts = rule({
  id: 'local-snapshots-with-scripts',
  enforces: ['SNP-14'],
  severity: 'error',
  title: 'Pre and post scripts are configured for local snapshots on an Outpost',
  fix: 'Remove Scripts, or store the snapshots of the schedule in the Region with Location CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.location', 'schedules.hasScripts'],
  check: ({ schedules }) =>
    schedules?.some(({ location, hasScripts }) => location === 'OUTPOST_LOCAL' && hasScripts)
      ? { property: 'PolicyDetails.Schedules', message: 'Scripts is not supported for a schedule with Location OUTPOST_LOCAL' }
      : undefined,
  get examples() {
    return { bad: policy('OUTPOST_LOCAL'), good: policy('CLOUD') };
  },
});
