import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import { Choice, Condition, JsonPath, Pass, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
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

/** What a state machine does if an execution of it is running, or not. */
export interface FirstExecutionPaths {
  readonly first: IChainable;
  readonly otherwise: IChainable;
  /** @default - the execution fails */
  readonly unknown?: IChainable;
}

/**
 * States that check whether this execution is the first of the running ones. Step Functions lists executions eventually consistently: one that
 * is not listed is the first if no other is listed.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export function ifFirstExecution(scope: Construct, ownArn: string, { first, otherwise, unknown }: FirstExecutionPaths): IChainable {
  const list = new CallAwsService(scope, 'LookAtExecutions', {
    service: 'sfn',
    action: 'listExecutions',
    parameters: { StateMachineArn: JsonPath.stateMachineId, StatusFilter: 'RUNNING' },
    iamAction: 'states:ListExecutions',
    iamResources: [ownArn],
    resultSelector: {
      Running: JsonPath.objectAt('$.Executions'),
      Count: JsonPath.arrayLength(JsonPath.objectAt('$.Executions')),
    },
    resultPath: '$.executions',
  });
  list.addRetry(RETRY);
  if (unknown) list.addCatch(unknown, { resultPath: JsonPath.DISCARD });
  // Step Functions lists the latest execution first.
  const earliest = new Pass(scope, 'EarliestExecution', {
    parameters: {
      Arn: JsonPath.stringAt('States.ArrayGetItem($.executions.Running[*].ExecutionArn, States.MathAdd($.executions.Count, -1))'),
    },
    resultPath: '$.earliest',
  });
  const isThis = Condition.stringEqualsJsonPath('$.earliest.Arn', '$$.Execution.Id');
  return list.next(
    new Choice(scope, 'IsAnyListed')
      .when(Condition.numberEquals('$.executions.Count', 0), first)
      .otherwise(earliest.next(new Choice(scope, 'IsItTheFirst').when(isThis, first).otherwise(otherwise))),
  );
}
