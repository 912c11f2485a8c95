import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ITaskRef } from 'aws-cdk-lib/aws-datasync';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData, type IAlarm, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine, SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, JitterType, JsonPath, LogLevel, StateMachine, type IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { OutpostAlarms } from '../outpost/outpost-alarms';
import { OutpostsValidation } from '../validation/plugin';
import { bytesPerSecond } from './bytes-per-second';
import { catchUp } from './catch-up';
import { CopyAge, LONGEST_AGE } from './copy-age';
import { PASSING } from './data-sync-errors';
import { nameAndArn } from './first-execution';
import { allowToPut, HOURS_SINCE_GOOD_COPY, NAMESPACE, rememberCopy } from './good-copies';

/** Properties of the synchronization after a reconnection. */
export interface ReconnectSyncProps {
  /** The Outpost whose service link comes back. */
  readonly outpost: IOutpostRef;
  /** The backups of the Outpost, at least one: each a `BackupLink` or another DataSync task. They catch up one after the other. */
  readonly backups: ITaskRef[];
  /** Who is told that the link is down, that a copy could not be caught up with, and that the last good copy is too old. */
  readonly topic: ITopic;
  /**
   * The oldest that the last good copy of a task may be: from an hour to 60 days.
   *
   * @default Duration.hours(24)
   */
  readonly recoveryPointObjective?: Duration;
  /**
   * How long the link has to be back before anything is started, so that a link that comes and goes starts nothing each time.
   *
   * @default Duration.minutes(10)
   */
  readonly settlingTime?: Duration;
  /**
   * The most that catching up may take of the service link, in megabits per second.
   *
   * @default - as much as the task itself may take
   */
  readonly bandwidthLimitMbps?: number;
}

/**
 * Catches up with backups after the service link was down. All of it is in the Region, where it outlives the outage.
 *
 * DataSync switches a schedule off by itself where a task fails again and again with the same error, which is what a cut link does, and
 * never switches it on again. When the link has been back for a while, this waits for the agents, switches such schedules on, runs each
 * task once, or waits for the run that is under way, and tries again where a run fails. What it cannot do it says to the topic. A task whose
 * schedule somebody switched off, such as a restore, is left alone.
 *
 * The age of the last good copy of each task is a metric, and an alarm on it goes off where it exceeds the recovery point objective, also while
 * the link is down.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_TaskScheduleDetails.html
 * @throws where there is no task, or the objective is not from an hour to 60 days
 */
export class ReconnectSync extends Construct {
  /** What catches up. */
  public readonly stateMachine: IStateMachine;
  /** Goes off while the service link is down. */
  public readonly serviceLinkAlarm: IAlarm;
  /** Go off where the last good copy is older than the objective: one for each task, in their order. */
  public readonly recoveryPointAlarms: IAlarm[];

