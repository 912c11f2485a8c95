import { EC2Client } from '@aws-sdk/client-ec2';
import { OutpostsClient } from '@aws-sdk/client-outposts';
import { SCHEMA_VERSION } from '../inventory/format';
import type { Inventory, OutpostElement, OutpostInventoryEntry, SiteElement } from '../inventory/inventory';
import { expectAnswers, isEc2Answer, isJsonAnswer, limitSilence } from './answers';
import { networkReads, outpostReads, readOutposts, readSites, type Read } from './aws-reads';
import { describeProblem, problemOf, type Problem } from './problem';
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
  const { outposts, ec2, region, account } = await connect(options);
  try {
    const discoverer = new Discoverer(outposts, ec2, options);
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
    outposts.destroy();
    ec2.destroy();
  }
}

/** Creates the clients of both services. They share the credentials. */
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
  expectAnswers(outposts, timeout, isJsonAnswer);
  keepUnmodelledMembers(outposts);
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
  const ec2 = new EC2Client({ ...config, credentials: outposts.config.credentials });
  expectAnswers(ec2 as unknown as OutpostsClient, timeout, isEc2Answer);
  return { outposts, ec2, region: usedRegion, account: accountId };
}

const TIMEOUT = 30_000;

class Discoverer {
  public readonly problems: Problem[] = [];
  private done = 0;
  private total = 0;

  public constructor(
    private readonly outposts: OutpostsClient,
    private readonly ec2: EC2Client,
    private readonly options: DiscoverOptions,
  ) {
    for (const client of [outposts, ec2] as OutpostsClient[])
      limitSilence(client, options.timeout ?? TIMEOUT, (unanswered) => this.report(unanswered));
  }

  /** Whether all calls failed. */
  public get hasOnlyFailures(): boolean {
    return this.problems.length === this.done;
  }

  public async run(): Promise<Omit<Inventory, 'schemaVersion'>> {
    const network: { [field: string]: object[] | undefined } = {};
    let sites: SiteElement[] | undefined;
    let outposts: OutpostElement[] | undefined;
    await this.inParallel([
      async () => {
        sites = await this.attempt('outposts', this.outposts, readSites);
      },
      async () => {
        outposts = await this.attempt('outposts', this.outposts, readOutposts);
      },
      ...Object.entries<Read<EC2Client, object>>(networkReads).map(([field, read]) => async () => {
        network[field] = await this.attempt('ec2', this.ec2, read);
      }),
    ]);
    return { sites, outposts: outposts && (await this.readHardware(outposts)), ...network };
  }

  private async readHardware(outposts: readonly OutpostElement[]): Promise<OutpostInventoryEntry[]> {
    const entries: { outpost: OutpostElement; [field: string]: object | undefined }[] = outposts.map((outpost) => ({ outpost }));
    await this.inParallel(
      entries.flatMap((entry) =>
        Object.entries<Read<OutpostsClient, object, [string]>>(outpostReads).map(([field, read]) => async () => {
          const { OutpostId: id } = entry.outpost;
          if (id) entry[field] = await this.attempt('outposts', this.outposts, read, id);
        }),
      ),
    );
    return entries;
  }

  /** `undefined` if the call failed. */
  private async attempt<Client, Element, Scope extends [outpostId?: string]>(
    service: Problem['service'],
    client: Client,
    { operation, read }: Read<Client, Element, Scope>,
    ...scope: Scope
  ): Promise<Element[] | undefined> {
    try {
      return await read(client, ...scope);
    } catch (error) {
      const [outpostId] = scope;
      this.problems.push(problemOf({ service, operation, ...(outpostId && { outpostId }) }, error));
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
