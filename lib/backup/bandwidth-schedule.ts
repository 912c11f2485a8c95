import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleTargetInput, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Choice, Condition, JsonPath, Succeed, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { BackupStateMachine } from './backup-state-machine';
import { DataSyncCall, INVALID_REQUEST } from './data-sync-call';

/**
 * Changes the bandwidth limit of a task, and of its running execution, at given times. Amazon EventBridge Scheduler starts a state machine for
 * each change: both are in the Region, and do not depend on the service link.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_UpdateTaskExecution.html
 */
export class BandwidthSchedule extends Construct {
  private readonly stateMachine: BackupStateMachine;

  constructor(scope: Construct, id: string, taskArn: string) {
    super(scope, id);
    this.stateMachine = new BackupStateMachine(this, 'SetLimit', {
      definition: setLimit(new Construct(this, 'States'), taskArn),
      timeout: Duration.hours(2),
      logGroupId: 'Log',
    });
  }

  /** Sets the limit at these times. */
  public setAt(id: string, schedule: ScheduleExpression, bandwidthLimitMbps: number | undefined): void {
    const limit = bytesPerSecond(bandwidthLimitMbps);
    new Schedule(this, id, {
      schedule,
      description:
        bandwidthLimitMbps === undefined ? 'Removes the bandwidth limit of copies' : `Limits copies to ${limit} bytes per second`,
      // A change that is more than an hour late may come after the next one.
      target: new StepFunctionsStartExecution(this.stateMachine, {
        input: ScheduleTargetInput.fromObject({ limit: { BytesPerSecond: limit } }),
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}

/**
 * A bandwidth limit of DataSync, in bytes per second: -1 is the available bandwidth.
 *
 * @throws if the limit is not more than 0
 */
export function bytesPerSecond(bandwidthLimitMbps: number | undefined): number {
  if (bandwidthLimitMbps === undefined) return -1;
  if (!(bandwidthLimitMbps > 0))
    throw new Error(`bandwidthLimitMbps must be more than 0, got ${bandwidthLimitMbps}; remove it for no limit`);
  return Math.floor((bandwidthLimitMbps * 1_000_000) / 8);
}

/** describe ─► limit the running execution ─► limit the task ─► describe ─► limit the execution that started meanwhile */
function setLimit(scope: Construct, taskArn: string): IChainable {
  const describe = (id: string) =>
    new DataSyncCall(scope, id, {
      action: 'describeTask',
      parameters: { TaskArn: taskArn },
      iamResources: [taskArn],
      resultPath: '$.task',
    });
  const limitExecution = (id: string) =>
    new DataSyncCall(scope, id, {
      action: 'updateTaskExecution',
      parameters: { TaskExecutionArn: JsonPath.stringAt('$.task.CurrentTaskExecutionArn'), Options: JsonPath.objectAt('$.limit') },
      iamResources: [`${taskArn}/execution/*`],
    });
  const isRunning = Condition.isPresent('$.task.CurrentTaskExecutionArn');
  // The execution may have ended meanwhile.
  const hasEnded = { errors: INVALID_REQUEST, resultPath: JsonPath.DISCARD };

  const done = new Succeed(scope, 'Done');
  const limitTask = new DataSyncCall(scope, 'LimitTask', {
    action: 'updateTask',
    // DataSync may reset options that are left out.
    parameters: { TaskArn: taskArn, Options: JsonPath.jsonMerge(JsonPath.objectAt('$.task.Options'), JsonPath.objectAt('$.limit')) },
    iamResources: [taskArn],
  });
  // DataSync may reject the update while an execution is running.
  limitTask.addRetry({ errors: INVALID_REQUEST, interval: Duration.minutes(15), backoffRate: 1, maxAttempts: 4 });
  limitTask.next(
    describe('LookAgain').next(
      new Choice(scope, 'WasARunBegun')
        .when(isRunning, limitExecution('LimitRunBegunMeanwhile').addCatch(done, hasEnded).next(done))
        .otherwise(done),
    ),
  );
  return describe('Look').next(
    new Choice(scope, 'IsARunUnderWay')
      .when(isRunning, limitExecution('LimitRun').addCatch(limitTask, hasEnded).next(limitTask))
      .otherwise(limitTask),
  );
}
