#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { check, exitCodeOf, render } from '../lib/cli/check';
import type { Discovery, KeptList, Progress } from '../lib/cli/discover';
import { renderDisconnected } from '../lib/cli/disconnected';
import { describeProblem } from '../lib/cli/problem';
import { replaceFile } from '../lib/cli/replace-file';
import { UnusableInput } from '../lib/cli/unusable-input';
import type { Severity } from '../lib/validation/rule';

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
  readonly failOn: Severity;
  readonly json?: boolean;
}

interface DisconnectedArguments {
  readonly inventory: string[];
  readonly out?: string;
}

/** Default folder of `cdk synth`. */
const CDK_OUT = 'cdk.out';

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
    if (json) print(JSON.stringify(summaryOf(out, discovery, kept), undefined, 2));
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
  .argument('[assembly]', `cloud assembly that cdk synth wrote (default: "${CDK_OUT}")`)
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
  .addOption(
    new Option('--fail-on <severity>', 'lowest severity of a finding for exit code 1').choices(['error', 'warning']).default('error'),
  )
  .option('--json', 'print the findings as JSON')
  .action((assembly: string | undefined, { template: templates, inventory: inventories, failOn, json, ...options }: CheckArguments) => {
    if (assembly !== undefined && templates.length > 0) {
      throw new UnusableInput(
        `check validates a cloud assembly or templates, got the cloud assembly ${assembly} and the template ${templates[0]}; specify one of them`,
      );
    }
    const report = check({ assembly: assembly ?? CDK_OUT, templates, inventories, ...options, onWarning: warn });
    print(json ? JSON.stringify(report, undefined, 2) : render(report));
    process.exitCode = exitCodeOf(report, failOn);
  });

program
  .command('disconnected')
  .description('writes a Markdown page that lists what continues to work on each Outpost during a service link outage')
  .argument('[assembly]', 'cloud assembly that cdk synth wrote', CDK_OUT)
  .option('--inventory <file...>', 'inventories that discover wrote', [])
  .option('--out <file>', 'file to write; otherwise the command prints the page')
  .action((assembly: string, { inventory: inventories, out }: DisconnectedArguments) => {
    const page = renderDisconnected({ assembly, inventories, onWarning: warn });
    if (out === undefined) process.stdout.write(page);
    else replaceFile(out, page);
  });

function summaryOf(file: string, { inventory, problems }: Discovery, kept: readonly KeptList[]) {
  const outposts = inventory.outposts?.map(({ outpost }) => outpost?.OutpostId).sort();
  return { file, region: inventory.region, account: inventory.account, outposts, problems, kept };
}

function reportDiscovery(file: string, { inventory, problems }: Discovery, kept: readonly string[]): void {
  const count = inventory.outposts?.length ?? 'an unknown number of';
  print(`${file}: ${count} ${count === 1 ? 'Outpost' : 'Outposts'} in ${inventory.region}, account ${inventory.account ?? 'unknown'}`);
  for (const problem of problems) console.error(`not read: ${describeProblem(problem)}`);
  for (const list of kept) console.error(`kept: ${list}`);
}

/** Overwrites one line, and clears it at the end. */
function showProgress({ done, total, unanswered }: Progress): void {
  const waiting = unanswered ? `, no answer to ${unanswered}, calling again` : '';
  process.stderr.write(`\r\u001b[K${done < total ? `reading ${done}/${total}${waiting}` : ''}`);
}

/** Unlike `console.log`, it does not hide errors of standard output. */
function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function warn(message: string): void {
  console.error(`warning: ${message}`);
}

/** A reader such as `head` may close the pipe. Any other error of standard output is a result that is lost. */
function handleOutputErrors(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    console.error(`cdk-outposts: cannot write to standard output: ${error.code}; write to another destination`);
    process.exitCode = ExitCode.UNUSABLE_INPUT;
  });
  process.stderr.on('error', () => undefined);
}

async function main(): Promise<void> {
  handleOutputErrors();
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
