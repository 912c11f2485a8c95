import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as fc from 'fast-check';
import { BackupLink, BackupSource, DataSyncAgent } from '../../lib';
import { BackupBucket } from '../../lib/patterns';
import { newStack } from '../plant';
import { executed, failing, forGood, Machine, once, type Fault } from './step-functions';

function restorable(withTopic: boolean) {
  const stack = newStack();
  const link = new BackupLink(stack, 'Link', {
    source: BackupSource.nfs({ serverHostname: '10.0.8.20', subdirectory: '/export' }),
    destination: new BackupBucket(stack, 'Copies').bucket,
    agents: [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718')],
  });
  const machine = link.addRestore('Restore', { bandwidthLimitMbps: 80, topic: withTopic ? new Topic(stack, 'OnDuty') : undefined });
  return { stack, machine, template: Template.fromStack(stack) };
}

const { stack, machine, template } = restorable(true);
const restore = new Machine(template, /^LinkRestoreStateMachine/);

type Outcome = 'SUCCESS' | 'ERROR';

/** DataSync with the two tasks of a link: what must never happen is that both run at a time. */
class Link {
  public schedule = 'ENABLED';
  /** As DataSync tells of a schedule that is off. It stays when what is off is switched off. */
  public disabledBy?: 'SERVICE' | 'USER';
  public readonly impossible: string[] = [];
  public restores = 0;
  /** ARNs of the executions that run, the latest first. */
  public executions = ['this-execution'];
  public faults: Fault[] = [];
  /** How often the agent is told to be offline. */
  public offlineFor = 0;
  public outcome: Outcome = 'SUCCESS';
  /** How often the backup that is under way is still looked at; none is where it is 0. */
  public backupFor = 0;
  /** The schedule, or somebody who catches up, starts a backup when it is switched off. */
  public startsLate = 0;
  private restoreFor = 0;

  private readonly look = () => {
    const Schedule = { ScheduleExpression: 'rate(1 hour)', Status: this.schedule };
    const isUnderWay = this.backupFor > 0;
    if (isUnderWay && this.schedule === 'DISABLED') this.backupFor--;
    const told = { Schedule, ...(this.disabledBy && { ScheduleDetails: { DisabledBy: this.disabledBy } }) };
    return isUnderWay ? { Status: 'RUNNING', CurrentTaskExecutionArn: 'backup', ...told } : { Status: 'AVAILABLE', ...told };
  };
  private readonly switchTo = ({ Schedule }: { Schedule: { ScheduleExpression: string; Status: string } }) => {
    if (Schedule.ScheduleExpression !== 'rate(1 hour)') this.impossible.push('another schedule');
    if (Schedule.Status === 'ENABLED' && this.restoreFor > 0) this.impossible.push('the schedule is on while the restore runs');
    if (Schedule.Status === 'DISABLED') this.backupFor = Math.max(this.backupFor, this.startsLate);
    if (Schedule.Status === 'ENABLED') this.disabledBy = undefined;
    else if (this.schedule === 'ENABLED') this.disabledBy = 'USER';
    this.schedule = Schedule.Status;
    return {};
  };

  public readonly calls = {
    LookAtExecutions: this.failing('LookAtExecutions', () => ({ Executions: this.executions.map((ExecutionArn) => ({ ExecutionArn })) })),
    LookAtBackup: this.failing('LookAtBackup', this.look),
    SwitchBackupOnFirst: this.failing('SwitchBackupOnFirst', this.switchTo),
    SwitchBackupOff: this.failing('SwitchBackupOff', this.switchTo),
    LookForRuns: this.failing('LookForRuns', this.look),
    LookAtWayBack: this.failing('LookAtWayBack', () => ({ Status: this.offlineFor-- > 0 ? 'UNAVAILABLE' : 'AVAILABLE' })),
    CopyBack: this.failing('CopyBack', () => {
      if (this.backupFor > 0) this.impossible.push('both directions at a time');
      if (this.schedule !== 'DISABLED') this.impossible.push('the schedule is on when the restore begins');
      if (this.disabledBy !== 'USER') this.impossible.push('who catches up would switch the schedule on');
      this.restores++;
      this.restoreFor = 3;
      return { TaskExecutionArn: 'restore' };
    }),
    Watch: this.failing('Watch', () => ({ Status: --this.restoreFor > 0 ? 'TRANSFERRING' : this.outcome })),
    SwitchBackupOn: this.failing('SwitchBackupOn', this.switchTo),
  };

  private failing<I, O>(call: string, answer: (input: I) => O): (input: I) => O {
    return failing(() => this.faults, call, answer);
  }
}

/** The reason for which the execution failed, if it did. */
async function run(link: Link, fault?: Fault): Promise<string | undefined> {
  const error = await restore.run(link.calls, {}, fault).then(
    () => undefined,
    (thrown: unknown) => (thrown as Error).message,
  );
  expect(link.impossible).toEqual([]);
  return error;
}

const prepared = (state: Partial<Link>) => Object.assign(new Link(), state);

executed('a restore copies back once, with the schedule of the backup off, and on again at the end', async () => {
  const link = new Link();
  expect(await run(link)).toBeUndefined();
  expect(link).toMatchObject({ restores: 1, schedule: 'ENABLED' });
});

executed('a restore that Step Functions does not list yet is the first', async () => {
  const link = prepared({ executions: [] });
  expect(await run(link)).toBeUndefined();
  expect(link).toMatchObject({ restores: 1, schedule: 'ENABLED' });
});

executed('a backup that is under way, or starts in the same moment, is waited for', async () => {
  const link = prepared({ backupFor: 5 });
  expect(await run(link)).toBeUndefined();
  expect(link).toMatchObject({ restores: 1, backupFor: 0, schedule: 'ENABLED' });
  const late = prepared({ startsLate: 3 });
  expect(await run(late)).toBeUndefined();
  expect(late).toMatchObject({ restores: 1, backupFor: 0, schedule: 'ENABLED' });
});

executed(
  'a schedule that DataSync switched off itself, since the link was cut, is off on purpose then, so that nobody who catches up switches it on',
  async () => {
    const link = prepared({ schedule: 'DISABLED', disabledBy: 'SERVICE' });
    expect(await run(link)).toBeUndefined();
    expect(link).toMatchObject({ restores: 1, schedule: 'ENABLED' });
  },
);

executed('a restore that fails leaves the schedule off, so that nothing damaged is backed up, and can be started again', async () => {
  const link = prepared({ outcome: 'ERROR' });
  expect(await run(link)).toContain('The copy to the Outpost failed. Check the execution of the restore task and the log.');
  expect(link).toMatchObject({ restores: 1, schedule: 'DISABLED' });
  link.outcome = 'SUCCESS';
  expect(await run(link)).toBeUndefined();
  expect(link).toMatchObject({ restores: 2, schedule: 'ENABLED' });
});

executed('an agent is waited for, and one that stays away ends the restore', async () => {
  const link = prepared({ offlineFor: 20 });
  expect(await run(link)).toBeUndefined();
  expect(link.restores).toBe(1);
  const offline = prepared({ offlineFor: 1000 });
  expect(await run(offline)).toContain('The restore task was not available for 6 hours. Check whether the agents are online.');
  expect(offline).toMatchObject({ restores: 0, schedule: 'DISABLED' });
});

executed('of two executions the first restores, and the other touches nothing', async () => {
  const other = prepared({ executions: ['this-execution', 'an-earlier-execution'] });
  expect(await run(other)).toContain('Another execution of the restore is running.');
  expect(other).toMatchObject({ restores: 0, schedule: 'ENABLED' });
  const first = prepared({ executions: ['a-later-execution', 'this-execution'] });
  expect(await run(first)).toBeUndefined();
  expect(first.restores).toBe(1);
});

executed('a throttled call of Step Functions is retried', async () => {
  const link = prepared({ faults: [{ call: 'LookAtExecutions', error: 'Sfn.SfnException', times: 4 }] });
  expect(await run(link)).toBeUndefined();
  expect(link.restores).toBe(1);
});

executed(
  'whatever passes by, it restores once, and never while a backup runs; what does not pass by ends it with the schedule off or untouched',
  async () => {
    const calls = Object.keys(new Link().calls).filter((call) => call !== 'LookAtExecutions');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        fc.nat(3),
        fc.nat(3),
        fc.constantFrom<Outcome>('SUCCESS', 'ERROR'),
        fc.uniqueArray(
          fc.record({
            call: fc.constantFrom(...calls),
            error: fc.constantFrom('DataSync.InternalException', 'DataSync.DataSyncException', 'DataSync.AccessDenied'),
            times: fc.integer({ min: 1, max: 4 }),
          }),
          { selector: ({ call }) => call, maxLength: 3 },
        ),
        async (backupFor, startsLate, offlineFor, outcome, faults) => {
          const met = faults.map((fault) => ({ ...fault }));
          const link = prepared({ backupFor, startsLate, offlineFor, outcome, faults: met });
          const error = await run(link);
          expect(link.restores).toBeLessThanOrEqual(1);
          if (error === undefined) expect(link).toMatchObject({ restores: 1, schedule: 'ENABLED' });
          else {
            const denied = faults.filter((fault) => fault.error === 'DataSync.AccessDenied').map(({ call }) => call);
            expect(outcome === 'ERROR' || denied.length > 0).toBe(true);
            const isUntouched = denied.includes('LookAtBackup') || denied.includes('SwitchBackupOff');
            expect(link.schedule).toBe(isUntouched ? 'ENABLED' : 'DISABLED');
          }
        },
      ),
      { numRuns: 200 },
    );
  },
  60_000,
);

