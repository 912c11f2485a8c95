import type { Command } from 'commander';
import type { Discovery, KeptList, Progress } from '../discover';
import { ExitCode } from '../exit-code';
import { print } from '../print';
import { describeProblem } from '../problem';

interface DiscoverArguments {
  readonly region?: string;
  readonly profile?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly force?: boolean;
}

/** Adds the command `discover`. */
export function addDiscover(program: Command): void {
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
      const { checkDestination, describeKept, discover, writeInventory } = await import('../discover.js');
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
}

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
