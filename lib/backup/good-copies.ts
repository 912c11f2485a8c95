import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CustomState, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export const NAMESPACE = 'cdk-outposts';
export const GOOD_COPIES = 'GoodCopies';

/** A state that says that a run of the task in `$.TaskArn` has succeeded now. Its machine needs `allowToCount`. */
export function countCopy(scope: Construct): CustomState {
  return new CustomState(scope, 'CountCopy', {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudwatch:putMetricData`,
      Parameters: {
        Namespace: NAMESPACE,
        MetricData: [{ MetricName: GOOD_COPIES, Value: 1, Unit: 'Count', Dimensions: [{ Name: 'TaskArn', 'Value.$': '$.TaskArn' }] }],
      },
      ResultPath: null,
    },
  });
}

/** Metrics have no ARNs: their namespace narrows the permission. */
export function allowToCount(stateMachine: StateMachine): void {
  stateMachine.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
    }),
  );
}
