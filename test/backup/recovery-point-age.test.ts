import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as fc from 'fast-check';
import { BackupLink, ReconnectSync } from '../../lib';
import { ENV, newApp, plant } from '../plant';
import { executed, forGood, Machine, named, once } from './step-functions';

const TASKS = ['a', 'b'].map((name) => `arn:aws:datasync:us-west-2:111122223333:task/task-0a1b2c3d4e5f6071${name}`);
const OBJECTIVE = 6;

const stack = new Stack(newApp(), 'Ship', { env: ENV });
new ReconnectSync(stack, 'Sync', {
  outpost: plant(stack),
  backups: TASKS.map((taskArn, index) => BackupLink.fromTaskArn(stack, `Link${index}`, taskArn)),
  topic: new Topic(stack, 'Bridge'),
  recoveryPointObjective: Duration.hours(OBJECTIVE),
});
const template = Template.fromStack(stack);
const measure = new Machine(template, /^SyncAgeMeasure/);

interface Query {
  readonly StartTime: string;
  readonly EndTime: string;
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly MetricStat: {
      readonly Metric: {
        readonly Namespace: string;
        readonly MetricName: string;
        readonly Dimensions: readonly { readonly Value: string }[];
      };
    };
  }[];
}

interface Data {
  readonly Namespace: string;
  readonly MetricData: readonly {
    readonly MetricName: string;
    readonly Value: number;
    readonly Dimensions: readonly { readonly Value: string }[];
  }[];
}

interface Run {
  /** How many hours ago it began. */
  readonly hours: number;
  readonly Status: string;
}

/** CloudWatch: the copies of each task, by how many hours ago their runs began, and the ages that are put. DataSync: the runs of each task. */
class CloudWatch {
  public readonly ages = new Map<string, number>();
  /** By how many hours ago they began. */
  public readonly remembered: { readonly task: string; readonly hours: number }[] = [];
  /** Of each task, in the order of the list, and so many in a page. */
  public runs: { readonly [taskArn: string]: readonly Run[] } = {};
  public pageSize = 100;
  /** The history of a run is gone before it is read. */
  public forgotten?: string;
  public reads = 0;
  public throttled = 0;
  /** The task of which CloudWatch never answers. */
  public broken?: string;

  public constructor(private readonly copies: { readonly [taskArn: string]: readonly number[] }) {}

  public readonly calls = {
    LookAtCopies: ({ StartTime, EndTime, MetricDataQueries }: Query) => {
      const [{ Id, MetricStat }] = MetricDataQueries;
      const { Namespace, MetricName, Dimensions } = MetricStat.Metric;
      expect([Namespace, MetricName]).toEqual(['cdk-outposts', 'RecoveryPointTime']);
      if (this.throttled-- > 0) throw named('CloudWatch.CloudWatchException');
      if (Dimensions[0].Value === this.broken) throw named('CloudWatch.InternalServiceException');
      // In no order that is known.
      const times = (this.copies[Dimensions[0].Value] ?? [])
        .map((hours) => Date.now() - hours * 3_600_000)
        .filter((time) => time >= Date.parse(StartTime) && time <= Date.parse(EndTime));
      const Timestamps = times.map((time) => new Date(time).toISOString());
      return { MetricDataResults: [{ Id, Timestamps, Values: times.map((time) => time / 1000) }] };
    },
    ListRuns: ({ TaskArn, MaxResults }: { TaskArn: string; MaxResults: number }) => {
      expect(MaxResults).toBe(100);
      return this.page(TaskArn, 0);
    },
    ListMoreRuns: ({ TaskArn, NextToken }: { TaskArn: string; NextToken: string }) => this.page(TaskArn, Number(NextToken)),
    LookAtLastRun: ({ TaskExecutionArn }: { TaskExecutionArn: string }) => {
      this.reads++;
      const [task, index] = TaskExecutionArn.split('/execution/');
      const { hours, Status } = this.runs[task][Number(index)];
      expect(Status).toBe('SUCCESS');
      if (TaskExecutionArn === this.forgotten) throw named('DataSync.InvalidRequestException');
      return { Status, StartTime: new Date(Date.now() - hours * 3_600_000).toISOString() };
    },
    RememberLostCopy: ({ Namespace, MetricData }: Data) => {
      const [{ MetricName, Value, Dimensions }] = MetricData;
      expect([Namespace, MetricName]).toEqual(['cdk-outposts', 'RecoveryPointTime']);
      this.remembered.push({ task: Dimensions[0].Value, hours: (Date.now() / 1000 - Value) / 3600 });
      return {};
    },
    PutAge: ({ Namespace, MetricData }: Data) => {
      expect([Namespace, MetricData[0].MetricName]).toEqual(['cdk-outposts', 'RecoveryPointAge']);
      this.ages.set(MetricData[0].Dimensions[0].Value, MetricData[0].Value);
      return {};
    },
  };

