import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Choice, Condition, CustomState, JsonPath, Map, Pass, Result, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { BackupStateMachine, RETRY } from './backup-state-machine';
import { readLastRuns } from './last-runs';
import { allowPutMetricData, RECOVERY_POINT_TIME, NAMESPACE, putRecoveryPointAge, putRecoveryPointTime } from './recovery-point-metrics';

/** The longest age that is published. CloudWatch keeps data points with a period of one hour for 455 days. */
export const LONGEST_AGE = Duration.days(60);

/**
 * Publishes the age of the last recovery point of each task every 15 minutes. It reads the recovery points from CloudWatch, and the last
 * executions from DataSync: one of them that is later was not recorded, because its event was lost, and is recorded now. A task with an older
 * recovery point, or none, gets no data point.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export class RecoveryPointAge extends Construct {
  constructor(scope: Construct, id: string, taskArns: readonly string[]) {
    super(scope, id);
    const stateMachine = new BackupStateMachine(this, 'Measure', {
      definition: measure(new Construct(this, 'States'), taskArns),
      timeout: Duration.minutes(15),
      logGroupId: 'Log',
    });
    allowPutMetricData(stateMachine);
    new Rule(this, 'EachQuarterOfAnHour', {
      description: 'Publishes the age of the last recovery points',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new SfnStateMachine(stateMachine)],
    });
  }
}

/**
 * For each task: period ─► last executions ─► recovery points ─► age of the last one ─► record it, if it is not ─► metric. JSONata calculates
 * with times, which JSONPath cannot.
 */
function measure(scope: Construct, taskArns: readonly string[]): IChainable {
  const times = Pass.jsonata(scope, 'Times', {
    outputs: {
      TaskArn: '{% $states.input.TaskArn %}',
      start: `{% $fromMillis($millis() - ${LONGEST_AGE.toMilliseconds()}) %}`,
      end: '{% $now() %}',
      read: '{% [$states.input.read] %}',
    },
  });
  const getMetricData = new CallAwsService(scope, 'LookAtCopies', {
    service: 'cloudwatch',
    action: 'getMetricData',
    // cloudwatch:GetMetricData does not support resource-level permissions.
    iamResources: ['*'],
    parameters: {
      StartTime: JsonPath.stringAt('$.start'),
      EndTime: JsonPath.stringAt('$.end'),
      MetricDataQueries: [
        {
          Id: 'copies',
          MetricStat: {
            Metric: {
              Namespace: NAMESPACE,
              MetricName: RECOVERY_POINT_TIME,
              Dimensions: [{ Name: 'TaskArn', Value: JsonPath.stringAt('$.TaskArn') }],
            },
            Period: 3600,
            Stat: 'Maximum',
          },
        },
      ],
    },
    resultSelector: { begun: JsonPath.listAt('$.MetricDataResults[0].Values') },
    resultPath: '$.copies',
  });
  const input = '$states.input';
  const oldest = `$millis() / 1000 - ${LONGEST_AGE.toSeconds()}`;
  const age = Pass.jsonata(scope, 'Age', {
    outputs: {
      TaskArn: `{% ${input}.TaskArn %}`,
      // -1 if there is none.
      recorded: `{% $max($append([-1], ${input}.copies.begun)) %}`,
      begun: `{% $max($append($append([-1], ${input}.copies.begun), (${input}.read.result.StartTime.($toMillis($) / 1000))[$ >= ${oldest}])) %}`,
    },
  });
  const hours = Pass.jsonata(scope, 'Hours', {
    outputs: {
      TaskArn: `{% ${input}.TaskArn %}`,
      begun: `{% ${input}.begun %}`,
      isRecorded: `{% ${input}.begun <= ${input}.recorded %}`,
      hours: `{% ${input}.begun < 0 ? -1 : ($millis() / 1000 - ${input}.begun) / 3600 %}`,
    },
  });
  const put = putRecoveryPointAge(scope);
  const record = new CustomState(scope, 'RememberLostCopy', putRecoveryPointTime()).addRetry(RETRY);
  // The next measurement records it.
  record.addCatch(put, { resultPath: JsonPath.DISCARD });
  getMetricData.addRetry(RETRY);
  // The other tasks are not affected.
  const notMeasured = new Pass(scope, 'NotMeasured');
  getMetricData.addCatch(notMeasured);
  put.addCatch(notMeasured);

  const each = new Map(scope, 'EachTask', {
    itemsPath: '$.taskArns',
    itemSelector: { TaskArn: JsonPath.stringAt('$$.Map.Item.Value') },
    resultPath: JsonPath.DISCARD,
  });
  const measured = new Choice(scope, 'WasThereACopy')
    .when(Condition.numberLessThan('$.hours', 0), new Pass(scope, 'NoCopy'))
    .when(Condition.booleanEquals('$.isRecorded', true), put)
    .otherwise(record.next(put));
  times.next(getMetricData).next(age).next(hours).next(measured);
  each.itemProcessor(readLastRuns(scope, taskArns, times));
  return new Pass(scope, 'Tasks', { result: Result.fromArray([...taskArns]), resultPath: '$.taskArns' }).next(each);
}
