import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  JitterType,
  JsonPath,
  LogLevel,
  Map,
  Pass,
  Result,
  StateMachine,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { allowToPut, GOOD_COPY_TIME, NAMESPACE, putAge } from './good-copies';

/** The longest age that is measured. CloudWatch keeps data of an hour for 455 days. */
export const LONGEST_AGE = Duration.days(60);

/**
 * Measures how old the last good copy of each task is, every quarter of an hour, in the Region: from the copies that CloudWatch remembers,
 * since a time that passes is no event, and DataSync lists runs in no order. A task that has had no copy for longer gets no number.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export class CopyAge extends Construct {
  constructor(scope: Construct, id: string, taskArns: readonly string[]) {
    super(scope, id);
    const stateMachine = new StateMachine(this, 'Measure', {
      definitionBody: DefinitionBody.fromChainable(measure(new Construct(this, 'States'), taskArns)),
      timeout: Duration.minutes(15),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
        level: LogLevel.ALL,
      },
    });
    allowToPut(stateMachine);
    new Rule(this, 'EachQuarterOfAnHour', {
      description: 'The last good copy grows older',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new SfnStateMachine(stateMachine)],
    });
  }
}

/** For each task: from when until when ─► its last copy ─► how old it is ─► tell CloudWatch. Times are counted by JSONata, since JSONPath cannot. */
function measure(scope: Construct, taskArns: readonly string[]): IChainable {
  const times = Pass.jsonata(scope, 'Times', {
    outputs: {
      TaskArn: '{% $states.input.TaskArn %}',
      start: `{% $fromMillis($millis() - ${LONGEST_AGE.toMilliseconds()}) %}`,
      end: '{% $now() %}',
    },
  });
  const look = new CallAwsService(scope, 'LookAtCopies', {
    service: 'cloudwatch',
    action: 'getMetricData',
    // Metrics have no ARNs.
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
              MetricName: GOOD_COPY_TIME,
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
  const put = putAge(scope);
  for (const task of [look, put]) {
    task.addRetry({
      errors: [Errors.ALL],
      interval: Duration.seconds(10),
      backoffRate: 2,
      maxAttempts: 4,
      jitterStrategy: JitterType.FULL,
    });
  }
  // The others are measured all the same.
  const notMeasured = new Pass(scope, 'NotMeasured');
  look.addCatch(notMeasured);
  put.addCatch(notMeasured);

  const each = new Map(scope, 'EachTask', {
    itemsPath: '$.taskArns',
    itemSelector: { TaskArn: JsonPath.stringAt('$$.Map.Item.Value') },
    resultPath: JsonPath.DISCARD,
  }).itemProcessor(
    times
      .next(look)
      .next(age)
      .next(
        new Choice(scope, 'WasThereACopy').when(Condition.numberGreaterThanEquals('$.hours', 0), put).otherwise(new Pass(scope, 'NoCopy')),
      ),
  );
  return new Pass(scope, 'Tasks', { result: Result.fromArray([...taskArns]), resultPath: '$.taskArns' }).next(each);
}
