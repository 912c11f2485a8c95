import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import { Condition, JsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { RETRY } from './backup-state-machine';

/** A name for the state machine of a construct, and the ARN that follows from it: a definition cannot refer to its own state machine. */
export function nameAndArn(scope: Construct): { readonly stateMachineName: string; readonly ownArn: string } {
  const stateMachineName = Names.uniqueResourceName(scope, { maxLength: 80, separator: '-' });
  const ownArn = Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: stateMachineName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { stateMachineName, ownArn };
}

/** A state that lists the running executions of its state machine, for `IS_FIRST_EXECUTION`. */
export function listExecutions(scope: Construct, ownArn: string): CallAwsService {
  const list = new CallAwsService(scope, 'LookAtExecutions', {
    service: 'sfn',
    action: 'listExecutions',
    parameters: { StateMachineArn: JsonPath.stateMachineId, StatusFilter: 'RUNNING' },
    iamAction: 'states:ListExecutions',
    iamResources: [ownArn],
    // Step Functions lists the latest execution first.
    resultSelector: {
      First: JsonPath.stringAt('States.ArrayGetItem($.Executions[*].ExecutionArn, States.MathAdd(States.ArrayLength($.Executions), -1))'),
    },
    resultPath: '$.executions',
  });
  list.addRetry(RETRY);
  return list;
}

/** Whether this execution is the first of the running ones. */
export const IS_FIRST_EXECUTION = Condition.stringEqualsJsonPath('$.executions.First', '$$.Execution.Id');