  constructor(scope: Construct, id: string, props: ReconnectSyncProps) {
    super(scope, id);
    const { outpost, backups, topic, recoveryPointObjective = Duration.hours(24), settlingTime = Duration.minutes(10) } = props;
    if (backups.length === 0) throw new Error('ReconnectSync needs at least one backup, got none: add one to backups');
    const taskArns = backups.map(({ taskRef }) => taskRef.taskArn);
    const hours = recoveryPointObjective.toHours({ integral: false });
    if (hours < 1 || hours > LONGEST_AGE.toHours()) {
      throw new Error(`the recoveryPointObjective is ${hours} hours: give it from 1 to ${LONGEST_AGE.toHours()} hours`);
    }

    const notifyTopic = new SnsAction(topic);
    const alarms = new OutpostAlarms(this, 'Alarms', { outpost, actions: [notifyTopic], okActions: [notifyTopic] });
    this.serviceLinkAlarm = alarms.addServiceLinkAlarm('ServiceLink');

    const { stateMachineName, ownArn } = nameAndArn(this);
    const definition = catchUp(new Construct(this, 'States'), {
      alarm: this.serviceLinkAlarm,
      taskArns,
      topic,
      settlingTime,
      bytesPerSecond: props.bandwidthLimitMbps === undefined ? undefined : bytesPerSecond(props.bandwidthLimitMbps),
      ownArn,
    });
    const stateMachine = new StateMachine(this, 'CatchUp', {
      stateMachineName,
      definitionBody: DefinitionBody.fromChainable(definition),
      timeout: Duration.days(2),
      tracingEnabled: true,
      logs: { destination: this.logGroup('CatchUpLog'), level: LogLevel.ALL },
    });
    allowToPut(stateMachine);
    this.stateMachine = stateMachine;
    new Rule(this, 'LinkIsBack', {
      description: 'The service link of the Outpost is back',
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [this.serviceLinkAlarm.alarmArn],
        detail: { state: { value: ['OK'] } },
      },
      targets: [new SfnStateMachine(this.stateMachine)],
    });
    new Rule(this, 'CatchUpEnded', {
      description: 'Catching up ended before it was done',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [this.stateMachine.stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [new SnsTopic(topic)],
    });

    this.rememberCopies(taskArns);
    new CopyAge(this, 'Age', taskArns);
    this.recoveryPointAlarms = backups.map((backup, index) => {
      const alarm = new Alarm(this, `RecoveryPoint${index}`, {
        alarmDescription: `The last good copy is older than ${hours} hours. Look at the executions of the DataSync task, its agent and the service link`,
        metric: this.metricRecoveryPointAge(backup),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: hours,
        evaluationPeriods: 1,
        // Nobody has measured, or there was no copy for as long as anybody knows.
        treatMissingData: TreatMissingData.BREACHING,
      });
      alarm.addAlarmAction(notifyTopic);
      alarm.addOkAction(notifyTopic);
      return alarm;
    });
    OutpostsValidation.register(this);
  }

  /**
   * How old the last good copy of a task is, in hours since its run began: what would be lost if the site were. It is measured every quarter of
   * an hour, also while the service link is down. There is no number for a task that has had no copy for 60 days.
   */
  public metricRecoveryPointAge(backup: ITaskRef, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: NAMESPACE,
      metricName: HOURS_SINCE_GOOD_COPY,
      dimensionsMap: { TaskArn: backup.taskRef.taskArn },
      statistic: Stats.MINIMUM,
      period: Duration.hours(1),
      ...options,
    }).attachTo(this);
  }

  /** By the events of DataSync, also of runs that the schedule starts. */
  private rememberCopies(taskArns: readonly string[]): void {
    const states = new Construct(this, 'GoodCopyStates');
    const look = new CallAwsService(states, 'LookAtRun', {
      service: 'datasync',
      action: 'describeTaskExecution',
      parameters: { TaskExecutionArn: JsonPath.stringAt('$.TaskExecutionArn') },
      iamResources: taskArns.map((taskArn) => `${taskArn}/execution/*`),
      resultPath: '$.result',
    });
    look.addRetry({ errors: PASSING, interval: Duration.seconds(10), backoffRate: 2, maxAttempts: 4, jitterStrategy: JitterType.FULL });
    const goodCopy = new StateMachine(this, 'GoodCopy', {
      definitionBody: DefinitionBody.fromChainable(look.next(rememberCopy(states))),
      timeout: Duration.minutes(5),
      tracingEnabled: true,
      logs: { destination: this.logGroup('GoodCopyLog'), level: LogLevel.ALL },
    });
    allowToPut(goodCopy);
    taskArns.forEach((taskArn, index) => {
      new Rule(this, `CopySucceeded${index}`, {
        description: 'A run of the DataSync task succeeded',
        eventPattern: {
          source: ['aws.datasync'],
          detailType: ['DataSync Task Execution State Change'],
          resources: Match.prefix(`${taskArn}/execution/`),
          detail: { State: ['SUCCESS'] },
        },
        targets: [
          new SfnStateMachine(goodCopy, {
            input: RuleTargetInput.fromObject({ TaskArn: taskArn, TaskExecutionArn: EventField.fromPath('$.resources[0]') }),
          }),
        ],
      });
    });
  }

  private logGroup(id: string): LogGroup {
    return new LogGroup(this, id, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
  }
}
