import { backupTask } from '../example';
import { rule } from '../../rule';

export const backupMoreThanHourly = rule({
  id: 'backup-more-than-hourly',
  enforces: ['DS-1'],
  severity: 'error',
  title: 'A DataSync task is scheduled more than once an hour, which DataSync does not support',
  fix: 'Set a schedule with an interval of one hour or more',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html',
  on: 'dataSyncTask',
  needs: ['schedule', 'source.isOnOutpost'],
  check: ({ schedule, source }) =>
    source?.isOnOutpost && schedule && isMoreThanHourly(schedule)
      ? { property: 'Schedule', message: `schedule ${schedule} starts the task more than once an hour` }
      : undefined,
  get examples() {
    return { bad: backupTask({ Schedule: { ScheduleExpression: 'rate(15 minutes)' } }), good: backupTask() };
  },
});

/** True for multiple minutes, too, as in `cron(0,30 * * * ? *)`. */
function isMoreThanHourly(schedule: string): boolean {
  const minutes = /^rate\((\d+) minutes?\)$/.exec(schedule)?.[1];
  if (minutes !== undefined) return Number(minutes) < 60;
  const [, minuteField] = /^cron\((\S+) /.exec(schedule) ?? [];
  return minuteField !== undefined && !/^\d+$/.test(minuteField);
}
