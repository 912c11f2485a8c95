import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  Errors,
  JitterType,
  JsonPath,
  Map,
  Pass,
  Result,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
  type IChainable,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { PASSING, REFUSED } from './data-sync-errors';
import { IS_FIRST_EXECUTION, lookAtExecutions } from './first-execution';
import { recordRecoveryPoint } from './recovery-point-metrics';

/** What the states need to know. */
export interface CatchUp {
  readonly alarm: IAlarm;
  readonly taskArns: readonly string[];
  readonly topic: ITopic;
  readonly settlingTime: Duration;
  readonly bytesPerSecond?: number;
  /** ARN of the state machine itself. */
  readonly ownArn: string;
}

/** How often a task is run that fails. */
const RUNS = 3;
/** How often a task is looked at that cannot run now, since its agent is offline, five minutes apart. */
const LOOKS = 72;
/**
 * Waits until the link has settled, and runs each task once:
 *
 * settle ─► is the link still there, and is this the only execution? ─► for each task: look ─┬─ idle ──► switch the schedule on ─► run ─┐
 *                                                                          ▲                 ├─ running ────────────────────────────────┤
 *                                                                          └─ five minutes ◄─┴─ agent offline                           ▼
 *                                                                          └───────────── a quarter of an hour ◄── failed ──────── watch the run ─► remember the copy
 */
export function catchUp(scope: Construct, { alarm, taskArns, topic, settlingTime, bytesPerSecond, ownArn }: CatchUp): IChainable {
  const each = new Map(scope, 'EachTask', {
    itemsPath: '$.taskArns',
    itemSelector: { TaskArn: JsonPath.stringAt('$$.Map.Item.Value'), looks: 0, runs: 0 },
    // They share the service link.
    maxConcurrency: 1,
    resultPath: JsonPath.DISCARD,
  }).itemProcessor(runOnce(scope, { taskArns, topic, bytesPerSecond }));
  const tasks = new Pass(scope, 'Tasks', { result: Result.fromArray([...taskArns]), resultPath: '$.taskArns' });
  return new Wait(scope, 'Settle', { time: WaitTime.duration(settlingTime) })
    .next(
      new CallAwsService(scope, 'LookAtLink', {
        service: 'cloudwatch',
        action: 'describeAlarms',
        parameters: { AlarmNames: [alarm.alarmName] },
        // Asked by name it still needs the right to all alarms.
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
      }),
    )
    .next(lookAtExecutions(scope, ownArn))
    .next(
      new Choice(scope, 'IsItForThis')
        .when(
          Condition.and(Condition.stringEquals('$.link.State', 'OK'), IS_FIRST_EXECUTION),
          tasks.next(each).next(new Succeed(scope, 'CaughtUp')),
        )
        // When the link is back again, or by the other execution.
        .otherwise(new Succeed(scope, 'NotNow')),
    );
}

