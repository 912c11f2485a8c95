#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { addCapacity } from '../lib/cli/commands/capacity';
import { addCheck } from '../lib/cli/commands/check';
import { addCompletion } from '../lib/cli/commands/completion';
import { addDiagram } from '../lib/cli/commands/diagram';
import { addDisconnected } from '../lib/cli/commands/disconnected';
import { addDiscover } from '../lib/cli/commands/discover';
import { addExplain } from '../lib/cli/commands/explain';
import { addInit } from '../lib/cli/commands/init';
import { addPreflight } from '../lib/cli/commands/preflight';
import { ExitCode } from '../lib/cli/exit-code';
import { usageMessage } from '../lib/cli/usage-error';

const program = new Command('cdk-outposts')
  .description('Reads your AWS Outposts, plans their capacity, and validates and draws deployments before you deploy.')
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

for (const add of [addDiscover, addCheck, addPreflight, addCapacity, addDisconnected, addDiagram, addInit, addExplain, addCompletion])
  add(program);

/** A reader such as `head` may close the pipe. Any other error of standard output is a result that is lost. */
function handleOutputErrors(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    console.error(`cdk-outposts: cannot write to standard output: ${error.code}; write to another destination`);
    process.exitCode = ExitCode.UNUSABLE_INPUT;
  });
  process.stderr.on('error', () => undefined);
}

function messageOf(error: unknown): string {
  if (error instanceof CommanderError) return usageMessage(error, program, process.argv.slice(2));
  return (error as Error).message.replace(/\s*\n\s*/g, ' ');
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
    if (!(error instanceof CommanderError && error.code === 'commander.help')) console.error(`cdk-outposts: ${messageOf(error)}`);
    process.exitCode = ExitCode.UNUSABLE_INPUT;
  }
}

void main();
