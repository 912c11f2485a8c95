import { Duration } from 'aws-cdk-lib';
import type { ITaskRef } from 'aws-cdk-lib/aws-datasync';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData, type IAlarm, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { JsonPath, type IChainable, type IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { OutpostAlarms } from '../outpost/outpost-alarms';
import { OutpostsValidation } from '../validation/plugin';
import { BackupStateMachine } from './backup-state-machine';
import { catchUp } from './catch-up';
import { RecoveryPointAge, LONGEST_AGE } from './recovery-point-age';
import { DataSyncCall } from './data-sync-call';
import { nameAndArn } from './first-execution';
import { allowPutMetricData, RECOVERY_POINT_AGE, NAMESPACE, recordRecoveryPoint } from './recovery-point-metrics';

/** Properties of the backups after a reconnection. */
export interface ReconnectSyncProps {
  /** The Outpost whose service link is monitored. */
  readonly outpost: IOutpostRef;
  /**
   * The backups of the Outpost, at least one: each a `BackupLink` or another DataSync task. They run at the same time, so that none waits for
   * the agent of another.
   */
  readonly backups: ITaskRef[];
  /**
   * Topic that is notified when the service link goes down or comes up again, when a backup fails after the reconnection, and when the last
   * recovery point is older than the objective.
   */
  readonly topic: ITopic;
  /**
   * Recovery point objective (RPO): the maximum age of the last recovery point of each backup, from 1 hour to 60 days.
   *
   * @default Duration.hours(24)
   */
  readonly recoveryPointObjective?: Duration;
  /**
   * Time that the service link must be up before the backups start. With an unstable link, they do not start at every reconnection.
   *
   * @default Duration.minutes(10)
   */
  readonly settlingTime?: Duration;
  /**
   * Maximum bandwidth that all backups after a reconnection use together, in megabits per second. Each uses an equal part of it.
   *
   * @default - the limit of each task
   */
  readonly bandwidthLimitMbps?: number;
}

/**
 * Runs the backups of an Outpost when it reconnects after a service link outage. All resources are in the Region and work during the
 * outage.
 *
 * DataSync disables the schedule of a task that repeatedly fails with the same error, as it does during an outage, and does not enable the
 * schedule again. When the service link has been up for `settlingTime`, a state machine waits for the agents, enables such schedules, and runs
 * each task once, or waits for the execution that is running. It runs a task again that fails, and notifies the topic if the task fails
 * repeatedly. It skips a task whose schedule a user disabled, or a restore.
 *
 * The age of the last recovery point of each backup is a metric. An alarm is raised when it exceeds the recovery point objective, also while the
 * service link is down.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_TaskScheduleDetails.html
 * @throws if `backups` is empty, or `recoveryPointObjective` is not 1 hour to 60 days
 *
 * @example
 * declare const link: BackupLink;
 * declare const onDuty: sns.Topic;
 *
 * new ReconnectSync(this, 'Sync', {
 *   outpost,
 *   backups: [link],
 *   topic: onDuty,
 *   recoveryPointObjective: Duration.hours(24),
 * });
 */
export class ReconnectSync extends Construct {
  /** State machine that runs the backups after a reconnection. */
  public readonly stateMachine: IStateMachine;
  /** Alarm that is raised while the service link is down. */
  public readonly serviceLinkAlarm: IAlarm;
  /** Alarms that are raised when the last recovery point is older than the objective: one for each of `backups`, in their order. */
  public readonly recoveryPointAlarms: IAlarm[];

  constructor(scope: Construct, id: string, props: ReconnectSyncProps) {
    super(scope, id);
    const { outpost, backups, topic, recoveryPointObjective = Duration.hours(24), settlingTime = Duration.minutes(10) } = props;
    if (backups.length === 0) throw new Error('ReconnectSync needs at least one backup, got none: add one to backups');
    const taskArns = backups.map(({ taskRef }) => taskRef.taskArn);
    const hours = recoveryPointObjective.toHours({ integral: false });
    if (hours < 1 || hours > LONGEST_AGE.toHours()) {
      throw new Error(`recoveryPointObjective must be 1 to ${LONGEST_AGE.toHours()} hours, got ${hours} hours`);
    }

    const notifyTopic = new SnsAction(topic);
    const alarms = new OutpostAlarms(this, 'Alarms', { outpost, actions: [notifyTopic], okActions: [notifyTopic] });
    this.serviceLinkAlarm = alarms.addServiceLinkAlarm('ServiceLink');

    const { stateMachineName, ownArn } = nameAndArn(this);
    const { bandwidthLimitMbps } = props;
    const stateMachine = new BackupStateMachine(this, 'CatchUp', {
      stateMachineName,
      definition: catchUp(new Construct(this, 'States'), {
        alarm: this.serviceLinkAlarm,
        taskArns,
        topic,
        settlingTime,
        bandwidthLimitMbps,
        ownArn,
      }),
      timeout: Duration.days(2),
      logGroupId: 'CatchUpLog',
    });
    allowPutMetricData(stateMachine);
    this.stateMachine = stateMachine;
    new Rule(this, 'LinkIsBack', {
      description: 'The Outpost reconnected to the Region',
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [this.serviceLinkAlarm.alarmArn],
        // A new alarm changes from INSUFFICIENT_DATA to OK.
        detail: { state: { value: ['OK'] }, previousState: { value: ['ALARM'] } },
      },
      targets: [new SfnStateMachine(this.stateMachine)],
    });
    const description = 'The backups after a reconnection failed, timed out or were aborted';
    stateMachine.notifyOnEnd(this, 'CatchUpEnded', topic, ['FAILED', 'TIMED_OUT', 'ABORTED'], description);

    this.recordRecoveryPoints(taskArns);
    new RecoveryPointAge(this, 'Age', taskArns);
    this.recoveryPointAlarms = backups.map((backup, index) => {
      const alarm = new Alarm(this, `RecoveryPoint${index}`, {
        alarmDescription: `The last recovery point is older than ${hours} hours. Check the executions of the DataSync task, its agent and the service link`,
        metric: this.metricRecoveryPointAge(backup),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: hours,
        evaluationPeriods: 1,
        // The age was not measured, or there is no recovery point.
        treatMissingData: TreatMissingData.BREACHING,
      });
      alarm.addAlarmAction(notifyTopic);
      alarm.addOkAction(notifyTopic);
      return alarm;
    });
    OutpostsValidation.register(this);
  }

  /**
   * Age of the last recovery point of a backup, in hours: how much would be lost if the Outpost were. A recovery point is the start of a
   * successful execution of the task, which events and the list of executions report. The age is published every 15 minutes, also while the
   * service link is down. There is no data point when the last recovery point is older than 60 days.
   */
  public metricRecoveryPointAge(backup: ITaskRef, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: NAMESPACE,
      metricName: RECOVERY_POINT_AGE,
      dimensionsMap: { TaskArn: backup.taskRef.taskArn },
      statistic: Stats.MINIMUM,
      period: Duration.hours(1),
      ...options,
    }).attachTo(this);
  }

  /** Records recovery points from events of DataSync, which include executions that the schedule starts. */
  private recordRecoveryPoints(taskArns: readonly string[]): void {
    const goodCopy = new BackupStateMachine(this, 'GoodCopy', {
      definition: recordExecution(new Construct(this, 'GoodCopyStates'), taskArns),
      timeout: Duration.hours(2),
      logGroupId: 'GoodCopyLog',
    });
    allowPutMetricData(goodCopy);
    taskArns.forEach((taskArn, index) => {
      new Rule(this, `CopySucceeded${index}`, {
        description: 'An execution of the DataSync task succeeded',
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
}

/** describe the execution ─► record the recovery point */
function recordExecution(scope: Construct, taskArns: readonly string[]): IChainable {
  return new DataSyncCall(scope, 'LookAtRun', {
    action: 'describeTaskExecution',
    parameters: { TaskExecutionArn: JsonPath.stringAt('$.TaskExecutionArn') },
    iamResources: taskArns.map((taskArn) => `${taskArn}/execution/*`),
    resultPath: '$.result',
    maxAttempts: 4,
  }).next(recordRecoveryPoint(scope));
}
