import { Option, type Command } from 'commander';
import { CDK_OUT } from '../cdk-out';
import { exitCodeOf } from '../check';
import { ExitCode } from '../exit-code';
import { parseRegion } from '../environment-options';
import { examples } from '../help';
import { print, warn } from '../print';
import { checkReportArguments, FORMATS, renderReport, type ReportArguments } from '../report/format';

interface PreflightArguments extends ReportArguments {
  readonly inventory: string[];
  readonly region?: string;
  readonly profile?: string;
  readonly parameters: string[];
  readonly printPolicy?: boolean;
}

/** Adds the command `preflight`. */
export function addPreflight(program: Command): void {
  program
    .command('preflight')
    .description('validates a cloud assembly against the live account before you deploy; calls read operations only')
    .argument('[assembly]', 'cloud assembly that cdk synth wrote', CDK_OUT)
    .option('--inventory <file...>', 'inventories with what no AWS API returns, such as spare hosts', [])
    .option('--region <region>', 'Region to read; otherwise the Regions of the stacks', parseRegion)
    .option('--profile <profile>', 'AWS profile to use; otherwise AWS_PROFILE or the default profile')
    .option('--parameters <value...>', 'parameter values: Key=Value, Stack:Key=Value, or files of aws cloudformation', [])
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity of a finding for exit code 1').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--format <format>', 'format of the report').choices(FORMATS).default('text'))
    .option('--summary', 'print the numbers of findings by Outpost instead of the findings, as text')
    .addOption(new Option('--json', 'print the report as JSON, as --format json').conflicts('format'))
    .option('--print-policy', 'print the IAM policy that the command requires, and call no AWS API')
    .addHelpText('after', examples('preflight', 'preflight cdk.out --profile plant --fail-on warning', 'preflight --print-policy'))
    .action(
      async (assembly: string, { printPolicy, inventory: inventories, failOn, format, json, summary, ...options }: PreflightArguments) => {
        if (printPolicy) {
          const { preflightPolicy } = await import('../preflight/policy.js');
          print(JSON.stringify(preflightPolicy(), undefined, 2));
          return;
        }
        checkReportArguments({ format, json, summary });
        // Only commands that call AWS load the SDK.
        const { preflight } = await import('../preflight/preflight.js');
        const { report, problems } = await preflight({
          ...{ assembly, inventories, ...options, onWarning: warn },
          onProgress: process.stderr.isTTY ? showProgress : undefined,
        });
        print(renderReport(report, { format, json, failOn, summary }));
        process.exitCode = exitCodeOf(report, failOn) || (problems.length > 0 ? ExitCode.FINDINGS : ExitCode.SUCCESS);
      },
    );
}

function showProgress({ done, total }: { readonly done: number; readonly total: number }): void {
  process.stderr.write(`\r\u001b[K${done < total ? `reading ${done}/${total}` : ''}`);
}
