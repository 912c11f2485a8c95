import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { OutpostsClient } from '@aws-sdk/client-outposts';
import type { Inventory } from '../../inventory/inventory';
import type { Finding } from '../../validation/evaluate';
import { openTemplates } from '../../validation/facts/assembly';
import type { Facts, Location, Unread } from '../../validation/facts/fact';
import { readFacts } from '../../validation/facts/read';
import type { Outpost } from '../../validation/outpost/facts';
import { expectAnswers, isJsonAnswer, limitSilence } from '../answers';
import { connect, TIMEOUT, type Connection, type ConnectOptions } from '../aws-clients';
import { check, type CheckReport } from '../check';
import { readCloudAssembly } from '../cloud-assembly';
import { discover, type Progress } from '../discover';
import { areCredentialsExpired, describeProblem, problemOf, type Problem } from '../problem';
import { readJsonObject } from '../template-file';
import { UnusableInput } from '../unusable-input';
import { liveChecks } from './checks';
import { resourcesOn, type LiveCheck, type LiveOutpost, type LiveProblem } from './live-outpost';
import { metricKey, metricsOf, virtualInterfacesOf, type OutpostMetric } from './metrics';
import { quotaIsReached } from './quotas';
import { readMetrics } from './read-metrics';
import { readAddressesInUse, readDeployedInstances, readDeployedVolumes, volumeOfStack } from './reads';

