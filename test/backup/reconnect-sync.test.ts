import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as fc from 'fast-check';
import { BackupLink, ReconnectSync, type ReconnectSyncProps } from '../../lib';
import { ENV, newApp, plant } from '../plant';
import { DataSync, type TaskState } from './data-sync';
import { simulatorIsInstalled } from '../residency/simulator';
import { executed, forGood, Machine, named, once } from './step-functions';

const TASK = 'arn:aws:datasync:us-west-2:111122223333:task/task-0a1b2c3d4e5f60718';

function made(props: Partial<ReconnectSyncProps> = {}) {
  const stack = new Stack(newApp(), 'Ship', { env: ENV });
  const topic = new Topic(stack, 'Bridge');
  const sync = new ReconnectSync(stack, 'Sync', {
    outpost: plant(stack),
    backups: [BackupLink.fromTaskArn(stack, 'Link', TASK)],
    topic,
    ...props,
  });
  return { sync, template: Template.fromStack(stack) };
}

const { template } = made({ bandwidthLimitMbps: 100 });
const catchUp = new Machine(template, /^SyncCatchUp/);

async function caughtUp(state: TaskState = {}, prepare: (aws: DataSync) => void = () => undefined): Promise<DataSync> {
  const aws = new DataSync(state);
  prepare(aws);
  await catchUp.run(aws.calls);
  expect(aws.impossible).toEqual([]);
  return aws;
}

