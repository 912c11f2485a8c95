import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CustomState, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export const NAMESPACE = 'cdk-outposts';
/** 1 for each copy that succeeds, at the time when it does. */
export const GOOD_COPIES = 'GoodCopies';
/** How old the last of them is. */
export const HOURS_SINCE_GOOD_COPY = 'HoursSinceGoodCopy';

const Dimensions = [{ Name: 'TaskArn', 'Value.$': '$.TaskArn' }];

/** A state that says that a run of the task in `$.TaskArn` has succeeded now. Its machine needs `allowToPut`. */
export function countCopy(scope: Construct): CustomState {
  const stateJson = putMetricData([
    { MetricName: GOOD_COPIES, Value: 1, Unit: 'Count', Dimensions },
    { MetricName: HOURS_SINCE_GOOD_COPY, Value: 0, Dimensions },
  ]);
  return new CustomState(scope, 'CountCopy', { stateJson });
}

/** A state that says that the last copy of the task in `$.TaskArn` is as old as `$.hours` says. Its machine needs `allowToPut`. */
export function putAge(scope: Construct): CustomState {
  return new CustomState(scope, 'PutAge', {
    stateJson: putMetricData([{ MetricName: HOURS_SINCE_GOOD_COPY, 'Value.$': '$.hours', Dimensions }]),
  });
}

/** `CallAwsService` would allow it for every namespace. */
function putMetricData(MetricData: object[]): object {
  return {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudwatch:putMetricData`,
    Parameters: { Namespace: NAMESPACE, MetricData },
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