  private page(task: string, start: number): object {
    const runs = this.runs[task] ?? [];
    const end = start + this.pageSize;
    const TaskExecutions = runs.map(({ Status }, index) => ({ TaskExecutionArn: `${task}/execution/${index}`, Status })).slice(start, end);
    return { TaskExecutions, ...(end < runs.length && { NextToken: String(end) }) };
  }
}

/** Runs from the latest to the earliest. */
const succeeded = (...hours: number[]): Run[] => hours.map((each) => ({ hours: each, Status: 'SUCCESS' }));

/** Whether the alarm of the template goes off at a number, or at none. */
function goesOff(age: number | undefined): boolean {
  const [alarm] = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'RecoveryPointAge' } }));
  const { ComparisonOperator, Threshold, TreatMissingData } = alarm.Properties;
  expect(ComparisonOperator).toBe('GreaterThanThreshold');
  return age === undefined ? TreatMissingData === 'breaching' : age > Threshold;
}

executed(
  'the age is that of the last copy, however many there were, and the alarm goes off where it exceeds the objective',
  async () => {
    const hours = fc.array(fc.double({ min: 0.01, max: 2000, noNaN: true }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(hours, hours, fc.nat(3), async (first, second, throttled) => {
        const cloudWatch = Object.assign(new CloudWatch({ [TASKS[0]]: first, [TASKS[1]]: second }), { throttled });
        await measure.run(cloudWatch.calls);
        [first, second].forEach((copies, index) => {
          const known = copies.filter((age) => age < 60 * 24);
          const age = cloudWatch.ages.get(TASKS[index]);
          if (known.length === 0) expect(age).toBeUndefined();
          else expect(age).toBeCloseTo(Math.min(...known), 1);
          const real = Math.min(...copies);
          // But for the moment that the measurement takes.
          if (Math.abs(real - OBJECTIVE) > 0.01) expect(goesOff(age)).toBe(real > OBJECTIVE);
        });
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);

executed('a task that cannot be measured keeps none of the others from it, and its alarm goes off', async () => {
  const cloudWatch = new CloudWatch({ [TASKS[0]]: [1], [TASKS[1]]: [2] });
  cloudWatch.broken = TASKS[0];
  await measure.run(cloudWatch.calls);
  expect([...cloudWatch.ages.keys()]).toEqual([TASKS[1]]);
  expect(goesOff(cloudWatch.ages.get(TASKS[0]))).toBe(true);
});

describe('a copy whose event was lost', () => {
  const measured = async (recorded: number[], runs: readonly Run[], pageSize = 100) => {
    const cloudWatch = Object.assign(new CloudWatch({ [TASKS[0]]: recorded }), { runs: { [TASKS[0]]: runs }, pageSize });
    await measure.run(cloudWatch.calls);
    return cloudWatch;
  };

  executed.each([
    ['the latest is first', succeeded(1, 7, 13)],
    ['the latest is last', succeeded(13, 7, 1)],
    ['it is the only one', succeeded(1)],
    ['a later one failed', [{ hours: 0.5, Status: 'ERROR' }, ...succeeded(1, 7)]],
    ['one is running', [{ hours: 0.1, Status: 'TRANSFERRING' }, ...succeeded(1, 7)]],
  ])('is known from the list of runs, and recorded: %s', async (_title, runs) => {
    const { ages, remembered } = await measured([7, 13], runs);
    expect(ages.get(TASKS[0])).toBeCloseTo(1, 1);
    expect(remembered).toEqual([{ task: TASKS[0], hours: expect.closeTo(1, 1) }]);
  });

  executed('is known if no copy was ever recorded', async () => {
    const { ages, remembered } = await measured([], succeeded(2));
    expect(ages.get(TASKS[0])).toBeCloseTo(2, 1);
    expect(remembered).toHaveLength(1);
  });

  executed.each([
    ['first', (hours: number[]) => hours],
    ['last', (hours: number[]) => hours.reverse()],
  ])('is known from a history of 1,000 runs whose latest is %s, with a few calls', async (_title, order) => {
    const { ages, reads } = await measured([9], succeeded(...order(Array.from({ length: 1000 }, (_, index) => index + 1))));
    expect(ages.get(TASKS[0])).toBeCloseTo(1, 1);
    expect(reads).toBe(6);
  });

  executed('is not recorded twice, and an older one than 60 days is none', async () => {
    expect((await measured([1, 7], succeeded(7, 13))).remembered).toEqual([]);
    const { ages, remembered } = await measured([], succeeded(24 * 61));
    expect([ages.size, remembered.length]).toEqual([0, 0]);
  });

  executed('is left out if its history is gone, and the others count', async () => {
    const cloudWatch = Object.assign(new CloudWatch({}), { runs: { [TASKS[0]]: succeeded(1, 7) }, forgotten: `${TASKS[0]}/execution/0` });
    await measure.run(cloudWatch.calls);
    expect(cloudWatch.ages.get(TASKS[0])).toBeCloseTo(7, 1);
  });

  executed(
    'counts whichever events were lost, in each order and for each size of the pages',
    async () => {
      const runs = fc.array(
        fc.record({
          hours: fc.double({ min: 0.01, max: 1400, noNaN: true }),
          Status: fc.constantFrom('SUCCESS', 'ERROR'),
          isLost: fc.boolean(),
        }),
        { maxLength: 15 },
      );
      await fc.assert(
        fc.asyncProperty(runs, fc.constantFrom(1, -1), fc.integer({ min: 1, max: 9 }), async (all, order, pageSize) => {
          const sorted = [...all].sort((a, b) => order * (a.hours - b.hours));
          const copies = sorted.filter(({ Status }) => Status === 'SUCCESS');
          const { ages } = await measured(
            copies.filter(({ isLost }) => !isLost).map(({ hours }) => hours),
            sorted,
            pageSize,
          );
          if (copies.length === 0) expect(ages.size).toBe(0);
          else expect(ages.get(TASKS[0])).toBeCloseTo(Math.min(...copies.map(({ hours }) => hours)), 1);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});

describe('each state fails in turn', () => {
  const copies = { [TASKS[0]]: [1], [TASKS[1]]: [2] };
  /** The event of the last copy of the first task was lost. */
  const prepared = () =>
    Object.assign(new CloudWatch(copies), { runs: { [TASKS[0]]: succeeded(0.5, 1), [TASKS[1]]: succeeded(2) }, pageSize: 1 });
  /** What CloudWatch has recorded is enough for these. */
  const isOptional = (state: string) => !['LookAtCopies', 'PutAge'].includes(state);

  executed.each(measure.tasks)('%s fails once, and the ages of all tasks are measured', async (state, service) => {
    const cloudWatch = prepared();
    const fault = once(state, service);
    await measure.run(cloudWatch.calls, {}, fault);
    expect(fault.times).toBe(0);
    expect([...cloudWatch.ages.keys()].sort()).toEqual(TASKS);
    expect(cloudWatch.ages.get(TASKS[0])).toBeCloseTo(0.5, 1);
    expect(cloudWatch.remembered).toHaveLength(1);
  });

  executed.each(measure.tasks.filter(([state]) => !isOptional(state)))(
    '%s fails for good, and the alarms go off',
    async (state, service) => {
      for (const fault of forGood(state, service)) {
        const cloudWatch = prepared();
        await measure.run(cloudWatch.calls, {}, fault).catch(() => undefined);
        for (const task of TASKS) expect(goesOff(cloudWatch.ages.get(task))).toBe(true);
      }
    },
  );

  executed.each(measure.tasks.filter(([state]) => isOptional(state)))(
    '%s fails for good, and the age is that of the last copy that is known',
    async (state, service) => {
      for (const fault of forGood(state, service)) {
        const cloudWatch = prepared();
        await measure.run(cloudWatch.calls, {}, fault);
        expect(cloudWatch.ages.get(TASKS[0])).toBeCloseTo(state === 'RememberLostCopy' ? 0.5 : 1, 1);
        expect(cloudWatch.ages.get(TASKS[1])).toBeCloseTo(2, 1);
      }
    },
  );
});

test('it is measured every quarter of an hour, by the time alone', () => {
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
});