(simulatorIsInstalled() ? describe : describe.skip)('when the link is back', () => {
  test('the task runs once, within its share of the link, and the copy is remembered', async () => {
    expect(await caughtUp()).toMatchObject({ runs: 1, copies: 1, counted: 1, told: [], bytesPerSecond: 12_500_000 });
  });

  test('a schedule that DataSync switched off is switched on', async () => {
    expect(await caughtUp({ disabledBy: 'SERVICE' })).toMatchObject({ schedule: 'ENABLED', copies: 1 });
  });

  test('a schedule that somebody switched off stays off, and nothing is copied, since a restore may be under way', async () => {
    expect(await caughtUp({ disabledBy: 'USER' })).toMatchObject({ schedule: 'DISABLED', runs: 0, told: [] });
  });

  test('the agent is waited for', async () => {
    expect(await caughtUp({ offlineFor: 12 })).toMatchObject({ copies: 1, told: [] });
  });

  test('an agent that stays away is told of', async () => {
    const { runs, told } = await caughtUp({ offlineFor: 1000 });
    expect({ runs, told }).toEqual({ runs: 0, told: ['"The task was not available for 6 hours. Check whether its agent is online."'] });
  });

  test('a run that is under way is waited for, and no other is started', async () => {
    expect(await caughtUp({ runningFor: 4 })).toMatchObject({ runs: 1, copies: 1, counted: 1 });
  });

  test('a run that was under way and fails is started again', async () => {
    expect(await caughtUp({ runningFor: 4, outcomes: ['ERROR'] })).toMatchObject({ runs: 2, copies: 1, told: [] });
  });

  test('a run that the schedule begins in the same moment is waited for', async () => {
    expect(await caughtUp({ scheduleIsFirst: true })).toMatchObject({ runs: 1, copies: 1, told: [] });
  });

  test('a task that fails each time is told of', async () => {
    const { runs, copies, told } = await caughtUp({ outcomes: Array<'ERROR'>(9).fill('ERROR') });
    expect({ runs, copies, told }).toEqual({ runs: 3, copies: 0, told: ['"The task failed 3 times. Check its executions."'] });
  });

  test('throttling passes by, and what does not is told of', async () => {
    const throttled = { call: 'Run', error: 'DataSync.DataSyncException', times: 4 };
    expect(await caughtUp({ faults: [throttled] })).toMatchObject({ runs: 1, copies: 1, told: [] });
    const { told } = await caughtUp({ faults: [{ ...throttled, error: 'DataSync.AccessDenied' }] });
    expect(told).toEqual([expect.stringContaining('DataSync.AccessDenied')]);
  });

  test.each([
    ['LookAtLink', 'CloudWatch.CloudWatchException'],
    ['LookAtExecutions', 'Sfn.SfnException'],
    ['RememberCopy', 'CloudWatch.CloudWatchException'],
  ])('a throttled call of another service is retried, too: %s', async (call, error) => {
    expect(await caughtUp({ faults: [{ call, error, times: 4 }] })).toMatchObject({ runs: 1, copies: 1, counted: 1, told: [] });
  });

  test('a throttled notification is retried', async () => {
    const faults = [{ call: 'Tell', error: 'SNS.SnsException', times: 4 }];
    expect((await caughtUp({ offlineFor: 1000, faults })).told).toHaveLength(1);
  });

  test.each([
    ['LookAtLink', 'CloudWatch.CloudWatchException', { counted: 1, told: [] }],
    ['LookAtExecutions', 'Sfn.SfnException', { counted: 1, told: [] }],
    ['RememberCopy', 'CloudWatch.CloudWatchException', { counted: 0, told: [expect.stringContaining('recovery point was not recorded')] }],
  ])('a call of another service that fails for good does not end the execution: %s', async (call, error, seen) => {
    expect(await caughtUp({ faults: [{ call, error, times: 99 }] })).toMatchObject({ runs: 1, copies: 1, ...seen });
  });

  test('an execution fails if the topic is not notified of a backup that failed, after all other tasks', async () => {
    const silent = [{ call: 'Tell', error: 'SNS.AuthorizationErrorException', times: 99 }];
    await expect(caughtUp({ offlineFor: 1000, faults: silent })).rejects.toThrow('the notification of the topic failed');
    const aws = new DataSync({});
    const tasks = ['a', 'b'].map((name) => BackupLink.fromTaskArn(new Stack(newApp(), name), 'Link', `${TASK.slice(0, -1)}${name}`));
    const both = new Machine(made({ backups: tasks }).template, /^SyncCatchUp/);
    const calls = {
      ...aws.calls,
      Look: (input: { TaskArn: string }) => {
        if (input.TaskArn.endsWith('a')) throw named('DataSync.AccessDeniedException');
        return aws.calls.Look(input);
      },
      Tell: () => {
        throw named('SNS.AuthorizationErrorException');
      },
    };
    await expect(both.run(calls)).rejects.toThrow('the notification of the topic failed');
    expect(aws).toMatchObject({ copies: 1, counted: 1 });
  });

  test('an execution that Step Functions does not list yet catches up', async () => {
    expect(await caughtUp({}, (aws) => (aws.executions = []))).toMatchObject({ runs: 1, copies: 1 });
  });

  test('nothing starts where it is cut again meanwhile', async () => {
    expect(await caughtUp({}, (aws) => (aws.linkState = 'ALARM'))).toMatchObject({ runs: 0, told: [] });
  });

  test('the first of two executions catches up, and the other leaves it to that', async () => {
    expect(await caughtUp({}, (aws) => aws.executions.unshift('a-later-one'))).toMatchObject({ runs: 1 });
    expect(await caughtUp({}, (aws) => aws.executions.push('an-earlier-one'))).toMatchObject({ runs: 0, told: [] });
  });

  test('whatever goes wrong, no task runs twice at a time, and what is not copied is told of', async () => {
    const state = fc.record<TaskState>({
      offlineFor: fc.nat(80),
      disabledBy: fc.constantFrom(undefined, 'SERVICE', 'USER'),
      runningFor: fc.nat(5),
      outcomes: fc.array(fc.constantFrom('SUCCESS', 'ERROR'), { maxLength: 5 }),
      scheduleIsFirst: fc.boolean(),
      faults: fc.array(
        fc.record({
          call: fc.constantFrom('Look', 'SwitchScheduleOn', 'Run', 'Watch'),
          error: fc.constantFrom('DataSync.InternalException', 'DataSync.DataSyncException', 'DataSync.SdkClientException'),
          times: fc.integer({ min: 1, max: 9 }),
        }),
        { maxLength: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(state, async (given) => {
        const aws = await caughtUp(given);
        if (given.disabledBy === 'USER' && aws.counted === 0 && aws.told.length === 0) {
          // It is left alone, but for a run that was under way.
          expect(aws.runs).toBe(given.runningFor ? 1 : 0);
          return;
        }
        expect(aws.told).toHaveLength(aws.copies > 0 && aws.counted > 0 ? 0 : 1);
        expect(aws.counted).toBe(aws.told.length === 0 ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  }, 120_000);
});

describe('each state fails in turn', () => {
  /** States that are reached when all is well, and the others. */
  const isWell = (state: string) => state !== 'Tell';
  const told = (state: string) => (isWell(state) ? [] : [expect.any(String)]);
  const task = (state: string): TaskState =>
    isWell(state) ? { disabledBy: 'SERVICE', outcomes: ['SUCCESS'] } : { outcomes: Array<'ERROR'>(20).fill('ERROR') };

  executed.each(catchUp.tasks)('%s fails once, and the copy is made and remembered', async (state, service) => {
    const aws = new DataSync(task(state));
    const fault = once(state, service);
    await catchUp.run(aws.calls, {}, fault);
    expect(fault.times).toBe(0);
    expect(aws).toMatchObject({ impossible: [], told: told(state), counted: isWell(state) ? 1 : 0 });
  });

  // What is not known does not keep anything from being copied.
  const isOptional = (state: string) => ['LookAtLink', 'LookAtExecutions'].includes(state);
  const needed = catchUp.tasks.filter(([state]) => !isOptional(state) && state !== 'Tell');

  executed.each(catchUp.tasks.filter(([state]) => isOptional(state)))('%s fails for good, and the copy is made', async (state, service) => {
    for (const fault of forGood(state, service)) {
      const aws = new DataSync(task(state));
      await catchUp.run(aws.calls, {}, fault);
      expect(aws).toMatchObject({ impossible: [], told: [], counted: 1 });
    }
  });

  executed.each(needed)('%s fails for good, which the topic or the execution tells', async (state, service) => {
    for (const fault of forGood(state, service)) {
      const aws = new DataSync(task(state));
      const hasFailed = await catchUp.run(aws.calls, {}, fault).then(
        () => false,
        () => true,
      );
      expect(aws.impossible).toEqual([]);
      expect(hasFailed || aws.told.length === 1).toBe(true);
    }
  });

  const goodCopy = new Machine(template, /^SyncGoodCopy/);
  const copied = () => {
    const remembered: unknown[] = [];
    return {
      remembered,
      LookAtRun: () => ({ Status: 'SUCCESS', StartTime: '2026-11-23T12:00:00.000Z' }),
      RememberCopy: (input: object) => ({ remembered: remembered.push(input) }),
    };
  };

  executed.each(goodCopy.tasks)(
    '%s of a copy that somebody else started fails once, and the copy is remembered',
    async (state, service) => {
      const { remembered, ...calls } = copied();
      await goodCopy.run(calls, { TaskArn: TASK, TaskExecutionArn: `${TASK}/execution/exec-1` }, once(state, service));
      expect(remembered).toHaveLength(1);
    },
  );

  executed.each(goodCopy.tasks)('%s of such a copy fails for good, which the execution tells', async (state, service) => {
    for (const fault of forGood(state, service)) {
      const { remembered, ...calls } = copied();
      const run = goodCopy.run(calls, { TaskArn: TASK, TaskExecutionArn: `${TASK}/execution/exec-1` }, fault);
      await expect(run).rejects.toThrow();
      expect(remembered).toEqual([]);
    }
  });
});

executed('a copy is remembered for the task that it is of, by the time when its run began', async () => {
  const remembered: unknown[] = [];
  const calls = {
    LookAtRun: ({ TaskExecutionArn }: { TaskExecutionArn: string }) => {
      expect(TaskExecutionArn).toBe(`${TASK}/execution/exec-1`);
      return { Status: 'SUCCESS', StartTime: '2026-11-23T12:00:00.000Z' };
    },
    RememberCopy: (input: object) => ({ remembered: remembered.push(input) }),
  };
  await new Machine(template, /^SyncGoodCopy/).run(calls, { TaskArn: TASK, TaskExecutionArn: `${TASK}/execution/exec-1` });
  const Value = Date.parse('2026-11-23T12:00:00Z') / 1000;
  expect(remembered).toEqual([
    {
      Namespace: 'cdk-outposts',
      MetricData: [{ MetricName: 'RecoveryPointTime', Value, Unit: 'Seconds', Dimensions: [{ Name: 'TaskArn', Value: TASK }] }],
    },
  ]);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.datasync'],
      'detail-type': ['DataSync Task Execution State Change'],
      resources: [{ prefix: `${TASK}/execution/` }],
      detail: { State: ['SUCCESS'] },
    },
    Targets: [
      Match.objectLike({
        InputTransformer: {
          InputPathsMap: { 'resources-0-': '$.resources[0]' },
          InputTemplate: `{"TaskArn":"${TASK}","TaskExecutionArn":<resources-0->}`,
        },
      }),
    ],
  });
});

test('the alarm of the service link starts it when it is over', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      'detail-type': ['CloudWatch Alarm State Change'],
      resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('ServiceLink'), 'Arn'] }],
      // Not at the first deployment, when the state is INSUFFICIENT_DATA before.
      detail: { state: { value: ['OK'] }, previousState: { value: ['ALARM'] } },
    },
  });
});

