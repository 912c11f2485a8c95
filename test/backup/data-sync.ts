import { failing, named, type Fault } from './step-functions';

/** How a task is when the link comes back. */
export interface TaskState {
  /** How often it is looked at before its agent is online. */
  readonly offlineFor?: number;
  /** Who switched its schedule off. */
  readonly disabledBy?: 'SERVICE' | 'USER';
  /** How often the run that is under way is looked at before it ends; none is where it is 0. */
  readonly runningFor?: number;
  /** How the runs end, that which is under way included. All later ones succeed. */
  readonly outcomes?: readonly ('SUCCESS' | 'ERROR')[];
  /** The schedule begins a run just before one is started. */
  readonly scheduleIsFirst?: boolean;
  /** Calls that fail, and how often. */
  readonly faults?: readonly { readonly call: string; readonly error: string; readonly times: number }[];
}

/** What AWS is to a state machine that catches up: DataSync with one task, CloudWatch, Step Functions and SNS. */
export class DataSync {
  public readonly told: string[] = [];
  /** What must never happen. */
  public readonly impossible: string[] = [];
  public copies = 0;
  public counted = 0;
  public runs = 0;
  public schedule: string;
  public linkState = 'OK';
  /** ARNs of the executions of the machine that run, the latest first. */
  public executions = ['this-execution'];
  /** Of the last run that was started here. */
  public bytesPerSecond?: number;
  private looks = 0;
  private left = 0;
  private disabledBy?: string;
  private current?: string;
  private readonly outcomes: string[];
  private readonly faults: Fault[];
  private scheduleIsFirst: boolean;

  public constructor(private readonly state: TaskState = {}) {
    this.outcomes = [...(state.outcomes ?? [])];
    this.faults = (state.faults ?? []).map((fault) => ({ ...fault }));
    this.disabledBy = state.disabledBy;
    this.schedule = state.disabledBy ? 'DISABLED' : 'ENABLED';
    this.scheduleIsFirst = state.scheduleIsFirst ?? false;
    if (state.runningFor) this.begin(state.runningFor);
  }

  /** The calls of the states. */
  public readonly calls = {
    LookAtLink: this.failing('LookAtLink', () => ({ MetricAlarms: [{ StateValue: this.linkState }] })),
    LookAtExecutions: this.failing('LookAtExecutions', () => ({ Executions: this.executions.map((ExecutionArn) => ({ ExecutionArn })) })),
    Look: this.failing('Look', () => {
      if (this.looks++ < (this.state.offlineFor ?? 0)) return { Status: 'UNAVAILABLE' };
      const disabled = this.disabledBy ? { ScheduleDetails: { DisabledBy: this.disabledBy } } : {};
      const running = this.current ? { Status: 'RUNNING', CurrentTaskExecutionArn: this.current } : { Status: 'AVAILABLE' };
      return { ...running, ...disabled, Schedule: { ScheduleExpression: 'rate(1 hour)', Status: this.schedule } };
    }),
    SwitchScheduleOn: this.failing('SwitchScheduleOn', ({ Schedule }: { Schedule: { ScheduleExpression: string; Status: string } }) => {
      if (Schedule.ScheduleExpression !== 'rate(1 hour)') this.impossible.push('another schedule');
      this.schedule = Schedule.Status;
      this.disabledBy = undefined;
      return {};
    }),
    Run: this.failing('Run', ({ OverrideOptions }: { OverrideOptions?: { BytesPerSecond: number } }) => {
      if (this.scheduleIsFirst) this.begin(1);
      this.scheduleIsFirst = false;
      if (this.current) throw named('DataSync.InvalidRequestException');
      this.bytesPerSecond = OverrideOptions?.BytesPerSecond;
      return { TaskExecutionArn: this.begin(2) };
    }),
    Watch: this.failing('Watch', ({ TaskExecutionArn }: { TaskExecutionArn: string }) => {
      if (TaskExecutionArn !== this.current) this.impossible.push('a look at a run that is over');
      if (--this.left > 0) return { Status: 'TRANSFERRING' };
      this.current = undefined;
      const Status = this.outcomes.shift() ?? 'SUCCESS';
      if (Status === 'SUCCESS') this.copies++;
      return { Status, StartTime: '2026-11-23T12:00:00.000Z' };
    }),
    RememberCopy: this.failing('RememberCopy', ({ MetricData }: { MetricData: readonly { Value: number }[] }) => {
      if (MetricData[0].Value !== Date.parse('2026-11-23T12:00:00Z') / 1000) this.impossible.push('another time than that of the run');
      return { counted: ++this.counted };
    }),
    Tell: this.failing('Tell', ({ Message }: { Message: { reason: unknown } }) => {
      this.told.push(JSON.stringify(Message.reason));
      return {};
    }),
  };

  private begin(looks: number): string {
    if (this.current) this.impossible.push('two runs of one task at a time');
    this.left = looks;
    this.runs++;
    return (this.current = `run-${this.runs}`);
  }

  private failing<I, O>(call: string, answer: (input: I) => O): (input: I) => O {
    return failing(() => this.faults, call, answer);
  }
}
