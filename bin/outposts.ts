#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { check, exitCodeOf, render } from '../lib/cli/check';
import type { Discovery, Progress } from '../lib/cli/discover';
import { renderDisconnected } from '../lib/cli/disconnected';
import { describeProblem } from '../lib/cli/problem';
import { replaceFile } from '../lib/cli/replace-file';

/** The exit codes of all commands. */
enum ExitCode {
  FINE = 0,
  /** Findings of severity error, or a part of what was asked for could not be read. */
  FINDINGS = 1,
  /** Input that cannot be used, or no access. */
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
  readonly json?: boolean;
}

interface DisconnectedArguments {
  readonly inventory: string[];
  readonly out?: string;
}

const program = new Command('outposts')
  .description('Knows what an AWS Outpost can do before you deploy to it.')
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

program
  .command('discover')
  .description('reads what an account has of Outposts in a Region, and writes it to a file')
  .option('--region <region>', 'Region to read; otherwise AWS_REGION, AWS_DEFAULT_REGION or that of the profile')
  .option('--profile <profile>', 'profile of the AWS configuration; otherwise AWS_PROFILE or the default profile')
  .option('--out <file>', 'inventory to write; storage that an existing one declares is kept', 'outposts.json')
  .option('--force', 'overwrite a file that is no inventory, or the inventory of another account or Region')
  .option('--json', 'print what was done as JSON')
  .action(async ({ region, profile, out, json, force }: DiscoverArguments) => {
    // The AWS SDK is loaded for this command only.
    const { checkDestination, discover, writeInventory } = await import('../lib/cli/discover.js');
    checkDestination(out, { force });
    const discovery = await discover({
      region: region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION,
      profile,
      onProgress: process.stderr.isTTY ? showProgress : undefined,
    });
    writeInventory(out, discovery.inventory, { force });
    if (json) console.log(JSON.stringify(summaryOf(out, discovery), undefined, 2));
    else reportDiscovery(out, discovery);
    process.exitCode = discovery.problems.length ? ExitCode.FINDINGS : ExitCode.FINE;
  });

program
  .command('check')
  .description('applies the rules of Outposts to what was synthesized, without access to AWS')
  .argument('[assembly]', 'cloud assembly that cdk synth wrote', 'cdk.out')
  .option('--template <file...>', 'CloudFormation templates in JSON or YAML, in the place of a cloud assembly', [])
  .option('--inventory <file...>', 'inventories that discover wrote', [])
  .option(
    '--deployed <file...>',
    'templates of stacks as they are deployed, in files named after the stacks: finds what would be replaced',
    [],
  )
  .option('--region <region>', 'Region of the templates; the stacks of a cloud assembly tell theirs')
  .option('--json', 'print the findings as JSON')
  .action((assembly: string, { template: templates, inventory: inventories, deployed, region, json }: CheckArguments) => {
    const report = check({ assembly, templates, inventories, deployed, region });
    console.log(json ? JSON.stringify(report, undefined, 2) : render(report));
    process.exitCode = exitCodeOf(report);
  });

program
  .command('disconnected')
  .description('writes what an App keeps doing on its Outposts while the service link is down, as a page in Markdown')
  .argument('[assembly]', 'cloud assembly that cdk synth wrote', 'cdk.out')
  .option('--inventory <file...>', 'inventories that discover wrote', [])
  .option('--out <file>', 'file to write, whole or not at all; otherwise the page is printed')
  .action((assembly: string, { inventory: inventories, out }: DisconnectedArguments) => {
    const page = renderDisconnected({ assembly, inventories });
    if (out === undefined) process.stdout.write(page);
    else replaceFile(out, page);
  });

function summaryOf(file: string, { inventory, problems }: Discovery) {
  const outposts = inventory.outposts?.map(({ outpost }) => outpost?.OutpostId).sort();
  return { file, region: inventory.region, account: inventory.account, outposts, problems };
}

function reportDiscovery(file: string, { inventory, problems }: Discovery): void {
  const count = inventory.outposts?.length ?? 'an unknown number of';
  console.log(`${file}: ${count} ${count === 1 ? 'Outpost' : 'Outposts'} of ${inventory.account ?? 'the account'} in ${inventory.region}`);
  for (const problem of problems) console.error(`not read: ${describeProblem(problem)}`);
}

/** One line that is written over and over, and is gone at the end. */
function showProgress({ done, total }: Progress): void {
  process.stderr.write(`\r\u001b[K${done < total ? `reading ${done}/${total}` : ''}`);
}

async function main(): Promise<void> {
  // Otherwise the AWS SDK greets users of Node 20 with a warning of eight lines.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  try {
    await program.parseAsync();
  } catch (error) {
    // The help and the version that were asked for come as errors with exit code 0.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    // Without a command the help has been printed.
    if (!(error instanceof CommanderError && error.code === 'commander.help'))
      console.error(`outposts: ${(error as Error).message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}`);
    process.exitCode = ExitCode.UNUSABLE_INPUT;
  }
}

void main();
