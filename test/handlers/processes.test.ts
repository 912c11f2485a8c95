import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { coipPoolServiceToken, COIP_POOL_TYPE } from '../../lib/handlers/coip-pool/provider';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction, type Response, type StagedFunction, type Transport } from './cloudformation';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
const LocalGatewayRouteTableId = inventory.localGatewayRouteTables![0].LocalGatewayRouteTableId!;

const folder = mkdtempSync(path.join(tmpdir(), 'cloudformation-'));
const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
const judged = spawnSync('openssl', ['version']).status === 0 || process.env.CI === 'true' ? test : test.skip;

/** The function waits as it does in AWS, but for less. */
const TIMERS = path.join(__dirname, '../deployment/fast-timers.cjs');

/** Each delivery is a process, and answers come by HTTPS. */
class Processes implements Transport {
  /** So many answers CloudFormation fails to take. */
  public refusals = 0;
  /** The process is killed once it has asked AWS for this operation, and the event is delivered again. */
  public killAt?: string;
  public readonly requests: { method?: string; url?: string; type?: string }[] = [];
  private answers: Response[] = [];
  private cloudFormation?: Server;

  public constructor(
    private readonly deployed: StagedFunction,
    private readonly server: AwsServer,
  ) {}

  public async start(): Promise<void> {
    const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '1', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', ['req', '-x509', '-nodes', ...options, ...names, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
    this.cloudFormation = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (message, response) => {
      this.requests.push({ method: message.method, url: message.url, type: message.headers['content-type'] });
      void text(message).then((body) => {
        const isRefused = this.refusals-- > 0;
        if (!isRefused) this.answers.push(JSON.parse(body) as Response);
        response.writeHead(isRefused ? 503 : 200).end();
      });
    });
    this.cloudFormation.listen(0, 'localhost');
    await once(this.cloudFormation, 'listening');
  }

  public async stop(): Promise<void> {
    this.cloudFormation!.closeAllConnections();
    this.cloudFormation!.close();
    await once(this.cloudFormation!, 'close');
  }

  public async deliver(event: object): Promise<Response | undefined> {
    this.answers = [];
    for (let deliveries = 1; deliveries <= 3 && this.answers.length === 0; deliveries++) await this.run(event);
    return this.answers[0];
  }

  /** Lambda delivers an event at least once, and two deliveries can run at the same time. */
  public async deliverTwice(event: object): Promise<Response[]> {
    this.answers = [];
    await Promise.all([this.run(event), this.run(event)]);
    return this.answers;
  }

  private async run(event: object): Promise<void> {
    const { port } = this.cloudFormation!.address() as AddressInfo;
    const child = spawn(process.execPath, ['--require', TIMERS, path.join(__dirname, 'function.cjs'), this.deployed.folder], {
      env: {
        ...this.deployed.environment,
        NODE_EXTRA_CA_CERTS: certificate,
        AWS_ENDPOINT_URL_EC2: this.server.url,
        AWS_REGION: 'eu-west-3',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(JSON.stringify({ ...event, ResponseURL: `https://localhost:${port}/plant/answer?signature=secret` }));
    const { killAt } = this;
    if (killAt) {
      this.killAt = undefined;
      this.server.onRequest = (operation) => operation === killAt && child.kill('SIGKILL');
    }
    await once(child, 'exit');
    this.server.onRequest = undefined;
  }
}

let server: AwsServer;
let processes: Processes;

beforeAll(async () => {
  server = await AwsServer.start(inventory);
  processes = new Processes(stagedFunction(COIP_POOL_TYPE, coipPoolServiceToken), server);
  await processes.start();
});

afterAll(async () => {
  await processes.stop();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const made = () => server.inventory.coipPools!.slice(1).map(({ PoolId, PoolCidrs }) => ({ PoolId, PoolCidrs }));

judged(
  'two deliveries at the same time make one pool, and give the same answer',
  async () => {
    // On a machine that is busy, one process starts long before the other.
    server.faults.slow('CreateCoipPool', 2000);
    const event = {
      RequestType: 'Create',
      RequestId: 'twice',
      StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/Plant/1',
      LogicalResourceId: 'Twice',
      ResourceProperties: { LocalGatewayRouteTableId, Cidrs: ['203.0.113.128/26'] },
    };
    const [first, second] = await processes.deliverTwice(event);
    server.faults.clear();
    expect(server.count('CreateCoipPool')).toBe(2);
    expect([first.Status, second.Status, first.PhysicalResourceId]).toEqual(['SUCCESS', 'SUCCESS', second.PhysicalResourceId]);
    expect(made()).toEqual([{ PoolId: first.PhysicalResourceId, PoolCidrs: ['203.0.113.128/26'] }]);
    await processes.deliver({ ...event, RequestType: 'Delete', RequestId: 'gone', PhysicalResourceId: first.PhysicalResourceId });
    expect(made()).toEqual([]);
    server.requests.length = 0;
    processes.requests.length = 0;
  },
  60_000,
);

judged(
  'a pool lives through answers that do not arrive and a function that is killed',
  async () => {
    const cloudFormation = new CloudFormation<object>(processes);
    processes.refusals = 1;
    processes.killAt = 'CreateCoipCidr';
    expect(await cloudFormation.create({ LocalGatewayRouteTableId, Cidrs: ['203.0.113.0/26'] })).toBe(true);
    const { id } = cloudFormation.current!;
    expect(made()).toEqual([{ PoolId: id, PoolCidrs: ['203.0.113.0/26'] }]);
    expect(server.count('CreateCoipPool')).toBe(1);
    // Refused once, and sent again as CloudFormation wants it: to the signed URL, without a content type.
    const answer = { method: 'PUT', url: '/plant/answer?signature=secret', type: '' };
    expect(processes.requests).toEqual([answer, answer]);

    server.faults.lose('CreateCoipCidr', 1);
    expect(await cloudFormation.update({ LocalGatewayRouteTableId, Cidrs: ['192.0.2.0/26'] })).toBe(true);
    expect(made()).toEqual([{ PoolId: id, PoolCidrs: ['192.0.2.0/26'] }]);

    processes.killAt = 'DeleteCoipPool';
    expect(await cloudFormation.delete()).toBe(true);
    expect(made()).toEqual([]);
  },
  60_000,
);
