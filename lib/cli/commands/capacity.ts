import { InvalidArgumentError, Option, type Command } from 'commander';
import { GENERATION_1, GENERATION_2, SERVER } from '../../catalog/generations';
import { HOST_VCPUS } from '../../catalog/instance-families';
import type { Applied, AssetStatus } from '../capacity/apply';
import { hostsNeeded, renderHostsNeeded } from '../capacity/hosts-needed';
import { planCapacity } from '../capacity/plan';
import { readPlanFile } from '../capacity/plan-file';
import { readOrderableTypes } from '../capacity/orderable-types';
import { renderPlan } from '../capacity/render-plan';
import { renderSizing, renderSizingPage } from '../capacity/render-sizing';
import { FAMILIES_BY_HARDWARE, sizeServers } from '../capacity/size';
import { readWorkloadFile } from '../capacity/workload-file';
import { parseRegion } from '../environment-options';
import { ExitCode } from '../exit-code';
import { examples } from '../help';
import { readInventories } from '../inventory-file';
import { checkOutput } from '../output-file';
import { print, warn } from '../print';
import { describeProblem } from '../problem';
import { replaceFile } from '../replace-file';
import { UnusableInput } from '../unusable-input';

interface PlanArguments {
  readonly workload: string;
  readonly inventory: string[];
  readonly outpost?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Adds the command `capacity` with its subcommands. */
export function addCapacity(program: Command): void {
  const capacity = program.command('capacity').description('plans the instance capacity of an Outpost, and changes it');
  addPlan(capacity);
  addApply(capacity);
  addSize(capacity);
}

function addPlan(capacity: Command): void {
  capacity
    .command('plan')
    .description('plans the slots of each host for a workload, without access to AWS')
    .requiredOption('--workload <file>', 'workload in YAML or JSON')
    .option('--inventory <file...>', 'inventories that discover wrote; otherwise the command plans the hosts to order', [])
    .option('--outpost <id>', 'ID, ARN or name of the Outpost to plan; otherwise the only one of the inventories')
    .option('--out <file>', 'file to write the plan to, for capacity apply')
    .option('--json', 'print the plan as JSON')
    .addHelpText(
      'after',
      examples(
        'capacity plan --workload workload.yaml',
        'capacity plan --workload workload.yaml --inventory outposts.json --outpost factory --out plan.json',
      ),
    )
    .action(({ workload: file, inventory: inventories, outpost, out, json }: PlanArguments) => {
      if (out !== undefined) checkOutput('--out', out, [file, ...inventories]);
      const workload = readWorkloadFile(file);
      if (inventories.length === 0) {
        if (out !== undefined) throw new UnusableInput('--out writes a plan for existing hosts; specify their inventory with --inventory');
        if (outpost !== undefined) throw new UnusableInput(`--outpost ${outpost} is in no inventory; specify one with --inventory`);
        const needed = hostsNeeded(workload);
        print(json ? JSON.stringify(needed, undefined, 2) : renderHostsNeeded(needed));
        return;
      }
      const plan = planCapacity(readInventories(inventories, warn), workload, outpost);
      if (out !== undefined) replaceFile(out, `${JSON.stringify(plan, undefined, 2)}\n`);
      print(json ? JSON.stringify(plan, undefined, 2) : renderPlan(plan));
      process.exitCode = plan.shortfalls.length > 0 ? ExitCode.FINDINGS : ExitCode.SUCCESS;
    });
}

interface ApplyArguments {
  readonly yes?: boolean;
  readonly cancel?: boolean;
  readonly wait: boolean;
  readonly blockingInstances: 'wait' | 'fail';
  readonly interval: number;
  readonly region?: string;
  readonly profile?: string;
  readonly json?: boolean;
}

function addApply(capacity: Command): void {
  capacity
    .command('apply')
    .description('starts the capacity tasks of a plan, one asset after the other, and tracks them; a dry run without --yes')
    .argument('<plan>', 'plan that capacity plan --out wrote')
    .option('--yes', 'start the capacity tasks; otherwise AWS checks the slots in dry runs')
    .option('--cancel', 'cancel the capacity tasks of the plan that are not finished')
    .option('--no-wait', 'return when a capacity task is not finished; the next command continues')
    .addOption(
      new Option('--blocking-instances <action>', 'if instances block a capacity task: wait up to 48 hours until they stop, or fail')
        .choices(['wait', 'fail'])
        .default('wait'),
    )
    .option('--interval <seconds>', 'time between two calls for the status of a capacity task', parseInterval, 60)
    .option(
      '--region <region>',
      'Region of the Outpost; otherwise the Region of the plan, AWS_REGION, AWS_DEFAULT_REGION or the profile',
      parseRegion,
    )
    .option('--profile <profile>', 'AWS profile to use; otherwise AWS_PROFILE or the default profile')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples('capacity apply plan.json', 'capacity apply plan.json --yes', 'capacity apply plan.json --cancel'))
    .action(async (file: string, { yes, cancel, wait, blockingInstances, interval, region, profile, json }: ApplyArguments) => {
      if (yes && cancel) throw new UnusableInput('--yes starts capacity tasks and --cancel cancels them; specify one of them');
      const plan = readPlanFile(file);
      // Only this command of the group loads the AWS SDK.
      const { applyPlan, cancelPlan } = await import('../capacity/apply.js');
      const options = {
        region: region ?? plan.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION,
        profile,
        wait,
        interval: interval * 1000,
        onBlockingInstances: blockingInstances === 'wait' ? ('WAIT_FOR_EVACUATION' as const) : ('FAIL_TASK' as const),
        onStatus: json ? () => undefined : (status: AssetStatus) => print(describeStatus(status)),
      };
      const applied = cancel ? await cancelPlan(plan, options) : await applyPlan(plan, { ...options, start: yes === true });
      if (json) print(JSON.stringify(applied, undefined, 2));
      else print(describeResult(applied, plan.changes.length, { cancel, file }));
      const { problem, assets } = applied;
      if (problem) console.error(`${describeProblem(problem)}; capacity tasks continue, and the same command tracks them again`);
      const isFaulty =
        problem || assets.some(({ status }) => status === 'FAILED' || status === 'NOT_STARTED' || (!cancel && status === 'CANCELLED'));
      process.exitCode = isFaulty || (wait && !applied.finished) ? ExitCode.FINDINGS : ExitCode.SUCCESS;
    });
}

