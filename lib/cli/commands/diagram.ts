import type { Command } from 'commander';
import { CDK_OUT } from '../cdk-out';
import { examples } from '../help';
import { checkOutput } from '../output-file';
import { print, warn } from '../print';
import { replaceFile } from '../replace-file';
import { UnusableInput } from '../unusable-input';

interface DiagramArguments {
  readonly inventory: string[];
  readonly parameters: string[];
  readonly outpost?: string;
  readonly out: string;
}

/** Adds the command `diagram`. */
export function addDiagram(program: Command): void {
  program
    .command('diagram')
    .description('draws the deployment: sites, Outposts, hosts, subnets, local gateways, the service link and copies of data')
    .argument('[assembly]', 'cloud assembly that cdk synth wrote', CDK_OUT)
    .option('--inventory <file...>', 'inventories that discover wrote', [])
    .option('--parameters <value...>', 'parameter values: Key=Value, Stack:Key=Value, or files of aws cloudformation', [])
    .option('--outpost <id>', 'ID, ARN or name of the only Outpost to draw; otherwise all Outposts')
    .option('--out <file>', 'picture (.svg) or page (.html) to write', 'diagram.html')
    .addHelpText('after', examples('diagram', 'diagram cdk.out --inventory outposts.json --outpost factory --out factory.svg'))
    .action(async (assembly: string, { inventory: inventories, parameters, outpost, out }: DiagramArguments) => {
      if (!/\.(svg|html?)$/i.test(out))
        throw new UnusableInput(`--out is a file that ends with .svg or .html, got ${out}; specify another name`);
      checkOutput('--out', out, [...inventories, ...parameters]);
      // Only this command loads the layout engine.
      const { renderHtml, renderSvg } = await import('../diagram/diagram.js');
      const options = { assembly, inventories, parameters, outpost, onWarning: warn };
      replaceFile(out, out.toLowerCase().endsWith('.svg') ? await renderSvg(options) : await renderHtml(options));
      print(`${out}: ${assembly} drawn`);
    });
}
