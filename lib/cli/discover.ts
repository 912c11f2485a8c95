import type { OutpostsClient } from '@aws-sdk/client-outposts';
import { SCHEMA_VERSION } from '../inventory/format';
import type { Inventory, OutpostElement, SiteElement } from '../inventory/inventory';
import type { SubnetElement } from '../inventory/vpc';
import { limitSilence } from './answers';
import { connect, TIMEOUT, type Clients, type ConnectOptions } from './aws-clients';
import {
  networkReads,
  orderReads,
  outpostReads,
  quotaReads,
  readOutposts,
  readSites,
  readSubnets,
  storageReads,
  vpcReads,
  type Read,
} from './aws-reads';
import { areCredentialsExpired, describeProblem, problemOf, type Problem } from './problem';
import { UnusableInput } from './unusable-input';

export { describeChanges } from './inventory-changes';
export { checkDestination, writeInventory, type WrittenInventory } from './inventory-file';

/** Options of a discovery. */
export interface DiscoverOptions extends ConnectOptions {
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
 * @throws UnusableInput if all calls fail, or the credentials expire
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { clients, region, account } = await connect(options);
  try {
    const discoverer = new Discoverer(clients, options);
    const found = await discoverer.run();
    if (discoverer.expiry) throw new UnusableInput(`the Outposts in ${region} were not all read: ${describeProblem(discoverer.expiry)}`);
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

  /** The call that failed because the credentials expired. The next ones would fail, too. */
  public get expiry(): Problem | undefined {
    return this.problems.find(areCredentialsExpired);
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
      ...this.tasks('servicequotas', quotaReads, lists),
      ...this.tasks('outposts', orderReads, lists),
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
  private tasks<S extends keyof Clients, Scope extends unknown[]>(
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
  private async attempt<S extends keyof Clients, Element, Scope extends unknown[]>(
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
      for (const task of waiting) if (!this.expiry) await task();
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