/** Commander adds the option and the value to the message. */
function parseInterval(value: string): number {
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 3600) throw new InvalidArgumentError('specify seconds up to 3600');
  return seconds;
}

function describeStatus({ assetId, capacityTaskId, status, reason, blockingInstances }: AssetStatus): string {
  const of = capacityTaskId ? ` (${capacityTaskId})` : '';
  const waiting = blockingInstances?.length ? `; stop ${blockingInstances.join(', ')}` : '';
  return `${assetId}: ${WORDS[status] ?? status}${of}${reason ? `: ${reason}` : ''}${waiting}`;
}

const WORDS: { readonly [status: string]: string | undefined } = {
  UP_TO_DATE: 'has the planned slots',
  DRY_RUN: 'AWS accepts the planned slots',
  NOT_STARTED: 'not started',
};

function describeResult(
  { dryRun, finished, assets }: Applied,
  changes: number,
  { cancel, file }: { cancel?: boolean; file: string },
): string {
  if (cancel) return assets.length === 0 ? 'no capacity task of the plan is running' : `capacity tasks of the plan: ${assets.length}`;
  if (changes === 0) return 'the plan changes no slots';
  const done = assets.filter(({ status }) => ['UP_TO_DATE', 'COMPLETED'].includes(status)).length;
  if (dryRun)
    return finished ? `dry run: nothing changed; run 'npx cdk-outposts capacity apply ${file} --yes' to start` : 'dry run: nothing changed';
  return `${done} of ${changes} assets have the planned slots${finished ? '' : '; run the same command again to continue'}`;
}

