import { once } from 'node:events';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AwsServer } from '../aws-server/aws-server';
import type { Response, StagedFunction, Transport } from './cloudformation';

/** What happens to one delivery of an event. */
export interface Delivery {
  /** The function ends after so many calls of AWS, without an answer. */
  readonly endsAfter?: number;
  /** It is another process of the function, which knows of no other delivery. */
  readonly isElsewhere?: boolean;
}

interface Answer {
  readonly body: string;
  /** When it was sent, in milliseconds of the story. */
  readonly at: number;
}

interface Message {
  readonly kind: 'end' | 'failure' | 'timeout';
  readonly answers: readonly Answer[];
}

/** After so many events Lambda starts another process. The SDK makes fewer attempts in one that has made too many. */
const LIFE = 25;

const MINUTE = 60_000;
/** The timeout of a function in Lambda, which the functions of the handlers have. */
const TIMEOUT = 15 * MINUTE;
/**
 * How long Lambda waits before it delivers an asynchronous event again: one minute, then two.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const RETRIES = [MINUTE, 2 * MINUTE];
/**
 * How long CloudFormation waits for an answer.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
const HOUR = 60 * MINUTE;

/** A function that gets the events of CloudFormation from Lambda, which delivers at least once, and ends it after 15 minutes. */
export class Lambda implements Transport {
  /** Of the next event. The event of a function that fails is delivered again, as often as Lambda does; all of these are in any case. */
  public deliveries: Delivery[] = [];
  /** How long CloudFormation is busy with other resources before it sends the next event. */
  public between = 2 * MINUTE;
  /** What becomes of the next answers: CloudFormation takes them, refuses them, says nothing, or takes them and says nothing. */
  public receptions: ('taken' | 'refused' | 'silent' | 'late')[] = [];
  /** Whether the URL of the answer tells when CloudFormation sent the request. */
  public isDated = true;
  /** How long the function ran for each delivery, in minutes. */
  public readonly minutes: number[] = [];
  private readonly env: NodeJS.ProcessEnv;
  private readonly shared = new SharedArrayBuffer(8);
  private readonly now = new Float64Array(this.shared);
  /** When the story begins, for AWS and for each process of the function. */
  private readonly epoch = Date.now();
  private worker?: Worker;
  private events = 0;
  private urls = 0;

  public constructor(
    private readonly deployed: StagedFunction,
    private readonly server: AwsServer,
  ) {
    this.env = {
      ...deployed.environment,
      AWS_ENDPOINT_URL: server.url,
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
  }

  public async stop(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  /** An event without the URL of an earlier one gets one of its own. */
  public async deliver(event: object): Promise<Response | undefined> {
    if (this.events++ % LIFE === 0) await this.stop();
    const planned = this.deliveries.length > 0 ? this.deliveries : [{}];
    this.deliveries = [];
    this.server.now = () => this.epoch + this.now[0];
    this.server.onHeld = ({ headers }) => this.worker?.postMessage({ held: headers['x-request-number'] });
    this.now[0] += this.between;
    const [began] = this.now;
    const signed = new Date(this.epoch + began).toISOString().replace(/[-:]|\.\d+/g, '');
    const { ResponseURL: given = '' } = event as { readonly ResponseURL?: string };
    const date = this.isDated ? `&X-Amz-Date=${signed}` : '';
    const ResponseURL = given.includes('X-Amz-Expires')
      ? given
      : `https://cloudformation.test/answer/${++this.urls}?X-Amz-Expires=7200${date}`;
    const answers: Answer[] = [];
    let hasFailed = false;
    for (let delivered = 0; delivered < planned.length || (hasFailed && delivered <= RETRIES.length); delivered++) {
      if (hasFailed) this.now[0] += RETRIES[Math.min(delivered, RETRIES.length) - 1];
      const { endsAfter, isElsewhere = false } = planned[delivered] ?? {};
      if (isElsewhere) await this.stop();
      const before = this.now[0];
      const { kind, answers: sent } = await this.run({ ...event, ResponseURL }, endsAfter);
      this.minutes.push((this.now[0] - before) / MINUTE);
      hasFailed = kind !== 'end' || endsAfter !== undefined;
      if (endsAfter === undefined) answers.push(...sent);
      // What a function would do after its end takes no time.
      else this.now[0] = before;
    }
    const [first] = answers;
    const isCutOff = planned.every(({ endsAfter }) => endsAfter !== undefined);
    if (!isCutOff && !(first && first.at - began <= HOUR)) throw new Error('CloudFormation gets no answer within an hour');
    return first && first.at - began <= HOUR ? (JSON.parse(first.body) as Response) : undefined;
  }

  /** Runs the function until it ends, or Lambda ends it. */
  private async run(event: object, endsAfter?: number): Promise<Message> {
    this.worker ??= this.start();
    // Of what a function would do after its end nothing happens: AWS refuses all of it.
    this.server.refuseAfter = endsAfter;
    this.worker.postMessage({ event, receptions: this.receptions });
    this.receptions = [];
    const [message] = (await once(this.worker, 'message')) as [Message];
    this.server.refuseAfter = undefined;
    // What ends without an answer takes its process with it, and with it the memory of the SDK of how often it may still retry.
    if (message.kind === 'timeout' || endsAfter !== undefined) await this.stop();
    return message;
  }

  private start(): Worker {
    const { deployed, env, shared, epoch } = this;
    const workerData = { folder: deployed.folder, shared, epoch, timeout: TIMEOUT };
    return new Worker(path.join(__dirname, 'lambda-worker.cjs'), { workerData, env, execArgv: ['--no-warnings'] });
  }
}
