import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  Fail,
  JsonPath,
  Pass,
  Succeed,
  Wait,
  WaitTime,
  type IChainable,
  type IStateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { BackupStateMachine } from './backup-state-machine';
import { DataSyncCall } from './data-sync-call';
import { ifFirstExecution, nameAndArn } from './first-execution';

export interface RestoreProps {
  /** The task that copies to the Region. */
  readonly backupTaskArn: string;
  /** The task that copies to the Outpost. */
  readonly restoreTaskArn: string;
  /**
   * Topic that is notified when the restore succeeds or fails.
   *
   * @default - no notifications
   */
  readonly topic?: ITopic;
}

/** Maximum number of checks, five minutes apart, of a restore task that is not available, such as while an agent is offline. */
const CHECKS = 72;

/** Time between two checks of an execution. A state machine execution has events for two weeks of them: 25,000. */
const BETWEEN_CHECKS = Duration.minutes(10);

/**
 * Runs the restore task while the schedule of the backup task is disabled: tasks in both directions at the same time overwrite each other.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
 */
export class Restore extends Construct {
  public readonly stateMachine: IStateMachine;

  constructor(scope: Construct, id: string, { backupTaskArn, restoreTaskArn, topic }: RestoreProps) {
    super(scope, id);
    const { stateMachineName, ownArn } = nameAndArn(this);
    const stateMachine = new BackupStateMachine(this, 'StateMachine', {
      stateMachineName,
      definition: restore(new Construct(this, 'States'), { backupTaskArn, restoreTaskArn, ownArn }),
      timeout: Duration.days(14),
      logGroupId: 'Log',
      retainsLogs: true,
    });
    this.stateMachine = stateMachine;
    if (!topic) return;
    const description = 'A restore ended. Unless it succeeded, the schedule of the backup is still disabled';
    stateMachine.notifyOnEnd(this, 'Ended', topic, ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'], description);
  }
}

/**
 * is this the first execution? ─► disable the schedule of the backup ─► wait until no backup is running
 *       ─► is the restore task available? ─► start it ─► check its execution ─► enable the schedule
 *
 * If a step fails, the execution fails, and the schedule stays disabled.
 */
function restore(scope: Construct, arns: { backupTaskArn: string; restoreTaskArn: string; ownArn: string }): IChainable {
  const { backupTaskArn, restoreTaskArn, ownArn } = arns;
  const describeTask = (id: string, taskArn: string, resultPath: string) =>
    new DataSyncCall(scope, id, { action: 'describeTask', parameters: { TaskArn: taskArn }, iamResources: [taskArn], resultPath });
  const describeBackup = (id: string) => describeTask(id, backupTaskArn, '$.backup');
  const setSchedule = (id: string, Status: string) =>
    new DataSyncCall(scope, id, {
      action: 'updateTask',
      parameters: {
        TaskArn: backupTaskArn,
        Schedule: { ScheduleExpression: JsonPath.stringAt('$.backup.Schedule.ScheduleExpression'), Status },
      },
      iamResources: [backupTaskArn],
    });
  const wait = (id: string, time: Duration) => new Wait(scope, id, { time: WaitTime.duration(time) });
  const fail = (id: string, cause: string) => new Fail(scope, id, { error: id, cause });

  const describeExecution = new DataSyncCall(scope, 'Watch', {
    action: 'describeTaskExecution',
    parameters: { TaskExecutionArn: JsonPath.stringAt('$.run.TaskExecutionArn') },
    iamResources: [`${restoreTaskArn}/execution/*`],
    resultPath: '$.result',
  });
  const whileRunning = wait('WhileItRuns', BETWEEN_CHECKS).next(describeExecution);
  describeExecution.next(
    new Choice(scope, 'HowItWent')
      .when(
        Condition.stringEquals('$.result.Status', 'SUCCESS'),
        setSchedule('SwitchBackupOn', 'ENABLED').next(new Succeed(scope, 'Restored')),
      )
      .when(
        Condition.stringEquals('$.result.Status', 'ERROR'),
        fail('CopyFailed', 'The copy to the Outpost failed. Check the execution of the restore task and the log.'),
      )
      .otherwise(whileRunning),
  );

  const start = new DataSyncCall(scope, 'CopyBack', {
    action: 'startTaskExecution',
    parameters: { TaskArn: restoreTaskArn },
    iamResources: [restoreTaskArn],
    resultPath: '$.run',
  });
  const describeRestore = describeTask('LookAtWayBack', restoreTaskArn, '$.wayBack');
  const backup = JsonPath.objectAt('$.backup');
  const checked = new Pass(scope, 'LookedAt', { parameters: { backup, looks: JsonPath.mathAdd(JsonPath.numberAt('$.looks'), 1) } });
  describeRestore.next(
    new Choice(scope, 'IsTheWayFree')
      .when(Condition.stringEquals('$.wayBack.Status', 'AVAILABLE'), start.next(whileRunning))
      .when(Condition.numberLessThan('$.looks', CHECKS), wait('UntilTheWayIsFree', Duration.minutes(5)).next(checked).next(describeRestore))
      .otherwise(
        fail('NeverReady', `The restore task was not available for ${(CHECKS * 5) / 60} hours. Check whether the agents are online.`),
      ),
  );

  const describeRunning = describeBackup('LookForRuns');
  describeRunning.next(
    new Choice(scope, 'IsABackupUnderWay')
      .when(Condition.isPresent('$.backup.CurrentTaskExecutionArn'), wait('UntilTheBackupEnds', BETWEEN_CHECKS).next(describeRunning))
      .otherwise(new Pass(scope, 'NoBackupRuns', { parameters: { backup, looks: 0 } }).next(describeRestore)),
  );

  const disable = setSchedule('SwitchBackupOff', 'DISABLED');
  // By then, a backup that was about to start has started.
  disable.next(wait('Settle', Duration.minutes(2))).next(describeRunning);

  const first = describeBackup('LookAtBackup').next(
    new Choice(scope, 'WhoSwitchedItOff')
      // By DataSync: `ReconnectSync` would enable the schedule again. It has to be disabled by a user.
      .when(
        Condition.and(
          Condition.isPresent('$.backup.ScheduleDetails.DisabledBy'),
          Condition.stringEquals('$.backup.ScheduleDetails.DisabledBy', 'SERVICE'),
        ),
        setSchedule('SwitchBackupOnFirst', 'ENABLED').next(disable),
      )
      .otherwise(disable),
  );
  const otherwise = fail('AlreadyUnderWay', 'Another execution of the restore is running.');
  // By then, Step Functions lists an execution that started at the same time.
  return wait('UntilItIsListed', Duration.seconds(30)).next(ifFirstExecution(scope, ownArn, { first, otherwise }));
}
