#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { check, exitCodeOf, render } from '../lib/cli/check';
import type { Discovery, KeptList, Progress } from '../lib/cli/discover';
import { renderDisconnected } from '../lib/cli/disconnected';
import { describeProblem } from '../lib/cli/problem';
import { replaceFile } from '../lib/cli/replace-file';

/** Exit codes of all commands. */
enum ExitCode {
  SUCCESS = 0,
  /** Findings of severity error, or AWS calls that failed. */
  FINDINGS = 1,
  /** Invalid input, or no access. */
  UNUSABLE_INPUT = 2,
}

interface DiscoverArguments {
  readonly region?: string;
  readonly profile?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly force?: boolean;
}

interface CheckArguments {
  readonly template: string[];
  readonly inventory: string[];
  readonly deployed: string[];
  readonly region?: string;
  readonly account?: string;
  readonly parameters: string[];
  readonly json?: boolean;
}

interface DisconnectedArguments {
  readonly inventory: string[];
  readonly out?: string;
}

const program = new Command('cdk-outposts')
  .description('Reads your AWS Outposts, and validates CloudFormation templates for them before you deploy.')
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

program
  .command('discover')
  .description('reads the Outposts of an account in a Region, and writes an inventory')
  .option('--region <region>', 'Region to read; otherwise AWS_REGION, AWS_DEFAULT_REGION or the Region of the profile')
  .option('--profile <profile>', 'AWS profile to use; otherwise AWS_PROFILE or the default profile')
  .option(
    '--out <file>',
    'inventory to write; keeps what you declared in an existing inventory, and its lists that cannot be read again',
    'outposts.json',
  )
  .option('--force', 'overwrite a file that is not an inventory, or the inventory of another account or Region')
  .option('--json', 'print a summary as JSON')
  .action(async ({ region, profile, out, json, force }: DiscoverArguments) => {
    // Only this command loads the AWS SDK.
    const { checkDestination, describeKept, discover, writeInventory } = await import('../lib/cli/discover.js');
    checkDestination(out, { force });
    const discovery = await discover({
      region: region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION,
      profile,
      onProgress: process.stderr.isTTY ? showProgress : undefined,
    });
    const kept = writeInventory(out, discovery.inventory, { force });
    if (json) console.log(JSON.stringify(summaryOf(out, discovery, kept), undefined, 2));
    else
      reportDiscovery(
        out,
        discovery,
        kept.map((list) => describeKept(list)),
      );
    process.exitCode = discovery.problems.length ? ExitCode.FINDINGS : ExitCode.SUCCESS;
  });

program
  .command('check')
  .description('validates a cloud assembly or templates for Outposts, without access to AWS')
  .argument('[assembly]', 'cloud assembly that cdk synth wrote', 'cdk.out')
  .option('--template <file...>', 'CloudFormation templates in JSON or YAML, instead of a cloud assembly', [])
  .option('--inventory <file...>', 'inventories that discover wrote', [])
  .option(
    '--deployed <file...>',
    'templates of the deployed stacks, in files named after the stacks; reports changes that replace resources',
    [],
  )
  .option('--region <region>', 'Region of the templates; otherwise the Region of the inventories, or of the stacks of a cloud assembly')
  .option('--account <id>', 'account of the templates; otherwise the account of the inventories, or of the stacks of a cloud assembly')
  .option('--parameters <value...>', 'parameter values: Key=Value, Stack:Key=Value, or files of aws cloudformation', [])
  .option('--json', 'print the findings as JSON')
  .action((assembly: string, { template: templates, inventory: inventories, json, ...options }: CheckArguments) => {
    const report = check({ assembly, templates, inventories, ...options });
    console.log(json ? JSON.stringify(report, undefined, 2) : render(report));
    process.exitCode = exitCodeOf(report);
  });

program
  .command('disconnected')
  .description('writes a Markdown page that lists what continues to work on each Outpost during a service link outage')
  .argument('[assembly]', 'cloud assembly that cdk synth wrote', 'cdk.out')
  .option('--inventory <file...>', 'inventories that discover wrote', [])
  .option('--out <file>', 'file to write; otherwise the command prints the page')
  .action((assembly: string, { inventory: inventories, out }: DisconnectedArguments) => {
    const page = renderDisconnected({ assembly, inventories });
    if (out === undefined) process.stdout.write(page);
    else replaceFile(out, page);
  });

function summaryOf(file: string, { inventory, problems }: Discovery, kept: readonly KeptList[]) {
  const outposts = inventory.outposts?.map(({ outpost }) => outpost?.OutpostId).sort();
  return { file, region: inventory.region, account: inventory.account, outposts, problems, kept };
}

function reportDiscovery(file: string, { inventory, problems }: Discovery, kept: readonly string[]): void {
  const count = inventory.outposts?.length ?? 'an unknown number of';
  console.log(
    `${file}: ${count} ${count === 1 ? 'Outpost' : 'Outposts'} in ${inventory.region}, account ${inventory.account ?? 'unknown'}`,
  );
  for (const problem of problems) console.error(`not read: ${describeProblem(problem)}`);
  for (const list of kept) console.error(`kept: ${list}`);
}

/** Overwrites one line, and clears it at the end. */
function showProgress({ done, total, unanswered }: Progress): void {
  const waiting = unanswered ? `, no answer to ${unanswered}, calling again` : '';
  process.stderr.write(`\r\u001b[K${done < total ? `reading ${done}/${total}${waiting}` : ''}`);
}

async function main(): Promise<void> {
  // Otherwise the AWS SDK prints a warning of eight lines on Node.js 20.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander throws --help and --version as errors with exit code 0.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    // Commander prints the help if no command is specified.
    if (!(error instanceof CommanderError && error.code === 'commander.help'))
      console.error(`cdk-outposts: ${(error as Error).message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}`);
    process.exitCode = ExitCode.UNUSABLE_INPUT;
  }
}

void main();
