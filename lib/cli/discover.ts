import { EC2Client } from '@aws-sdk/client-ec2';
import { OutpostsClient } from '@aws-sdk/client-outposts';
import { SCHEMA_VERSION } from '../inventory/format';
import type { Inventory, OutpostElement, SiteElement } from '../inventory/inventory';
import type { SubnetElement } from '../inventory/vpc';
import { expectAnswers, isEc2Answer, isJsonAnswer, limitSilence } from './answers';
import { networkReads, outpostReads, readOutposts, readSites, readSubnets, storageReads, vpcReads, type Read } from './aws-reads';
import { describeProblem, problemOf, type Problem } from './problem';
import { S3OutpostsClient } from './s3-outposts';
import { keepUnmodelledMembers } from './unmodelled-members';
import { UnusableInput } from './unusable-input';

export { checkDestination, writeInventory } from './inventory-file';
export { describeKept, type KeptList } from './kept-lists';

/** Options of a discovery. */
export interface DiscoverOptions {
  /** @default - the Region of the environment or of the profile */
  readonly region?: string;
  /** @default - the default profile, or the credentials of the environment */
  readonly profile?: string;
  /** Endpoint URL for all calls. @default - `AWS_ENDPOINT_URL`, or the AWS service endpoints */
  readonly endpoint?: string;
  /** Maximum number of attempts for a call. @default 8 */
  readonly maxAttempts?: number;
  /** Time to wait for an answer, in milliseconds. A call without an answer is repeated once. @default 30000 */
  readonly timeout?: number;
  /** Maximum number of concurrent calls. @default 4 */
  readonly concurrency?: number;
  /** Called after each call, and while a call is not answered. @default - no progress reports */
  readonly onProgress?: (progress: Progress) => void;
}

/** Progress of a discovery. */
export interface Progress {
  /** Number of lists that were read or failed. */
  readonly done: number;
  /** Number of lists to read. It increases once, when the number of Outposts is known. */
  readonly total: number;
  /** API operation that was not answered in time, and is called again. */
  readonly unanswered?: string;
}

/** Result of a discovery, with the calls that failed. */
export interface Discovery {
  readonly inventory: Inventory;
  readonly problems: readonly Problem[];
}

/**
 * Reads the Outposts of an account in a Region. The inventory leaves out the lists that could not be read, and `problems` contains them.
 *
 * @throws UnusableInput if all calls fail
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { clients, region, account } = await connect(options);
  try {
    const discoverer = new Discoverer(clients, options);
    const found = await discoverer.run();
    if (discoverer.hasOnlyFailures) {
      throw new UnusableInput(`nothing could be read in ${region}: ${describeProblem(discoverer.problems[0])}`);
    }
    const inventory: Inventory = {
      schemaVersion: SCHEMA_VERSION,
      partition: arnsOf(found)[0]?.split(':')[1],
      region,
      account: account ?? accountOf(found),
      collectedAt: new Date().toISOString(),
      ...found,
    };
    return { inventory, problems: discoverer.problems.sort(byOutpostAndOperation) };
  } finally {
    for (const client of Object.values<{ destroy(): void }>({ ...clients })) client.destroy();
  }
}

/** Clients by the prefixes of the IAM actions. */
interface Clients {
  readonly outposts: OutpostsClient;
  readonly ec2: EC2Client;
  readonly 's3-outposts': S3OutpostsClient;
}

/** Creates the clients of all services. They share the credentials. */
async function connect({ region, profile, endpoint, maxAttempts = 8, timeout = TIMEOUT }: DiscoverOptions) {
  const config = {
    region,
    profile,
    endpoint,
    maxAttempts,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 10_000, requestTimeout: timeout, throwOnRequestTimeout: true },
  };
  const outposts = new OutpostsClient(config);
  const usedRegion = await outposts.config.region().catch(({ message }: Error) => {
    const problem = message === 'Region is missing' ? 'no Region specified' : message.split('\n', 1)[0];
    throw new UnusableInput(`${problem}; specify a Region such as eu-west-3 with --region, or set AWS_REGION`);
  });
  const { accountId } = await outposts.config.credentials().catch((error: Error) => {
    const wanted = profile ? `in profile ${JSON.stringify(profile)}` : 'in the environment or the default profile';
    throw new UnusableInput(
      `no AWS credentials ${wanted} (${error.message.split('\n', 1)[0]}); specify a profile with --profile, or sign in first`,
    );
  });
  const shared = { ...config, region: usedRegion, credentials: outposts.config.credentials };
  const clients: Clients = { outposts, ec2: new EC2Client(shared), 's3-outposts': new S3OutpostsClient(shared) };
  for (const client of [outposts, clients['s3-outposts']]) {
    expectAnswers(client, timeout, isJsonAnswer);
    keepUnmodelledMembers(client);
  }
  expectAnswers(clients.ec2 as unknown as OutpostsClient, timeout, isEc2Answer);
  return { clients, region: usedRegion, account: accountId };
}

