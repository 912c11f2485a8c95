import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Inventory } from '../../lib/inventory/inventory';
import { activationKeys } from './activation-keys';
import { caches } from './caches';
import { cloudControl } from './cloud-control';
import { cloudWatch } from './cloud-watch';
import { dataSync } from './data-sync';
import { ec2 } from './ec2-query';
import { elasticLoadBalancing } from './load-balancing';
import { outpostsBuckets } from './outposts-buckets';
import { outposts } from './outposts-rest-json';
import { outpostsWithS3 } from './outposts-with-s3';
import { relationalDatabases } from './relational-databases';
import { securityTokens } from './security-tokens';
import { serviceQuotas } from './service-quotas';
import { AwsError, AwsState, type AwsRequest } from './state';

/** What goes over the wire as the answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** How a service is spoken to. */
export interface Protocol {
  /** The name under which clients sign requests to it. */
  readonly service: string;
  /** The operations that the server knows. */
  readonly operations: readonly string[];
  /** Reads a request; throws an `AwsError` where it is for no known operation. */
  parse(message: IncomingMessage, body: string): AwsRequest;
  /** Carries a request out; throws an `AwsError` where AWS would refuse it. */
  answer(request: AwsRequest, state: AwsState): Answer;
  /** Writes a refusal. */
  refuse(error: AwsError): Answer;
  /** What the service says when it throttles, denies access, does not accept credentials any more, or fails. */
  readonly faults: { readonly [kind in 'throttle' | 'deny' | 'expire' | 'fail']: AwsError };
}

const PROTOCOLS: readonly Protocol[] = [
  outposts,
  ec2,
  elasticLoadBalancing,
  relationalDatabases,
  dataSync,
  activationKeys,
  outpostsBuckets,
  outpostsWithS3,
  caches,
  serviceQuotas,
  cloudWatch,
  cloudControl,
  securityTokens,
];

/** What operations are called that change nothing. */
const READS = /^(Describe|Get|List)/;

/**
 * The parts of AWS that `outposts discover` reads and that the handlers of custom resources call, over HTTP on this machine, with the
 * content of an inventory.
 */
export class AwsServer extends AwsState {
  /** The operations that a server knows, by the name of the service. */
  public static readonly operations: { readonly [service: string]: readonly string[] } = Object.fromEntries(
    PROTOCOLS.map(({ service }) => [service, PROTOCOLS.filter((same) => same.service === service).flatMap(({ operations }) => operations)]),
  );

  /** Starts a server on a free port of 127.0.0.1. */
  public static async start(inventory: Inventory): Promise<AwsServer> {
    const server = new AwsServer(inventory);
    await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** Sees each answer before it is sent, and returns what is sent in its place, such as the page of a proxy. */
  public onAnswer?: (operation: string, answer: Answer) => Answer | Promise<Answer>;
  private underWay = 0;
  private readonly http: Server = createServer((message, response) => void this.handle(message, response));

  /** What clients use as their endpoint, for all services. */
  public get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** Closes all connections. */
  public async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    // Credential=<access key>/<date>/<Region>/<service>/aws4_request
    const service = /Credential=[^/]+\/\d{8}\/[\w-]+\/([\w-]+)\/aws4_request/.exec(message.headers.authorization ?? '')?.[1];
    const ofService = PROTOCOLS.filter((candidate) => candidate.service === service);
    // S3 on Outposts has two APIs.
    const protocol = (message.url ?? '').startsWith('/S3Outposts/') ? ofService.at(-1) : ofService[0];
    // By its date a client knows whether its own clock is wrong, and tries again if so.
    response.setHeader('date', new Date(this.now()).toUTCString());
    if (!protocol) return send(response, outposts.refuse(new AwsError('MissingAuthenticationTokenException', 403, 'not signed')));
    this.mostAtATime = Math.max(this.mostAtATime, ++this.underWay);
    const answer = await this.answer(protocol, message, Buffer.concat(chunks).toString());
    this.underWay--;
    if (answer) send(response, answer);
    else message.socket.destroy();
  }

  /** Keeps the connection until the client no longer waits for an answer. */
  private async hold(message: IncomingMessage): Promise<undefined> {
    this.onHeld?.(message);
    await new Promise((resolve) => message.socket.once('close', resolve));
    return undefined;
  }

  /** `undefined`: none, because the connection breaks. */
  private async answer(protocol: Protocol, message: IncomingMessage, body: string): Promise<Answer | undefined> {
    try {
      const request = protocol.parse(message, body);
      this.requests.push(request);
      this.onRequest?.(request.operation);
      if (this.refuseAfter !== undefined && this.refuseAfter-- <= 0) throw protocol.faults.deny;
      if (this.now() < this.throttledUntil) throw protocol.faults.throttle;
      const fault = this.faults.next(request.operation);
      switch (fault?.kind) {
        case 'drop':
          return undefined;
        case 'hang':
          return await this.hold(message);
        case 'late':
        case 'lose':
          if (!READS.test(request.operation)) this.remember();
          protocol.answer(request, this);
          return fault?.kind === 'late' ? await this.hold(message) : undefined;
        case 'stale':
          return protocol.answer(request, READS.test(request.operation) ? this.past : this);
        case 'vanish':
          this.onVanish?.();
          break;
        case 'slow':
          await wait(fault.milliseconds);
          break;
        case undefined:
          break;
        default:
          throw protocol.faults[fault!.kind];
      }
      if (!READS.test(request.operation)) this.remember();
      const answer = protocol.answer(request, READS.test(request.operation) ? this.shown : this);
      return this.onAnswer ? await this.onAnswer(request.operation, answer) : answer;
    } catch (error) {
      return protocol.refuse(error instanceof AwsError ? error : new AwsError('InternalFailure', 500, String(error)));
    }
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
}
