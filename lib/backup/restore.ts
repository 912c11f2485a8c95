import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  JitterType,
  JsonPath,
  LogLevel,
  Pass,
  StateMachine,
  Succeed,
  Wait,
  WaitTime,
  type IChainable,
  type IStateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PASSING } from './data-sync-errors';
import { IS_FIRST_EXECUTION, lookAtExecutions, nameAndArn } from './first-execution';

/** What copies where. */
export interface RestoreProps {
  /** The task that copies to the Region. */
  readonly backupTaskArn: string;
  /** The task that copies back. */
  readonly restoreTaskArn: string;
  /**
   * Hears how it ended.
   *
   * @default - who looks at the execution does
   */
  readonly topic?: ITopic;
}

/** How often the way back is looked at that cannot be gone now, since an agent is offline, five minutes apart. */
const LOOKS = 72;

/** Between two looks at a copy. An execution has room for two weeks of them: 25,000 events. */
const BETWEEN_LOOKS = Duration.minutes(10);

/**
 * Goes the way back, with the backup out of the way: two tasks in both directions at a time overwrite each other. All of it is in the Region.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
 */
export class Restore extends Construct {
  public readonly stateMachine: IStateMachine;

  constructor(scope: Construct, id: string, { backupTaskArn, restoreTaskArn, topic }: RestoreProps) {
    super(scope, id);
    const { stateMachineName, ownArn } = nameAndArn(this);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromChainable(restore(new Construct(this, 'States'), { backupTaskArn, restoreTaskArn, ownArn })),
      timeout: Duration.days(14),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN }),
        level: LogLevel.ALL,
      },
    });
    if (!topic) return;
    new Rule(this, 'Ended', {
      description: 'A restore ended. Unless it succeeded, the schedule of the backup is still off',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [this.stateMachine.stateMachineArn], status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [new SnsTopic(topic)],
    });
  }
}

/**
 * is this the first of all executions? ─► switch the schedule of the backup off ─► wait until no backup is under way
 *       ─► is the way back free? ─► copy back ─► watch ─► switch the schedule on
 *
 * Where anything fails, the execution does, and the schedule stays off.
 */
function restore(scope: Construct, arns: { backupTaskArn: string; restoreTaskArn: string; ownArn: string }): IChainable {
  const { backupTaskArn, restoreTaskArn, ownArn } = arns;
  const call = (task: CallAwsService) =>
    task.addRetry({ errors: PASSING, interval: Duration.seconds(10), backoffRate: 2, maxAttempts: 6, jitterStrategy: JitterType.FULL });
  const dataSync = (id: string, action: string, parameters: { [name: string]: unknown }, on: string, resultPath = JsonPath.DISCARD) =>
    call(new CallAwsService(scope, id, { service: 'datasync', action, parameters, iamResources: [on], resultPath }));
  const lookAtBackup = (id: string) => dataSync(id, 'describeTask', { TaskArn: backupTaskArn }, backupTaskArn, '$.backup');
  const switchSchedule = (id: string, Status: string) =>
    dataSync(
      id,
      'updateTask',
      { TaskArn: backupTaskArn, Schedule: { ScheduleExpression: JsonPath.stringAt('$.backup.Schedule.ScheduleExpression'), Status } },
      backupTaskArn,
    );
  const wait = (id: string, time: Duration) => new Wait(scope, id, { time: WaitTime.duration(time) });
  const fail = (id: string, cause: string) => new Fail(scope, id, { error: id, cause });

  const watch = dataSync(
    'Watch',
    'describeTaskExecution',
    { TaskExecutionArn: JsonPath.stringAt('$.run.TaskExecutionArn') },
    `${restoreTaskArn}/execution/*`,
    '$.result',
  );
  const whileItRuns = wait('WhileItRuns', BETWEEN_LOOKS).next(watch);
  watch.next(
    new Choice(scope, 'HowItWent')
      .when(
        Condition.stringEquals('$.result.Status', 'SUCCESS'),
        switchSchedule('SwitchBackupOn', 'ENABLED').next(new Succeed(scope, 'Restored')),
      )
      .when(
        Condition.stringEquals('$.result.Status', 'ERROR'),
        fail('CopyFailed', 'the copy to the Outpost failed: look at the execution of its task and at the log'),
      )
      .otherwise(whileItRuns),
  );

  const look = dataSync('LookAtWayBack', 'describeTask', { TaskArn: restoreTaskArn }, restoreTaskArn, '$.wayBack');
  const backup = JsonPath.objectAt('$.backup');
  const lookedAt = new Pass(scope, 'LookedAt', { parameters: { backup, looks: JsonPath.mathAdd(JsonPath.numberAt('$.looks'), 1) } });
  look.next(
    new Choice(scope, 'IsTheWayFree')
      .when(
        Condition.stringEquals('$.wayBack.Status', 'AVAILABLE'),
        dataSync('CopyBack', 'startTaskExecution', { TaskArn: restoreTaskArn }, restoreTaskArn, '$.run').next(whileItRuns),
      )
      .when(Condition.numberLessThan('$.looks', LOOKS), wait('UntilTheWayIsFree', Duration.minutes(5)).next(lookedAt).next(look))
      .otherwise(fail('NeverReady', `the way back was not free for ${(LOOKS * 5) / 60} hours: are the agents online?`)),
  );

  const lookForRuns = lookAtBackup('LookForRuns');
  lookForRuns.next(
    new Choice(scope, 'IsABackupUnderWay')
      .when(Condition.isPresent('$.backup.CurrentTaskExecutionArn'), wait('UntilTheBackupEnds', BETWEEN_LOOKS).next(lookForRuns))
      .otherwise(new Pass(scope, 'NoBackupRuns', { parameters: { backup, looks: 0 } }).next(look)),
  );

  const switchOff = switchSchedule('SwitchBackupOff', 'DISABLED');
  // What was about to start a backup has started it by then.
  switchOff.next(wait('Settle', Duration.minutes(2))).next(lookForRuns);

  return call(lookAtExecutions(scope, ownArn)).next(
    new Choice(scope, 'IsItTheFirst')
      .when(
        IS_FIRST_EXECUTION,
        lookAtBackup('LookAtBackup').next(
          new Choice(scope, 'WhoSwitchedItOff')
            // DataSync itself, and `ReconnectSync` would switch that on: it has to be somebody.
            .when(
              Condition.and(
                Condition.isPresent('$.backup.ScheduleDetails.DisabledBy'),
                Condition.stringEquals('$.backup.ScheduleDetails.DisabledBy', 'SERVICE'),
              ),
              switchSchedule('SwitchBackupOnFirst', 'ENABLED').next(switchOff),
            )
            .otherwise(switchOff),
        ),
      )
      .otherwise(fail('AlreadyUnderWay', 'another execution restores')),
  );
}
