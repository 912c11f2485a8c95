import { Option, type Command } from 'commander';
import { CDK_OUT } from '../cdk-out';
import { check, exitCodeOf } from '../check';
import { parseAccount, parseRegion } from '../environment-options';
import { examples } from '../help';
import { checkOutput } from '../output-file';
import { print, warn } from '../print';
import { checkReportArguments, FORMATS, renderReport, type ReportArguments } from '../report/format';
import { replaceFile } from '../replace-file';
import { UnusableInput } from '../unusable-input';

interface CheckArguments extends ReportArguments {
  readonly template: string[];
  readonly inventory: string[];
  readonly deployed: string[];
  readonly region?: string;
  readonly account?: string;
  readonly parameters: string[];
  readonly html?: string;
}

/** Adds the command `check`. */
export function addCheck(program: Command): void {
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
    .option(
      '--region <region>',
      'Region of the templates; otherwise the Region of the inventories, or of the stacks of a cloud assembly',
      parseRegion,
    )
    .option(
      '--account <id>',
      'account of the templates; otherwise the account of the inventories, or of the stacks of a cloud assembly',
      parseAccount,
    )
    .option('--parameters <value...>', 'parameter values: Key=Value, Stack:Key=Value, or files of aws cloudformation', [])
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity of a finding for exit code 1').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--format <format>', 'format of the report').choices(FORMATS).default('text'))
    .option('--summary', 'print the numbers of findings by Outpost instead of the findings, as text')
    .addOption(new Option('--json', 'print the report as JSON, as --format json').conflicts('format'))
    .option('--html <file>', 'also write a page with the findings and the diagram of a cloud assembly')
    .addHelpText(
      'after',
      examples(
        'check',
        'check cdk.out --inventory outposts.json',
        'check --template network.yaml workload.yaml --inventory outposts.json --parameters parameters.json',
        'check cdk.out --deployed Plant.json',
        'check cdk.out --format sarif > outposts.sarif',
      ),
    )
    .action(
      async (
        assembly: string | undefined,
        { template: templates, inventory: inventories, failOn, format, json, summary, html, ...options }: CheckArguments,
      ) => {
        if (assembly !== undefined && templates.length > 0) {
          throw new UnusableInput(
            `check validates a cloud assembly or templates, got the cloud assembly ${assembly} and the template ${templates[0]}; specify one of them`,
          );
        }
        if (html !== undefined && templates.length > 0) {
          throw new UnusableInput(
            `--html requires a cloud assembly, got the template ${templates[0]}; run 'cdk synth' and specify its output`,
          );
        }
        if (html !== undefined && !/\.html?$/i.test(html))
          throw new UnusableInput(`--html is a file that ends with .html, got ${html}; specify another name`);
        if (html !== undefined) checkOutput('--html', html, [...inventories, ...options.deployed, ...options.parameters]);
        checkReportArguments({ format, json, summary });
        const report = check({ assembly: assembly ?? CDK_OUT, templates, inventories, ...options, onWarning: warn });
        print(renderReport(report, { format, json, failOn, summary }));
        if (html !== undefined) {
          const { renderHtml } = await import('../diagram/diagram.js');
          const page = { assembly: assembly ?? CDK_OUT, inventories, ...options, findingsFirst: true };
          replaceFile(html, await renderHtml(page), '--html');
        }
        process.exitCode = exitCodeOf(report, failOn);
      },
    );
}