describe('each state fails in turn', () => {
  /** Reaches all states. */
  const everything = () => prepared({ schedule: 'DISABLED', disabledBy: 'SERVICE', backupFor: 2, offlineFor: 1 });

  executed.each(restore.tasks)('%s fails once, and the restore goes on', async (state, service) => {
    const link = everything();
    const fault = once(state, service);
    expect(await run(link, fault)).toBeUndefined();
    expect(fault.times).toBe(0);
    expect(link).toMatchObject({ restores: 1, schedule: 'ENABLED' });
  });

  executed.each(restore.tasks)(
    '%s fails for good, which the execution tells, and no backup follows a restore that failed',
    async (state, service) => {
      for (const fault of forGood(state, service)) {
        const link = everything();
        expect(await run(link, fault)).toBeDefined();
        expect(link.restores).toBe(['Watch', 'SwitchBackupOn'].includes(state) ? 1 : 0);
        if (link.restores > 0) expect(link.schedule).toBe('DISABLED');
      }
    },
  );
});

describe('the way back', () => {
  test('is a task that no schedule starts, and a command that starts the state machine', () => {
    template.hasResourceProperties('AWS::DataSync::Task', {
      SourceLocationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkDestination'), 'LocationArn'] },
      DestinationLocationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSource'), 'LocationArn'] },
      Schedule: Match.absent(),
      Options: Match.objectLike({ BytesPerSecond: 10_000_000, PreserveDeletedFiles: 'PRESERVE' }),
    });
    const [output] = Object.values(template.findOutputs('*'));
    expect(output.Value['Fn::Join'][1]).toEqual([
      'aws stepfunctions start-execution --state-machine-arn ',
      stack.resolve(machine.stateMachineArn),
      ' --region us-west-2',
    ]);
  });

  test('may look at and change the backup, and run the way back, and nothing else of DataSync', () => {
    const [, policy] = Object.entries(template.findResources('AWS::IAM::Policy')).find(([id]) => id.startsWith('LinkRestoreStateMachine'))!;
    const task = (id: RegExp) => ({ 'Fn::GetAtt': [expect.stringMatching(id), 'TaskArn'] });
    const backup = task(/^LinkTask/);
    const wayBack = task(/^LinkRestoreTask/);
    const statements = policy.Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[];
    const ofDataSync = statements.filter(({ Action }) => [Action].flat().every((action) => action.startsWith('datasync:')));
    expect(ofDataSync).toEqual(
      expect.arrayContaining([
        { Effect: 'Allow', Action: 'datasync:startTaskExecution', Resource: wayBack },
        { Effect: 'Allow', Action: 'datasync:updateTask', Resource: backup },
        { Effect: 'Allow', Action: 'datasync:describeTaskExecution', Resource: { 'Fn::Join': ['', [wayBack, '/execution/*']] } },
      ]),
    );
    const described = ofDataSync.filter(({ Action }) => Action === 'datasync:describeTask').flatMap(({ Resource }) => Resource);
    expect(described).toEqual(expect.arrayContaining([backup, wayBack]));
    expect(ofDataSync.length - described.length).toBeLessThanOrEqual(3);
  });

  test('tells the topic how it ended, where there is one', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        detail: {
          stateMachineArn: [{ Ref: Match.stringLikeRegexp('^LinkRestoreStateMachine') }],
          status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^OnDuty') } })],
    });
    restorable(false).template.resourceCountIs('AWS::Events::Rule', 0);
  });
});
