import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleTargetInput, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import {
  Choice,
  Condition,
  DefinitionBody,
  JitterType,
  JsonPath,
  LogLevel,
  StateMachine,
  Succeed,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PASSING, REFUSED } from './data-sync-errors';

/**
 * Changes the limit of a task, and of the run that is under way, at given times: EventBridge Scheduler starts a state machine, both in the
 * Region, so that the service link has no part in it.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_UpdateTaskExecution.html
 */
export class BandwidthSchedule extends Construct {
  private readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, taskArn: string) {
    super(scope, id);
    this.stateMachine = new StateMachine(this, 'SetLimit', {
      definitionBody: DefinitionBody.fromChainable(setLimit(new Construct(this, 'States'), taskArn)),
      timeout: Duration.hours(2),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
        level: LogLevel.ALL,
      },
    });
  }

  /** Sets the limit, in bytes per second, at these times. */
  public setAt(id: string, schedule: ScheduleExpression, limit: number): void {
    new Schedule(this, id, {
      schedule,
      description: `Lets copies take ${limit < 0 ? 'as much as there is' : `${limit} bytes per second`}`,
      // Where it is late by more than an hour, the next one may have been on time.
      target: new StepFunctionsStartExecution(this.stateMachine, {
        input: ScheduleTargetInput.fromObject({ limit: { BytesPerSecond: limit } }),
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}

/** look ─► limit the run that is under way ─► limit the task ─► look ─► limit the run that was begun meanwhile */
function setLimit(scope: Construct, taskArn: string): IChainable {
  const dataSync = (id: string, action: string, parameters: { [name: string]: unknown }, on: string, resultPath = JsonPath.DISCARD) => {
    const task = new CallAwsService(scope, id, { service: 'datasync', action, parameters, iamResources: [on], resultPath });
    return task.addRetry({
      errors: PASSING,
      interval: Duration.seconds(10),
      backoffRate: 2,
      maxAttempts: 6,
      jitterStrategy: JitterType.FULL,
    });
  };
  const look = (id: string) => dataSync(id, 'describeTask', { TaskArn: taskArn }, taskArn, '$.task');
  const limitRun = (id: string) =>
    dataSync(
      id,
      'updateTaskExecution',
      { TaskExecutionArn: JsonPath.stringAt('$.task.CurrentTaskExecutionArn'), Options: JsonPath.objectAt('$.limit') },
      `${taskArn}/execution/*`,
    );
  const runs = Condition.isPresent('$.task.CurrentTaskExecutionArn');

  const done = new Succeed(scope, 'Done');
  const limitTask = dataSync(
    'LimitTask',
    'updateTask',
    // What is left out may get its default.
    { TaskArn: taskArn, Options: JsonPath.jsonMerge(JsonPath.objectAt('$.task.Options'), JsonPath.objectAt('$.limit')) },
    taskArn,
  );
  // Should DataSync refuse it while a run is under way.
  limitTask.addRetry({ errors: REFUSED, interval: Duration.minutes(15), backoffRate: 1, maxAttempts: 4 });
  limitTask.next(
    look('LookAgain').next(
      new Choice(scope, 'WasARunBegun')
        // It may have ended in this moment.
        .when(runs, limitRun('LimitRunBegunMeanwhile').addCatch(done, { errors: REFUSED, resultPath: JsonPath.DISCARD }).next(done))
        .otherwise(done),
    ),
  );
  return look('Look').next(
    new Choice(scope, 'IsARunUnderWay')
      .when(runs, limitRun('LimitRun').addCatch(limitTask, { errors: REFUSED, resultPath: JsonPath.DISCARD }).next(limitTask))
      .otherwise(limitTask),
  );
}
