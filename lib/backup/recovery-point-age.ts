import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Choice, Condition, JsonPath, Map, Pass, Result, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { BackupStateMachine, RETRY } from './backup-state-machine';
import { allowPutMetricData, RECOVERY_POINT_TIME, NAMESPACE, putRecoveryPointAge } from './recovery-point-metrics';

/** The longest age that is published. CloudWatch keeps data points with a period of one hour for 455 days. */
export const LONGEST_AGE = Duration.days(60);

/**
 * Publishes the age of the last recovery point of each task every 15 minutes. It reads the recovery points from CloudWatch: DataSync does not
 * document an order of its executions. A task with an older recovery point, or none, gets no data point.
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

/** For each task: period ─► recovery points ─► age of the last one ─► metric. JSONata calculates with times, which JSONPath cannot. */
function measure(scope: Construct, taskArns: readonly string[]): IChainable {
  const times = Pass.jsonata(scope, 'Times', {
    outputs: {
      TaskArn: '{% $states.input.TaskArn %}',
      start: `{% $fromMillis($millis() - ${LONGEST_AGE.toMilliseconds()}) %}`,
      end: '{% $now() %}',
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
  const begun = '$states.input.copies.begun';
  const age = Pass.jsonata(scope, 'Age', {
    outputs: {
      TaskArn: '{% $states.input.TaskArn %}',
      hours: `{% $count(${begun}) > 0 ? ($millis() / 1000 - $max(${begun})) / 3600 : -1 %}`,
    },
  });
  const put = putRecoveryPointAge(scope);
  getMetricData.addRetry(RETRY);
  // The other tasks are not affected.
  const notMeasured = new Pass(scope, 'NotMeasured');
  getMetricData.addCatch(notMeasured);
  put.addCatch(notMeasured);

  const each = new Map(scope, 'EachTask', {
    itemsPath: '$.taskArns',
    itemSelector: { TaskArn: JsonPath.stringAt('$$.Map.Item.Value') },
    resultPath: JsonPath.DISCARD,
  }).itemProcessor(
    times
      .next(getMetricData)
      .next(age)
      .next(
        new Choice(scope, 'WasThereACopy').when(Condition.numberGreaterThanEquals('$.hours', 0), put).otherwise(new Pass(scope, 'NoCopy')),
      ),
  );
  return new Pass(scope, 'Tasks', { result: Result.fromArray([...taskArns]), resultPath: '$.taskArns' }).next(each);
}
