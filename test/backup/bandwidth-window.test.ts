import { Template } from 'aws-cdk-lib/assertions';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { TimeZone } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { BackupLink, BackupSource, DataSyncAgent } from '../../lib';
import { BackupBucket } from '../../lib/patterns';
import { newStack } from '../plant';
import { executed, failing, forGood, Machine, named, once, type Fault } from './step-functions';

function windowed(bandwidthLimitMbps?: number) {
  const stack = newStack();
  const link = new BackupLink(stack, 'Link', {
    source: BackupSource.nfs({ serverHostname: '10.0.8.20', subdirectory: '/export' }),
    destination: new BackupBucket(stack, 'Copies').bucket,
    agents: [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718')],
    bandwidthLimitMbps,
  });
  const at = (hour: string) => ScheduleExpression.cron({ minute: '0', hour, weekDay: 'MON-FRI', timeZone: TimeZone.EUROPE_PARIS });
  link.addBandwidthWindow('Shift', { bandwidthLimitMbps: 8, start: at('6'), end: at('22') });
  return Template.fromStack(stack);
}

const template = windowed(80);
const setLimit = new Machine(template, /^LinkBandwidthSetLimit/);

function schedules(of: Template) {
  return Object.entries(of.findResources('AWS::Scheduler::Schedule')).map(([id, { Properties }]) => ({
    id: id.replace(/[0-9A-F]{8}$/, ''),
    at: Properties.ScheduleExpression,
    in: Properties.ScheduleExpressionTimezone,
    sets: JSON.parse(Properties.Target.Input).limit.BytesPerSecond,
  }));
}

/** A task of DataSync, and the run of it that is under way. */
class Task {
  public options: object = { BytesPerSecond: 10_000_000, VerifyMode: 'ONLY_FILES_TRANSFERRED', PreserveDeletedFiles: 'PRESERVE' };
  public run?: { limit: number };
  /** What happens once between two calls. */
  public meanwhile: { readonly [call: string]: () => void } = {};
  public faults: Fault[] = [];

  private readonly look = () => ({
    Options: this.options,
    Status: this.run ? 'RUNNING' : 'AVAILABLE',
    ...(this.run && { CurrentTaskExecutionArn: 'run' }),
  });
  private readonly limitRun = ({ Options }: { Options: { BytesPerSecond: number } }) => {
    if (!this.run) throw named('DataSync.InvalidRequestException');
    this.run.limit = Options.BytesPerSecond;
    return {};
  };

  public readonly calls = {
    Look: this.call('Look', this.look),
    LimitRun: this.call('LimitRun', this.limitRun),
    LimitTask: this.call('LimitTask', ({ Options }: { Options: object }) => {
      this.options = Options;
      return {};
    }),
    LookAgain: this.call('LookAgain', this.look),
    LimitRunBegunMeanwhile: this.call('LimitRunBegunMeanwhile', this.limitRun),
  };

  private call<I, O>(name: string, answer: (input: I) => O): (input: I) => O {
    return failing(
      () => this.faults,
      name,
      (input) => {
        const result = answer(input);
        this.meanwhile[name]?.();
        return result;
      },
    );
  }
}

const LIMIT = { limit: { BytesPerSecond: 1_000_000 } };

test('the limit changes at the beginning of the window, and is that of the link again at its end', () => {
  const common = { in: 'Europe/Paris' };
  expect(schedules(template)).toEqual([
    { ...common, id: 'LinkBandwidthShiftStart', at: 'cron(0 6 ? * MON-FRI *)', sets: 1_000_000 },
    { ...common, id: 'LinkBandwidthShiftEnd', at: 'cron(0 22 ? * MON-FRI *)', sets: 10_000_000 },
  ]);
  expect(schedules(windowed()).map(({ sets }) => sets)).toEqual([1_000_000, -1]);
});

executed('the task keeps all its other options, and a run that is under way gets the limit at once', async () => {
  const task = new Task();
  task.run = { limit: 10_000_000 };
  await setLimit.run(task.calls, LIMIT);
  expect(task).toMatchObject({
    options: { BytesPerSecond: 1_000_000, VerifyMode: 'ONLY_FILES_TRANSFERRED', PreserveDeletedFiles: 'PRESERVE' },
    run: { limit: 1_000_000 },
  });
});

executed(
  'whenever a run begins or ends, and whatever passes by, the task and its run have the limit in the end',
  async () => {
    const calls = ['Look', 'LimitRun', 'LimitTask', 'LookAgain'];
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.constantFrom(...calls, 'never'),
        fc.constantFrom(...calls, 'never'),
        fc.array(
          fc.record({
            call: fc.constantFrom('Look', 'LimitRun', 'LimitTask', 'LookAgain', 'LimitRunBegunMeanwhile'),
            error: fc.constantFrom('DataSync.DataSyncException', 'DataSync.InternalException', 'DataSync.SdkClientException'),
            times: fc.integer({ min: 1, max: 3 }),
          }),
          { maxLength: 2 },
        ),
        fc.nat(4),
        async (runs, ends, begins, faults, refused) => {
          const task = new Task();
          if (runs) task.run = { limit: 10_000_000 };
          // A run begins with the limit that the task has then.
          const begin = () => (task.run ??= { limit: (task.options as { BytesPerSecond: number }).BytesPerSecond });
          task.meanwhile = { [ends]: () => (task.run = undefined), [begins]: begin };
          task.faults = [...faults, { call: 'LimitTask', error: 'DataSync.InvalidRequestException', times: refused }];
          await setLimit.run(task.calls, LIMIT);
          expect(task.options).toMatchObject({ BytesPerSecond: 1_000_000, VerifyMode: 'ONLY_FILES_TRANSFERRED' });
          if (task.run) expect(task.run.limit).toBe(1_000_000);
        },
      ),
      { numRuns: 200 },
    );
  },
  60_000,
);

