import type { Command } from 'commander';
import { CDK_OUT } from '../cdk-out';
import { renderDisconnected } from '../disconnected';
import { examples } from '../help';
import { checkOutput } from '../output-file';
import { warn } from '../print';
import { replaceFile } from '../replace-file';

interface DisconnectedArguments {
  readonly inventory: string[];
  readonly out?: string;
}

/** Adds the command `disconnected`. */
export function addDisconnected(program: Command): void {
  program
    .command('disconnected')
    .description('writes a Markdown page that lists what continues to work on each Outpost during a service link outage')
    .argument('[assembly]', 'cloud assembly that cdk synth wrote', CDK_OUT)
    .option('--inventory <file...>', 'inventories that discover wrote', [])
    .option('--out <file>', 'file to write; otherwise the command prints the page')
    .addHelpText('after', examples('disconnected cdk.out --inventory outposts.json --out disconnected.md'))
    .action((assembly: string, { inventory: inventories, out }: DisconnectedArguments) => {
      if (out !== undefined) checkOutput('--out', out, [assembly, ...inventories]);
      const page = renderDisconnected({ assembly, inventories, onWarning: warn });
      if (out === undefined) process.stdout.write(page);
      else replaceFile(out, page);
    });
}