interface SizeArguments {
  readonly servers: string;
  readonly inventory?: string;
  readonly by: string;
  readonly hardware: string;
  readonly families?: readonly string[];
  readonly hostFailures: number;
  readonly growth: number;
  readonly headroom: number;
  readonly vcpusPerCore: number;
  readonly includePoweredOff?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

function addSize(capacity: Command): void {
  capacity
    .command('size')
    .description('maps the servers of an inventory to instance types and hosts, without access to AWS')
    .requiredOption('--servers <file>', 'CSV of RVTools (vInfo), Migration Evaluator or AWS Application Discovery Service')
    .option('--by <measure>', 'size by provisioned, peak, or a percentile that the file has, such as p95', 'provisioned')
    .addOption(new Option('--hardware <hardware>', 'families to choose from').choices(Object.keys(HARDWARE)).default('rack-2'))
    .option('--inventory <file>', 'inventory that discover wrote: choose only instance types that AWS accepts orders for')
    .option('--families <family...>', 'families to choose from, instead of those of --hardware')
    .option('--host-failures <number>', 'hosts of each family that can fail: M of N+M availability', wholeNumber(100), 1)
    .option('--growth <percent>', 'additional instances of each type', wholeNumber(1000), 0)
    .option('--headroom <percent>', 'additional vCPUs and memory of each server', wholeNumber(1000), 0)
    .option('--vcpus-per-core <number>', 'vCPUs of a core of a physical server, if the file counts cores', wholeNumber(8), 1)
    .option('--include-powered-off', 'size servers that do not run, too')
    .option('--out <file>', 'file to write a page in Markdown to, for the AWS account team')
    .option('--json', 'print the sizing as JSON')
    .addHelpText(
      'after',
      examples('capacity size --servers servers.csv', 'capacity size --servers servers.csv --by p95 --growth 20 --out sizing.md'),
    )
    .action(
      async ({
        servers: file,
        inventory: inventoryFile,
        hardware,
        families = FAMILIES_BY_HARDWARE[HARDWARE[hardware]],
        out,
        json,
        ...given
      }: SizeArguments) => {
        const unknown = families.find((family) => HOST_VCPUS[family] === undefined);
        if (unknown !== undefined)
          throw new UnusableInput(`${unknown} is not a family of Outposts; specify one of ${Object.keys(HOST_VCPUS).join(', ')}`);
        if (out !== undefined) checkOutput('--out', out, inventoryFile === undefined ? [file] : [file, inventoryFile]);
        // Only this command loads the CSV parser.
        const { readServerInventory } = await import('../capacity/server-inventory.js');
        const inventory = readServerInventory(file, { includePoweredOff: given.includePoweredOff, vCpusPerCore: given.vcpusPerCore || 1 });
        const options = {
          ...(inventoryFile !== undefined && { orderable: readOrderableTypes(inventoryFile, HARDWARE[hardware], warn) }),
          by: given.by.toLowerCase(),
          headroomPercent: given.headroom,
          growthPercent: given.growth,
          hostFailures: given.hostFailures,
          families: [...new Set(families)],
        };
        const sizing = sizeServers(inventory, options);
        if (out !== undefined) replaceFile(out, renderSizingPage(inventory, sizing, options));
        const { mapping, ignored, leftOut } = inventory;
        print(json ? JSON.stringify({ mapping, ignored, leftOut, ...sizing }, undefined, 2) : renderSizing(inventory, sizing));
        process.exitCode = sizing.withoutType.length > 0 ? ExitCode.FINDINGS : ExitCode.SUCCESS;
      },
    );
}

const HARDWARE: { readonly [hardware: string]: string } = { 'rack-1': GENERATION_1, 'rack-2': GENERATION_2, server: SERVER };

function wholeNumber(maximum: number): (value: string) => number {
  return (value) => {
    if (!/^\d+$/.test(value) || Number(value) > maximum) throw new InvalidArgumentError(`specify a whole number from 0 to ${maximum}`);
    return Number(value);
  };
}
