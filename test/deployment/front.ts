import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsServer } from '../aws-server/aws-server';

/** Services that the test server knows, too, but whose accounts and roles are those of the emulator. */
const EMULATED = ['sts'];

/** Services of which the emulator answers those operations that the test server does not know. */
const SHARED = ['ec2', 'lambda'];

/**
 * The one endpoint of a deployment, on 127.0.0.1. What the handlers call goes to the test server, which knows Outposts; the rest
 * (CloudFormation, IAM, Lambda, S3 …) goes to the emulator, which does not.
 */
export class Front {
  private readonly http: Server = createServer((message, response) => void this.handle(message, response));

  public constructor(
    private readonly server: AwsServer,
    private readonly emulator: { readonly port: number },
  ) {}

  /** Listens on a port, so that the emulator can know the address of the front before it starts. */
  public async start(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.http.listen(port, '127.0.0.1', resolve));
  }

  public async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const port = this.isForServer(message, body) ? Number(new URL(this.server.url).port) : this.emulator.port;
    const { method, url: path, headers } = message;
    const forwarded = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    forwarded.end(body);
  }

  /** By the name under which the request is signed, and by its operation where both know the service. */
  private isForServer({ headers }: IncomingMessage, body: Buffer): boolean {
    const service = /Credential=[^/]+\/\d{8}\/[\w-]+\/([\w-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1];
    if (!service || EMULATED.includes(service) || !Object.hasOwn(AwsServer.operations, service)) return false;
    if (!SHARED.includes(service)) return true;
    return AwsServer.operations[service].includes(new URLSearchParams(body.toString()).get('Action') ?? '');
  }
}

/** A port of 127.0.0.1 that nobody uses. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
