import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CustomState, Pass, type IChainable, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { RETRY } from './backup-state-machine';

export const NAMESPACE = 'cdk-outposts';
/** Metric of the recovery points of a task: the start of each successful execution, in seconds since 1970. */
export const RECOVERY_POINT_TIME = 'RecoveryPointTime';
/** Metric of the age of the last recovery point of a task, in hours. */
export const RECOVERY_POINT_AGE = 'RecoveryPointAge';

const Dimensions = [{ Name: 'TaskArn', 'Value.$': '$.TaskArn' }];

/**
 * States that record a recovery point of the task in `$.TaskArn`: the start of the successful execution in `$.result`, since the copy holds
 * what the source held then. The state machine needs `allowPutMetricData`.
 *
 * @param onFailure by default, the execution fails
 */
export function recordRecoveryPoint(scope: Construct, onFailure?: IChainable): IChainable {
  // The copy would be lost: retries for an hour.
  const record = new CustomState(scope, 'RememberCopy', putRecoveryPointTime()).addRetry({
    ...RETRY,
    maxAttempts: 9,
    maxDelay: Duration.minutes(15),
  });
  if (onFailure) record.addCatch(onFailure, { resultPath: '$.error' });
  const outputs = { TaskArn: '{% $states.input.TaskArn %}', begun: '{% $toMillis($states.input.result.StartTime) / 1000 %}' };
  return Pass.jsonata(scope, 'BeginningOfRun', { outputs }).next(record);
}

/** Definition of a state that records `$.begun` as a recovery point of the task in `$.TaskArn`. The state machine needs `allowPutMetricData`. */
export function putRecoveryPointTime(): { readonly stateJson: object } {
  return { stateJson: putMetricData({ MetricName: RECOVERY_POINT_TIME, 'Value.$': '$.begun', Unit: 'Seconds', Dimensions }) };
}

/** A state that publishes `$.hours` as the age of the last recovery point of the task in `$.TaskArn`. The state machine needs `allowPutMetricData`. */
export function putRecoveryPointAge(scope: Construct): CustomState {
  return new CustomState(scope, 'PutAge', {
    stateJson: putMetricData({ MetricName: RECOVERY_POINT_AGE, 'Value.$': '$.hours', Dimensions }),
  }).addRetry(RETRY);
}

/** `CallAwsService` would allow `cloudwatch:PutMetricData` for every namespace. */
function putMetricData(data: object): object {
  return {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudwatch:putMetricData`,
    Parameters: { Namespace: NAMESPACE, MetricData: [data] },
    ResultPath: null,
  };
}

/** Metrics have no ARNs: a condition on the namespace narrows the permission. */
export function allowPutMetricData(stateMachine: StateMachine): void {
  stateMachine.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
    }),
  );
}
