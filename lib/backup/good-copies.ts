import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CustomState, Pass, type IChainable, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export const NAMESPACE = 'cdk-outposts';
/** When the run began that made a good copy, in seconds since 1970: what CloudWatch remembers for the measurement. */
export const GOOD_COPY_TIME = 'GoodCopyTime';
/** How old the last good copy is. */
export const HOURS_SINCE_GOOD_COPY = 'HoursSinceGoodCopy';

const Dimensions = [{ Name: 'TaskArn', 'Value.$': '$.TaskArn' }];

/**
 * States that remember the good copy of the task in `$.TaskArn`, by the run in `$.result`: it holds what there was when the run began. Their
 * machine needs `allowToPut`.
 */
export function rememberCopy(scope: Construct): IChainable {
  const outputs = { TaskArn: '{% $states.input.TaskArn %}', begun: '{% $toMillis($states.input.result.StartTime) / 1000 %}' };
  const stateJson = putMetricData({ MetricName: GOOD_COPY_TIME, 'Value.$': '$.begun', Unit: 'Seconds', Dimensions });
  return Pass.jsonata(scope, 'BeginningOfRun', { outputs }).next(new CustomState(scope, 'RememberCopy', { stateJson }));
}

/** A state that says that the last copy of the task in `$.TaskArn` is as old as `$.hours` says. Its machine needs `allowToPut`. */
export function putAge(scope: Construct): CustomState {
  return new CustomState(scope, 'PutAge', {
    stateJson: putMetricData({ MetricName: HOURS_SINCE_GOOD_COPY, 'Value.$': '$.hours', Dimensions }),
  });
}

/** `CallAwsService` would allow it for every namespace. */
function putMetricData(data: object): object {
  return {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudwatch:putMetricData`,
    Parameters: { Namespace: NAMESPACE, MetricData: [data] },
    ResultPath: null,
  };
}

/** Metrics have no ARNs: their namespace narrows the permission. */
export function allowToPut(stateMachine: StateMachine): void {
  stateMachine.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
    }),
  );
}
