import { Choice, Condition, JsonPath, Map, Pass, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { DataSyncCall } from './data-sync-call';

/** How many successful executions are read at each end of the list. */
const AT_EACH_END = 3;
/** Executions in a response, and how many responses are read. */
const PAGE_SIZE = 100;
const PAGES = 50;

const INPUT = '$states.input';
/** The input without the page. The list keeps its first and its last successful executions. */
const ENDS = {
  TaskArn: `{% ${INPUT}.TaskArn %}`,
  read: '{% [] %}',
  pages: `{% ${INPUT}.pages + 1 %}`,
  NextToken: `{% ${INPUT}.page.NextToken ? ${INPUT}.page.NextToken : "" %}`,
  runs: `{% (
    $all := $append(${INPUT}.runs, [${INPUT}.page.TaskExecutions[Status = "SUCCESS"].TaskExecutionArn]);
    $count := $count($all);
    [$filter($all, function($run, $index) { $index < ${AT_EACH_END} or $index >= $count - ${AT_EACH_END} })]
  ) %}`.replace(/\s+/g, ' '),
};

/**
 * States that read when the last successful executions of the task in `$.TaskArn` started, as `$.read[*].result.StartTime`: DataSync sends events on
 * a best-effort basis, so there can be executions without an event. DataSync does not document the order of the list, so these are the
 * executions at both ends. What cannot be read is left out.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_ListTaskExecutions.html
 */
export function readLastRuns(scope: Construct, taskArns: readonly string[], next: IChainable): IChainable {
  const list = (id: string, parameters: object) => {
    const state = new DataSyncCall(scope, id, {
      action: 'listTaskExecutions',
      parameters: { TaskArn: JsonPath.stringAt('$.TaskArn'), MaxResults: PAGE_SIZE, ...parameters },
      // datasync:ListTaskExecutions does not support resource-level permissions.
      iamResources: ['*'],
      resultPath: '$.page',
      maxAttempts: 3,
    });
    state.addCatch(next, { resultPath: JsonPath.DISCARD });
    return state;
  };
  const describe = new DataSyncCall(scope, 'LookAtLastRun', {
    action: 'describeTaskExecution',
    parameters: { TaskExecutionArn: JsonPath.stringAt('$.TaskExecutionArn') },
    iamResources: taskArns.map((taskArn) => `${taskArn}/execution/*`),
    resultPath: '$.result',
    maxAttempts: 3,
  });
  describe.addCatch(new Pass(scope, 'RunNotRead', { parameters: {} }));
  const each = new Map(scope, 'EachLastRun', {
    itemsPath: '$.runs',
    itemSelector: { TaskExecutionArn: JsonPath.stringAt('$$.Map.Item.Value') },
    maxConcurrency: 1,
    resultPath: '$.read',
  });
  each.itemProcessor(describe);
  const listFirst = list('ListRuns', {});
  const listNext = list('ListMoreRuns', { NextToken: JsonPath.stringAt('$.NextToken') });
  const ends = Pass.jsonata(scope, 'EndsOfList', { outputs: ENDS });
  const isThereMore = Condition.and(Condition.numberLessThan('$.pages', PAGES), Condition.not(Condition.stringEquals('$.NextToken', '')));
  ends.next(new Choice(scope, 'AreThereMore').when(isThereMore, listNext.next(ends)).otherwise(each.next(next)));
  const none = new Pass(scope, 'NoRuns', { parameters: { TaskArn: JsonPath.stringAt('$.TaskArn'), runs: [], read: [], pages: 0 } });
  return none.next(listFirst).next(ends);
}
