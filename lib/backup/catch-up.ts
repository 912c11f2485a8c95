import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  Errors,
  Fail,
  JsonPath,
  Map,
  Pass,
  Result,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { RETRY } from './backup-state-machine';
import { bytesPerSecond } from './bandwidth-schedule';
import { DataSyncCall, INVALID_REQUEST, type DataSyncCallProps } from './data-sync-call';
import { ifFirstExecution } from './first-execution';
import { recordRecoveryPoint } from './recovery-point-metrics';

export interface CatchUpProps {
  readonly alarm: IAlarm;
  readonly taskArns: readonly string[];
  readonly topic: ITopic;
  readonly settlingTime: Duration;
  /** @default - the limit of each task */
  readonly bandwidthLimitMbps?: number;
  /** ARN of the state machine itself. */
  readonly ownArn: string;
}

/** Maximum number of runs of a task that fails. */
const RUNS = 3;
const NOT_RECORDED = 'The copy succeeded, but its recovery point was not recorded in CloudWatch: the metric of its age is too high.';
const NOT_TOLD = 'A backup failed, and the notification of the topic failed, too. Check the output of the state EachTask.';
/** Maximum number of checks, five minutes apart, of a task that is not available, such as while its agent is offline. */
const CHECKS = 72;

/**
 * Waits until the service link is stable, and runs each task once:
 *
 * settle ─► is the link still up, and is this the first execution? ─► for each task: describe ─┬─ available ─► enable the schedule ─► start ─┐
 *                                                                            ▲                 ├─ running ───────────────────────────────────┤
 *                                                                            ├── 5 minutes ◄───┴─ unavailable                                ▼
 *                                                                            └── 15 minutes ◄─────────── failed ──────────── check the execution ─► record the recovery point
 */