const TIMEOUT = 30_000;

/** Lists by the field of the inventory. */
interface Lists {
  [field: string]: object[] | object | undefined;
}

interface Entry extends Lists {
  readonly outpost: OutpostElement;
}

class Discoverer {
  public readonly problems: Problem[] = [];
  private done = 0;
  private total = 0;

  public constructor(
    private readonly clients: Clients,
    private readonly options: DiscoverOptions,
  ) {
    for (const client of Object.values(clients) as OutpostsClient[]) {
      limitSilence(client, options.timeout ?? TIMEOUT, (unanswered) => this.report(unanswered));
    }
  }

  /** Whether all calls failed. */
  public get hasOnlyFailures(): boolean {
    return this.problems.length === this.done;
  }

  public async run(): Promise<Omit<Inventory, 'schemaVersion'>> {
    const lists: Lists = {};
    let sites: SiteElement[] | undefined;
    let outposts: OutpostElement[] | undefined;
    let subnets: SubnetElement[] | undefined;
    await this.inParallel([
      async () => {
        sites = await this.attempt('outposts', readSites);
      },
      async () => {
        outposts = await this.attempt('outposts', readOutposts);
      },
      async () => {
        subnets = await this.attempt('ec2', readSubnets);
      },
      ...this.tasks('ec2', networkReads, lists),
      ...this.tasks('s3-outposts', storageReads, lists),
    ]);
    const vpcIds = vpcsOnOutposts(subnets, lists);
    const entries = (outposts ?? []).map((outpost): Entry => ({ outpost }));
    await this.inParallel([
      ...entries.flatMap((entry) => (entry.outpost.OutpostId ? this.tasks('outposts', outpostReads, entry, entry.outpost.OutpostId) : [])),
      // Without the subnets, some VPCs are unknown.
      ...(subnets ? this.tasks('ec2', vpcReads, lists, vpcIds) : []),
    ]);
    return {
      sites,
      outposts: outposts && entries,
      ...lists,
      subnets: subnets?.filter(({ VpcId }) => VpcId && vpcIds.includes(VpcId)),
    };
  }

  /** A task for each list, which stores it in `lists`. */
  private tasks<S extends Problem['service'], Scope extends unknown[]>(
    service: S,
    reads: { readonly [field: string]: Read<Clients[S], object, Scope> },
    lists: Lists,
    ...scope: Scope
  ): (() => Promise<void>)[] {
    return Object.entries(reads).map(([field, read]) => async () => {
      lists[field] = await this.attempt(service, read, ...scope);
    });
  }

  /** `undefined` if the call failed. */
  private async attempt<S extends Problem['service'], Element, Scope extends unknown[]>(
    service: S,
    { operation, read }: Read<Clients[S], Element, Scope>,
    ...scope: Scope
  ): Promise<Element[] | undefined> {
    try {
      return await read(this.clients[service], ...scope);
    } catch (error) {
      const [outpostId] = scope;
      this.problems.push(problemOf({ service, operation, ...(typeof outpostId === 'string' && { outpostId }) }, error));
      return undefined;
    } finally {
      this.done++;
      this.report();
    }
  }

  private report(unanswered?: string): void {
    this.options.onProgress?.({ done: this.done, total: this.total, ...(unanswered && { unanswered }) });
  }

  private async inParallel(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    const { concurrency = 4 } = this.options;
    this.total += tasks.length;
    const waiting = tasks.values();
    const worker = async () => {
      for (const task of waiting) await task();
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }
}

/** IDs of the VPCs with a subnet on an Outpost, or with an association with a local gateway route table. */
function vpcsOnOutposts(subnets: readonly SubnetElement[] | undefined, { localGatewayRouteTableVpcAssociations }: Inventory): string[] {
  const extended = subnets?.filter(({ OutpostArn }) => OutpostArn) ?? [];
  const ids = [...extended, ...(localGatewayRouteTableVpcAssociations ?? [])].map(({ VpcId }) => VpcId);
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** Makes the order deterministic: calls run concurrently. */
function byOutpostAndOperation(a: Problem, b: Problem): number {
  const [first, second] = [a, b].map(({ outpostId = '', operation }) => `${outpostId} ${operation}`);
  return first < second ? -1 : 1;
}

/** Account that owns the sites, otherwise the only account that owns all resources. Another account owns shared Outposts. */
function accountOf(found: Inventory): string | undefined {
  const accounts = new Set(found.sites?.map((site) => site.AccountId) ?? arnsOf(found).map((arn) => arn.split(':')[4]));
  return accounts.size === 1 ? [...accounts][0] : undefined;
}

function arnsOf({ sites, outposts, localGatewayRouteTables }: Inventory): string[] {
  const arns = [
    sites?.map((site) => site.SiteArn),
    outposts?.map((entry) => entry.outpost?.OutpostArn),
    localGatewayRouteTables?.map((table) => table.LocalGatewayRouteTableArn),
  ];
  return arns.flat().filter((arn) => arn !== undefined);
}