/** The states of one task. */
function runOnce(
  scope: Construct,
  { taskArns, topic, bytesPerSecond }: Pick<CatchUp, 'taskArns' | 'topic' | 'bytesPerSecond'>,
): IChainable {
  const TaskArn = JsonPath.stringAt('$.TaskArn');
  const runs = taskArns.map((taskArn) => `${taskArn}/execution/*`);
  const dataSync = (id: string, action: string, parameters: { [name: string]: unknown }, iamResources: string[], resultPath?: string) =>
    new CallAwsService(scope, id, { service: 'datasync', action, parameters, iamResources, resultPath: resultPath ?? JsonPath.DISCARD });

  const tell = new SnsPublish(scope, 'Tell', {
    topic,
    subject: 'A backup failed after the Outpost reconnected',
    message: TaskInput.fromObject({ TaskArn, reason: JsonPath.objectAt('$.why') }),
    resultPath: JsonPath.DISCARD,
  });
  const because = (id: string, why: string) => new Pass(scope, id, { result: Result.fromString(why), resultPath: '$.why' }).next(tell);
  const more = (id: string, counter: 'looks' | 'runs') =>
    new Pass(scope, id, {
      parameters: {
        TaskArn,
        looks: JsonPath.numberAt('$.looks'),
        runs: JsonPath.numberAt('$.runs'),
        [counter]: JsonPath.mathAdd(JsonPath.numberAt(`$.${counter}`), 1),
      },
    });
  const safely = <T extends TaskStateBase>(task: T): T => {
    task.addRetry({ errors: PASSING, interval: Duration.seconds(10), backoffRate: 2, maxAttempts: 6, jitterStrategy: JitterType.FULL });
    task.addCatch(tell, { errors: [Errors.ALL], resultPath: '$.why' });
    return task;
  };

  const look = safely(dataSync('Look', 'describeTask', { TaskArn }, [...taskArns], '$.task'));
  const lookAgain = new Choice(scope, 'MayBeLookedAtAgain')
    .when(
      Condition.numberLessThan('$.looks', LOOKS),
      new Wait(scope, 'UntilItMayRun', { time: WaitTime.duration(Duration.minutes(5)) }).next(more('LookedAt', 'looks')).next(look),
    )
    .otherwise(because('NeverReady', `The task was not available for ${(LOOKS * 5) / 60} hours. Check whether its agent is online.`));

  const watch = safely(
    dataSync('Watch', 'describeTaskExecution', { TaskExecutionArn: JsonPath.stringAt('$.run.TaskExecutionArn') }, runs, '$.result'),
  );
  const whileItRuns = new Wait(scope, 'WhileItRuns', { time: WaitTime.duration(Duration.minutes(5)) }).next(watch);
  watch.next(
    new Choice(scope, 'HowItWent')
      .when(Condition.stringEquals('$.result.Status', 'SUCCESS'), recordRecoveryPoint(scope))
      .when(
        Condition.stringEquals('$.result.Status', 'ERROR'),
        new Choice(scope, 'MayBeRunAgain')
          .when(
            Condition.numberLessThan('$.runs', RUNS),
            new Wait(scope, 'BeforeTheNextRun', { time: WaitTime.duration(Duration.minutes(15)) }).next(look),
          )
          .otherwise(because('AlwaysFailed', `The task failed ${RUNS} times. Check its executions.`)),
      )
      .otherwise(whileItRuns),
  );

  const run = dataSync(
    'Run',
    'startTaskExecution',
    { TaskArn, ...(bytesPerSecond && { OverrideOptions: { BytesPerSecond: bytesPerSecond } }) },
    [...taskArns],
    '$.run',
  );
  // Another run was begun meanwhile, such as by the schedule.
  run.addCatch(lookAgain, { errors: REFUSED, resultPath: '$.why' });
  const start = more('RunsOnce', 'runs').next(safely(run)).next(whileItRuns);
  const switchOn = safely(
    dataSync(
      'SwitchScheduleOn',
      'updateTask',
      { TaskArn, Schedule: { ScheduleExpression: JsonPath.stringAt('$.task.Schedule.ScheduleExpression'), Status: 'ENABLED' } },
      [...taskArns],
    ),
  ).next(start);
  const isUnderWay = Condition.or(Condition.stringEquals('$.task.Status', 'RUNNING'), Condition.stringEquals('$.task.Status', 'QUEUED'));
  return look.next(
    new Choice(scope, 'WhatItDoes')
      .when(
        Condition.and(isUnderWay, Condition.isPresent('$.task.CurrentTaskExecutionArn')),
        new Pass(scope, 'TheRunUnderWay', {
          parameters: {
            TaskArn,
            looks: JsonPath.numberAt('$.looks'),
            runs: JsonPath.numberAt('$.runs'),
            run: { TaskExecutionArn: JsonPath.stringAt('$.task.CurrentTaskExecutionArn') },
          },
        }).next(whileItRuns),
      )
      .when(Condition.not(Condition.stringEquals('$.task.Status', 'AVAILABLE')), lookAgain)
      .when(
        Condition.and(
          Condition.isPresent('$.task.ScheduleDetails.DisabledBy'),
          Condition.stringEquals('$.task.ScheduleDetails.DisabledBy', 'SERVICE'),
        ),
        switchOn,
      )
      // Such as a restore does, which a backup must not meet.
      .when(
        Condition.and(Condition.isPresent('$.task.Schedule.Status'), Condition.stringEquals('$.task.Schedule.Status', 'DISABLED')),
        new Pass(scope, 'SwitchedOffOnPurpose'),
      )
      .otherwise(start),
  );
}