export function catchUp(scope: Construct, props: CatchUpProps): IChainable {
  const { alarm, taskArns, settlingTime, ownArn } = props;
  const each = new Map(scope, 'EachTask', {
    itemsPath: '$.taskArns',
    itemSelector: { TaskArn: JsonPath.stringAt('$$.Map.Item.Value'), looks: 0, runs: 0 },
    resultPath: '$.ended',
  }).itemProcessor(runOnce(scope, props));
  const tasks = new Pass(scope, 'Tasks', { result: Result.fromArray([...taskArns]), resultPath: '$.taskArns' });
  const describeAlarm = new CallAwsService(scope, 'LookAtLink', {
    service: 'cloudwatch',
    action: 'describeAlarms',
    parameters: { AlarmNames: [alarm.alarmName] },
    // A call for one name needs the permission for all alarms.
    iamResources: [
      Stack.of(scope).formatArn({
        service: 'cloudwatch',
        resource: 'alarm',
        resourceName: '*',
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    resultSelector: { State: JsonPath.stringAt('$.MetricAlarms[0].StateValue') },
    resultPath: '$.link',
  });
  describeAlarm.addRetry(RETRY);
  const untold = Pass.jsonata(scope, 'Untold', { outputs: { count: '{% $count($states.input.ended[isUntold = true]) %}' } });
  tasks
    .next(each)
    .next(untold)
    .next(
      new Choice(scope, 'IsAllTold')
        .when(Condition.numberGreaterThan('$.count', 0), new Fail(scope, 'NobodyWasTold', { error: 'NotTold', cause: NOT_TOLD }))
        .otherwise(new Succeed(scope, 'CaughtUp')),
    );
  // The next reconnection, or the first execution, runs the tasks.
  const notNow = new Succeed(scope, 'NotNow');
  // If it is not known, the tasks run: DataSync rejects a task that is running.
  const ifFirst = ifFirstExecution(scope, ownArn, { first: tasks, otherwise: notNow, unknown: tasks });
  // If it is not known, the link is up: this execution started because of that.
  describeAlarm.addCatch(ifFirst, { resultPath: JsonPath.DISCARD });
  return new Wait(scope, 'Settle', { time: WaitTime.duration(settlingTime) })
    .next(describeAlarm)
    .next(new Choice(scope, 'IsItForThis').when(Condition.stringEquals('$.link.State', 'OK'), ifFirst).otherwise(notNow));
}

/** The states of one task. */
function runOnce(scope: Construct, { taskArns, topic, bandwidthLimitMbps }: CatchUpProps): IChainable {
  const TaskArn = JsonPath.stringAt('$.TaskArn');
  const executionArns = taskArns.map((taskArn) => `${taskArn}/execution/*`);

  const notify = new SnsPublish(scope, 'Tell', {
    topic,
    subject: 'A backup failed after the Outpost reconnected',
    message: TaskInput.fromObject({ TaskArn, reason: JsonPath.objectAt('$.why') }),
    resultPath: JsonPath.DISCARD,
  });
  notify.addRetry(RETRY);
  // The other tasks are not affected: the execution fails after all of them.
  notify.addCatch(
    new Pass(scope, 'NotTold', {
      parameters: { TaskArn, isUntold: true, why: JsonPath.objectAt('$.why') },
    }),
    { resultPath: JsonPath.DISCARD },
  );
  const because = (id: string, reason: string) =>
    new Pass(scope, id, { result: Result.fromString(reason), resultPath: '$.why' }).next(notify);
  const call = (id: string, props: DataSyncCallProps) => new DataSyncCall(scope, id, props);
  const orNotify = (state: DataSyncCall) => state.addCatch(notify, { errors: [Errors.ALL], resultPath: '$.why' });
  const increment = (id: string, counter: 'looks' | 'runs') =>
    new Pass(scope, id, {
      parameters: {
        TaskArn,
        looks: JsonPath.numberAt('$.looks'),
        runs: JsonPath.numberAt('$.runs'),
        [counter]: JsonPath.mathAdd(JsonPath.numberAt(`$.${counter}`), 1),
      },
    });

  const describe = call('Look', { action: 'describeTask', parameters: { TaskArn }, iamResources: taskArns, resultPath: '$.task' });
  orNotify(describe);
  const checkAgain = new Choice(scope, 'MayBeLookedAtAgain')
    .when(
      Condition.numberLessThan('$.looks', CHECKS),
      new Wait(scope, 'UntilItMayRun', { time: WaitTime.duration(Duration.minutes(5)) })
        .next(increment('LookedAt', 'looks'))
        .next(describe),
    )
    .otherwise(because('NeverReady', `The task was not available for ${(CHECKS * 5) / 60} hours. Check whether its agent is online.`));

  const describeExecution = call('Watch', {
    action: 'describeTaskExecution',
    parameters: { TaskExecutionArn: JsonPath.stringAt('$.run.TaskExecutionArn') },
    iamResources: executionArns,
    resultPath: '$.result',
  });
  orNotify(describeExecution);
  const whileRunning = new Wait(scope, 'WhileItRuns', { time: WaitTime.duration(Duration.minutes(5)) }).next(describeExecution);
  describeExecution.next(
    new Choice(scope, 'HowItWent')
      .when(Condition.stringEquals('$.result.Status', 'SUCCESS'), recordRecoveryPoint(scope, because('NotRecorded', NOT_RECORDED)))
      .when(
        Condition.stringEquals('$.result.Status', 'ERROR'),
        new Choice(scope, 'MayBeRunAgain')
          .when(
            Condition.numberLessThan('$.runs', RUNS),
            new Wait(scope, 'BeforeTheNextRun', { time: WaitTime.duration(Duration.minutes(15)) }).next(describe),
          )
          .otherwise(because('AlwaysFailed', `The task failed ${RUNS} times. Check its executions.`)),
      )
      .otherwise(whileRunning),
  );

  const startExecution = call('Run', {
    action: 'startTaskExecution',
    parameters: {
      TaskArn,
      // The tasks share the service link.
      ...(bandwidthLimitMbps !== undefined && {
        OverrideOptions: { BytesPerSecond: bytesPerSecond(bandwidthLimitMbps / taskArns.length) },
      }),
    },
    iamResources: taskArns,
    resultPath: '$.run',
  });
  // Another execution started meanwhile, such as by the schedule.
  startExecution.addCatch(checkAgain, { errors: INVALID_REQUEST, resultPath: '$.why' });
  const start = increment('RunsOnce', 'runs').next(orNotify(startExecution)).next(whileRunning);
  const enableSchedule = call('SwitchScheduleOn', {
    action: 'updateTask',
    parameters: { TaskArn, Schedule: { ScheduleExpression: JsonPath.stringAt('$.task.Schedule.ScheduleExpression'), Status: 'ENABLED' } },
    iamResources: taskArns,
  });
  orNotify(enableSchedule).next(start);
  const isRunning = Condition.or(Condition.stringEquals('$.task.Status', 'RUNNING'), Condition.stringEquals('$.task.Status', 'QUEUED'));
  return describe.next(
    new Choice(scope, 'WhatItDoes')
      .when(
        Condition.and(isRunning, Condition.isPresent('$.task.CurrentTaskExecutionArn')),
        new Pass(scope, 'TheRunUnderWay', {
          parameters: {
            TaskArn,
            looks: JsonPath.numberAt('$.looks'),
            runs: JsonPath.numberAt('$.runs'),
            run: { TaskExecutionArn: JsonPath.stringAt('$.task.CurrentTaskExecutionArn') },
          },
        }).next(whileRunning),
      )
      .when(Condition.not(Condition.stringEquals('$.task.Status', 'AVAILABLE')), checkAgain)
      .when(
        Condition.and(
          Condition.isPresent('$.task.ScheduleDetails.DisabledBy'),
          Condition.stringEquals('$.task.ScheduleDetails.DisabledBy', 'SERVICE'),
        ),
        enableSchedule,
      )
      // Disabled by a user, or by a restore, which no backup may run beside.
      .when(
        Condition.and(Condition.isPresent('$.task.Schedule.Status'), Condition.stringEquals('$.task.Schedule.Status', 'DISABLED')),
        new Pass(scope, 'SwitchedOffOnPurpose'),
      )
      .otherwise(start),
  );
}
