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

/** CloudWatch: the copies of each task, by how many hours ago their runs began, and the ages that are put. */
class CloudWatch {
  public readonly ages = new Map<string, number>();
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
    PutAge: ({ Namespace, MetricData }: Data) => {
      expect([Namespace, MetricData[0].MetricName]).toEqual(['cdk-outposts', 'RecoveryPointAge']);
      this.ages.set(MetricData[0].Dimensions[0].Value, MetricData[0].Value);
      return {};
    },
  };
}

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
      { numRuns: 200 },
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

describe('each state fails in turn', () => {
  const copies = { [TASKS[0]]: [1], [TASKS[1]]: [2] };

  executed.each(measure.tasks)('%s fails once, and the ages of all tasks are measured', async (state, service) => {
    const cloudWatch = new CloudWatch(copies);
    const fault = once(state, service);
    await measure.run(cloudWatch.calls, {}, fault);
    expect(fault.times).toBe(0);
    expect([...cloudWatch.ages.keys()].sort()).toEqual(TASKS);
  });

  executed.each(measure.tasks)('%s fails for good, and the alarms go off', async (state, service) => {
    for (const fault of forGood(state, service)) {
      const cloudWatch = new CloudWatch(copies);
      await measure.run(cloudWatch.calls, {}, fault).catch(() => undefined);
      for (const task of TASKS) expect(goesOff(cloudWatch.ages.get(task))).toBe(true);
    }
  });
});

test('it is measured every quarter of an hour, by the time alone', () => {
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
});