test('the alarm is raised when the last recovery point is older than the objective, or nothing is measured', () => {
  made({ recoveryPointObjective: Duration.hours(6) }).template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'RecoveryPointAge',
    Dimensions: [{ Name: 'TaskArn', Value: TASK }],
    Statistic: 'Minimum',
    Period: 3600,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 6,
    TreatMissingData: 'breaching',
    AlarmActions: [{ Ref: Match.stringLikeRegexp('Bridge') }],
  });
});

test('whoever is to be told hears of an execution that ended early, too', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.states'], detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } },
    Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('Bridge') } })],
  });
});

test('it may touch the tasks that it was given, and no other', () => {
  const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  // The list has no resource-level permissions.
  const isOfTask = ({ Action }: { Action: string | string[] }) =>
    String(Action).startsWith('datasync:') && String(Action) !== 'datasync:listTaskExecutions';
  const resources = statements.filter(isOfTask).flatMap(({ Resource }) => Resource);
  expect([...new Set(resources)].sort()).toEqual([TASK, `${TASK}/execution/*`]);
});

test.each([
  [{ backups: [] }, /^ReconnectSync needs at least one backup, got none: add one to backups$/],
  [{ recoveryPointObjective: Duration.minutes(30) }, /^recoveryPointObjective must be 1 to 1440 hours, got 0.5 hours$/],
  [{ recoveryPointObjective: Duration.days(61) }, /^recoveryPointObjective must be 1 to 1440 hours, got 1464 hours$/],
])('%j is refused', (props, message) => {
  expect(() => made(props)).toThrow(message);
});

test('no task waits for the agent of another, and all share the bandwidth', () => {
  const backups = ['a', 'b'].map((name) => BackupLink.fromTaskArn(new Stack(newApp(), name), 'Link', `${TASK.slice(0, -1)}${name}`));
  const { template: both } = made({ bandwidthLimitMbps: 100, backups });
  const [definition] = Object.entries(both.findResources('AWS::StepFunctions::StateMachine'))
    .filter(([id]) => id.startsWith('SyncCatchUp'))
    .map(([, machine]) => JSON.stringify(machine));
  expect(definition).not.toContain('MaxConcurrency');
  expect(definition).toMatch(/BytesPerSecond\\+":6250000\b/);
});
