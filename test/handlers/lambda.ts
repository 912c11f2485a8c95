import { once } from 'node:events';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AwsServer } from '../aws-server/aws-server';
import type { Response, StagedFunction, Transport } from './cloudformation';

/** What happens to one delivery of an event. */
export interface Delivery {
  /** The function ends after so many calls of AWS, without an answer. */
  readonly endsAfter?: number;
}

/** After so many events Lambda starts another process. The SDK makes fewer attempts in one that has made too many. */
const LIFE = 100;

/** A function that gets the events of CloudFormation from Lambda, which delivers at least once. */
export class Lambda implements Transport {
  /** Of the next event. The event of a function that gives no answer is delivered again, as often as there are deliveries. */
  public deliveries: Delivery[] = [];
  /** How long the timers of each delivery waited, in minutes. */
  public readonly minutes: number[] = [];
  private readonly env: NodeJS.ProcessEnv;
  private worker?: Worker;
  private events = 0;

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

  public async deliver(event: object): Promise<Response | undefined> {
    if (this.events++ % LIFE === 0) await this.stop();
    this.worker ??= this.start();
    const deliveries = this.deliveries.length > 0 ? this.deliveries : [{}];
    this.deliveries = [];
    const answers: string[] = [];
    for (const { endsAfter } of deliveries) {
      // Of what a function would do after its end nothing happens: AWS refuses all of it.
      this.server.refuseAfter = endsAfter;
      this.worker.postMessage(event);
      const [{ sent, waited }] = (await once(this.worker, 'message')) as [{ sent: string[]; waited: number }];
      this.minutes.push(waited / 60_000);
      if (endsAfter === undefined) answers.push(...sent);
    }
    this.server.refuseAfter = undefined;
    return answers.length > 0 ? (JSON.parse(answers[0]) as Response) : undefined;
  }

  private start(): Worker {
    const { deployed, env } = this;
    return new Worker(path.join(__dirname, 'lambda-worker.cjs'), { workerData: deployed.folder, env, execArgv: ['--no-warnings'] });
  }
}