/** Input of `preflight`. */
export interface PreflightOptions extends ConnectOptions {
  /** Folder of a cloud assembly, such as `cdk.out`. */
  readonly assembly: string;
  /** Inventories with facts that no AWS API returns. */
  readonly inventories: readonly string[];
  /** Parameter values, as of `check`. */
  readonly parameters?: readonly string[];
  readonly onWarning?: (message: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** A report, with the calls that failed. */
export interface Preflight {
  readonly report: CheckReport;
  readonly problems: readonly Problem[];
}

/**
 * Applies the rules to a cloud assembly with the inventory of the live account, and checks the state of the account.
 *
 * @throws UnusableInput if nothing can be read, or the credentials expire
 */
export async function preflight(options: PreflightOptions): Promise<Preflight> {
  const assembly = readCloudAssembly(options.assembly);
  const regions = [...new Set(assembly.templates.map(({ region }) => region).filter((region) => region !== undefined))];
  const states: AccountState[] = [];
  for (const region of options.region || regions.length === 0 ? [options.region] : regions) {
    states.push(await AccountState.read({ ...options, region }));
  }
  const live = states.map(({ inventory }) => inventory);
  const found: Finding[] = [];
  const facts = readFacts(openTemplates(assembly.templates, readJsonObject), live);
  for (const state of states) found.push(...(await state.findings(facts, assembly.templates)));
  const { inventories, parameters, onWarning } = options;
  const report = check({ assembly: options.assembly, templates: [], inventories, parameters, onWarning, live, found });
  const unread = states.flatMap((state) => state.unread);
  return { report: { ...report, unread: [...report.unread, ...unread] }, problems: states.flatMap(({ problems }) => problems) };
}

/** A stack of the cloud assembly. */
interface StackFile {
  readonly path: string;
  readonly name: string;
  readonly stackName?: string;
  readonly region?: string;
  readonly account?: string;
}

/** The state of an account in a Region. */
class AccountState {
  public static async read(options: PreflightOptions): Promise<AccountState> {
    const { inventory, problems } = await discover(options);
    const connection = await connect({ ...options, region: inventory.region });
    limitSilence(connection.clients.ec2 as unknown as OutpostsClient, options.timeout ?? TIMEOUT, () => undefined);
    return new AccountState(connection, inventory, [...problems], options);
  }

  /** What was not checked, although the templates use it. */
  private readonly unknown: Unread[] = [];

  private constructor(
    private readonly connection: Connection,
    public readonly inventory: Inventory,
    public readonly problems: Problem[],
    private readonly options: PreflightOptions,
  ) {}

  /** What was not read of the account. */
  public get unread(): Unread[] {
    const { account = 'unknown', region } = this.inventory;
    const stack = `account ${account}, ${region}`;
    return [...this.problems.map((problem) => ({ stack, what: problem.operation, why: describeProblem(problem) })), ...this.unknown];
  }

  /** Checks the Outposts in the Region that templates use. */
  public async findings(facts: Facts, templates: readonly StackFile[]): Promise<Finding[]> {
    const used = facts.all('outpost').flatMap((outpost) => {
      const resources = resourcesOn(outpost, facts);
      const [at] = resources;
      return at && outpost.origin === 'account' && this.isHere(outpost, at, templates) ? [{ outpost, at, resources }] : [];
    });
    const quotas = quotaIsReached.check(facts, this.inventory).map((problem) => findingOf(quotaIsReached, problem));
    if (used.length === 0) return quotas;
    this.noteOtherAccounts(
      templates,
      used.flatMap(({ resources }) => resources),
    );
    const shared = await this.readLive(
      facts,
      used.map(({ outpost }) => outpost),
      templates,
    );
    const { outposts } = this.inventory;
    return [
      ...quotas,
      ...used.flatMap(({ outpost, at }) => {
        const entry = outposts?.find((one) => one.outpost?.OutpostId === outpost.id);
        const live: LiveOutpost = { outpost, at, facts, inventory: this.inventory, entry, ...shared };
        this.noteMissingStatus(live);
        return liveChecks.flatMap((one) => one.check(live).map((problem) => findingOf(one, { at, ...problem })));
      }),
    ];
  }

  /** Whether the account lists the Outpost, or the stack that uses it is in the Region. */
  private isHere({ id }: Outpost, at: Location, templates: readonly StackFile[]): boolean {
    const { outposts, region } = this.inventory;
    const stack = templates.find(({ path }) => path === at.template);
    return stack?.region === region || outposts?.some(({ outpost }) => outpost?.OutpostId === id) === true;
  }

  /** Whether the credentials are not those of the account of the stack. */
  private isInAnotherAccount({ account }: StackFile): boolean {
    return account !== undefined && this.inventory.account !== undefined && account !== this.inventory.account;
  }

  /** What a stack of another account has created is in that account. */
  private noteOtherAccounts(templates: readonly StackFile[], used: readonly Location[]): void {
    for (const template of templates) {
      if (!this.isInAnotherAccount(template) || !used.some((at) => at.template === template.path)) continue;
      const why = `the credentials are those of account ${this.inventory.account}; run preflight with those of ${template.account}, too`;
      this.unknown.push({ stack: template.name, what: `the resources in account ${template.account}`, why });
    }
  }

  private async readLive(facts: Facts, outposts: readonly Outpost[], templates: readonly StackFile[]) {
    const { ec2 } = this.connection.clients;
    const stacks = templates.map(({ stackName, name }) => stackName ?? name);
    const own = templates.filter((template) => !this.isInAnotherAccount(template));
    const stackOf = new Map(own.map((template) => [template.path, template.stackName ?? template.name]));
    const metrics = await this.readMetrics(facts, outposts);
    const deployedInstances = await this.attempt('ec2', 'DescribeInstances', () => readDeployedInstances(ec2, stacks));
    const hasVolumes = outposts.some((outpost) => facts.by('volume', 'outpost', outpost).length > 0);
    const volumes = hasVolumes ? await this.attempt('ec2', 'DescribeVolumes', () => readDeployedVolumes(ec2, stacks)) : undefined;
    const addressesInUse = new Map<string, number>();
    for (const PoolId of new Set(facts.all('customerOwnedIpUse').map(({ pool }) => pool?.id))) {
      if (!PoolId || !this.inventory.coipPools?.some((pool) => pool.PoolId === PoolId)) continue;
      const inUse = await this.attempt('ec2', 'GetCoipPoolUsage', () => readAddressesInUse(ec2, PoolId));
      if (inUse !== undefined) addressesInUse.set(PoolId, inUse);
    }
    // The names of nested stacks are unknown, and the volumes of other accounts.
    const isNewVolume = ({ template, logicalId }: Location) => {
      const stack = stackOf.get(template);
      return stack !== undefined && volumes!.has(volumeOfStack(stack, logicalId)) === false;
    };
    return { metrics, deployedInstances, addressesInUse, ...(volumes && { isNewVolume }) };
  }

  private async readMetrics(facts: Facts, outposts: readonly Outpost[]): Promise<Map<string, number>> {
    const { timeout = TIMEOUT } = this.options;
    const client = new CloudWatchClient(this.connection.config);
    const asAny = client as unknown as OutpostsClient;
    expectAnswers(asAny, timeout, isJsonAnswer);
    limitSilence(asAny, timeout, () => undefined);
    const all = new Map<string, OutpostMetric>();
    for (const outpost of outposts) {
      const entry = this.inventory.outposts?.find((one) => one.outpost?.OutpostId === outpost.id);
      const types = new Set(facts.by('volume', 'outpost', outpost).map(({ volumeType }) => volumeType));
      const interfaces = virtualInterfacesOf(this.inventory, entry?.outpost?.OutpostArn);
      const known = [...types].filter((type) => typeof type === 'string');
      for (const [key, metric] of metricsOf(outpost.id, interfaces, known)) all.set(key, metric);
    }
    try {
      return (await this.attempt('cloudwatch', 'GetMetricData', () => readMetrics(client, all))) ?? new Map<string, number>();
    } finally {
      client.destroy();
    }
  }

  /** An Outpost that is disconnected publishes no metrics, and those of a shared Outpost are in the account of its owner. */
  private noteMissingStatus({ outpost, at, metrics }: LiveOutpost): void {
    const failed = this.problems.some(({ operation }) => operation === 'GetMetricData');
    if (failed || metrics.has(metricKey('ConnectedStatus', outpost.id))) return;
    const why = 'CloudWatch has no data of the last 20 minutes: the Outpost may be disconnected, or another account owns it';
    this.unknown.push({ stack: at.stack, what: `ConnectedStatus of ${outpost.id}`, why });
  }

  private async attempt<T>(service: Problem['service'], operation: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      const problem = problemOf({ service, operation }, error);
      if (areCredentialsExpired(problem)) throw new UnusableInput(`the account was not checked: ${describeProblem(problem)}`);
      this.problems.push(problem);
      return undefined;
    }
  }
}

function findingOf({ id, severity, fix, source }: Omit<LiveCheck, 'check'>, { message, at }: LiveProblem): Finding {
  return { ruleId: id, severity, message, fix, source, location: at! };
}