describe('each state fails in turn', () => {
  /** Reaches all states: a run is under way, and another begins meanwhile. */
  const busy = () => {
    const task = new Task();
    task.run = { limit: 10_000_000 };
    task.meanwhile = { LimitTask: () => (task.run = { limit: 10_000_000 }) };
    return task;
  };

  executed.each(setLimit.tasks)('%s fails once, and the task and its run have the limit', async (state, service) => {
    const task = busy();
    const fault = once(state, service);
    await setLimit.run(task.calls, LIMIT, fault);
    expect(fault.times).toBe(0);
    expect(task).toMatchObject({ options: { BytesPerSecond: 1_000_000 }, run: { limit: 1_000_000 } });
  });

  executed.each(setLimit.tasks)('%s fails for good, which the execution tells', async (state, service) => {
    for (const fault of forGood(state, service)) await expect(setLimit.run(busy().calls, LIMIT, fault)).rejects.toThrow();
  });
});

test('the state machine may do that to the one task, and EventBridge Scheduler may start the one state machine', () => {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  const [, ofMachine] = policies.find(([id]) => id.startsWith('LinkBandwidthSetLimit'))!;
  const statements = (ofMachine.Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[]).filter(
    ({ Action }) => [Action].flat().some((action) => action.startsWith('datasync:')),
  );
  const task = { 'Fn::GetAtt': [expect.stringMatching(/^LinkTask/), 'TaskArn'] };
  expect(statements).toEqual([
    { Effect: 'Allow', Action: 'datasync:describeTask', Resource: task },
    { Effect: 'Allow', Action: 'datasync:updateTask', Resource: task },
    { Effect: 'Allow', Action: 'datasync:updateTaskExecution', Resource: { 'Fn::Join': ['', [task, '/execution/*']] } },
  ]);
  const starting = policies.filter(([, { Properties }]) => JSON.stringify(Properties).includes('states:StartExecution'));
  expect(starting).toHaveLength(1);
  expect(starting[0][1].Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: expect.stringMatching(/^LinkBandwidthSetLimit/) } },
  ]);
});

test.each([0, -5, NaN])('a limit of %d Mbps is rejected', (limit) => {
  expect(() => windowed(limit)).toThrow(`bandwidthLimitMbps must be more than 0, got ${limit}; remove it for no limit`);
});
