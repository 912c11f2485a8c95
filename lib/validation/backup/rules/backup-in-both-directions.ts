import { resource } from '../../example';
import { backupTask } from '../example';
import { rule } from '../../rule';

const restore = (properties: object) => ({
  Restore: resource('AWS::DataSync::Task', {
    SourceLocationArn: { 'Fn::GetAtt': ['InRegion', 'LocationArn'] },
    DestinationLocationArn: { Ref: 'OnOutpost' },
    ...properties,
  }),
});

export const backupInBothDirections = rule({
  id: 'backup-in-both-directions',
  enforces: ['DS-3'],
  severity: 'error',
  title: 'DataSync tasks copy between the same two locations in both directions on schedules, which overwrites newer data',
  fix: 'Remove the schedule of the restore task, and start it while the schedule of the backup is disabled, as `BackupLink.addRestore` does',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/other-use-cases.html',
  on: 'dataSyncTask',
  needs: ['schedule', 'source.isOnOutpost', 'destination'],
  check: ({ schedule, source, destination }, facts) => {
    if (!schedule || !source?.isOnOutpost || !destination) return undefined;
    const back = facts.by('dataSyncTask', 'source', destination).find((task) => task.destination === source && task.schedule);
    return back
      ? { property: 'Schedule', message: `task ${back.location!.logicalId} copies in the opposite direction and also has a schedule` }
      : undefined;
  },
  get examples() {
    const schedule = { Schedule: { ScheduleExpression: 'rate(1 day)' } };
    return { bad: backupTask({}, {}, restore(schedule)), good: backupTask({}, {}, restore({})) };
  },
});
