import * as path from 'path';
import type { Command } from 'commander';
import type { Discovery, Progress, WrittenInventory } from '../discover';
import { ExitCode } from '../exit-code';
import { parseRegions } from '../environment-options';
import { examples } from '../help';
import { describeKept } from '../kept-lists';
import { print } from '../print';
import { describeProblem } from '../problem';
import { UnusableInput } from '../unusable-input';

interface DiscoverArguments {
  readonly region: readonly string[];
  readonly profile: readonly string[];
  readonly out: string;
  readonly diff?: boolean;
  readonly json?: boolean;
  readonly force?: boolean;
}

/** A Region with the credentials of a profile. */
interface Scope {
  readonly region?: string;
  readonly profile?: string;
}

/** A discovery in a file. */
interface Result extends WrittenInventory, Discovery {
  readonly file: string;
  /** Changes since the earlier inventory, if there is one. */
  readonly changes?: readonly string[];
}

/** Adds the command `discover`. */
export function addDiscover(program: Command): void {
  program
    .command('discover')
    .description('reads the Outposts that an account owns, or that are shared with it, and writes an inventory')
    .option(
      '--region <region...>',
      'Regions to read; otherwise AWS_REGION, AWS_DEFAULT_REGION or the Region of the profile',
      parseRegions,
      [],
    )
    .option('--profile <profile...>', 'AWS profiles to use; otherwise AWS_PROFILE or the default profile', [])
    .option(
      '--out <file>',
      'inventory to write; keeps what you declared in an existing inventory, and its lists that cannot be read again; for several Regions ' +
        'or profiles, one file each, with the account and the Region in its name',
      'outposts.json',
    )
    .option('--diff', 'print what changed since the existing inventory; exit code 3 if anything did')
    .option('--force', 'overwrite a file that is not an inventory, or the inventory of another account or Region')
    .option('--json', 'print a summary as JSON')
    .addHelpText(
      'after',
      examples(
        'discover --region us-west-2 --out outposts.json',
        'discover --region us-west-2 eu-west-3 --profile plant-1 plant-2 --out inventories/outposts.json',
        'discover --region us-west-2 --diff',
      ),
    )
    .action(async (options: DiscoverArguments) => {
      const scopes = scopesOf(options);
      const results: Result[] = [];
      const failures: string[] = [];
      for (const scope of scopes) {
        try {
          const result = await discoverScope(scope, options, scopes.length > 1 ? results : undefined);
          results.push(result);
          if (!options.json) report(result, options);
        } catch (error) {
          if (scopes.length === 1 || !(error instanceof UnusableInput)) throw error;
          failures.push(error.message);
          console.error(`not read: ${error.message}`);
        }
      }
      if (results.length === 0) throw new UnusableInput(`none of ${scopes.length} Regions and profiles could be read: ${failures[0]}`);
      if (options.json) print(JSON.stringify(scopes.length > 1 ? results.map(summaryOf) : summaryOf(results[0]), undefined, 2));
      process.exitCode = exitCodeOf(results, failures);
    });
}

/** Each Region with each profile. */
function scopesOf({ region: regions, profile: profiles }: DiscoverArguments): Scope[] {
  const ofEnvironment = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  const orUndefined = <T>(values: readonly T[]): readonly (T | undefined)[] => (values.length ? [...new Set(values)] : [undefined]);
  return orUndefined(profiles).flatMap((profile) => orUndefined(regions).map((region) => ({ region: region ?? ofEnvironment, profile })));
}

/**
 * Reads a scope and writes its file.
 *
 * @param others results of other scopes, if there are several, which have a file each
 */
async function discoverScope(scope: Scope, { out, force, diff }: DiscoverArguments, others?: readonly Result[]): Promise<Result> {
  // Only this command loads the AWS SDK.
  const { checkDestination, describeChanges, discover, writeInventory } = await import('../discover.js');
  checkDestination(out, { force: force || others !== undefined });
  const name = others ? ` in ${[scope.region, scope.profile].filter(Boolean).join(', ')}` : '';
  const discovery = await discover({
    ...scope,
    onProgress: process.stderr.isTTY ? (progress) => showProgress(progress, name) : undefined,
  });
  const file = others ? fileOf(out, scope, discovery) : out;
  if (others?.some((other) => other.file === file)) {
    throw new UnusableInput(`profile ${scope.profile} has the same account as another profile, so ${file} exists; specify one of them`);
  }
  const written = writeInventory(file, discovery.inventory, { force });
  const changes = diff && written.existing ? describeChanges(written.existing, written.written) : undefined;
  return { file, ...discovery, ...written, changes };
}

/** `outposts.json` with its account and Region: `outposts-111122223333-us-west-2.json`. */
function fileOf(out: string, { profile = 'unknown' }: Scope, { inventory: { account, region } }: Discovery): string {
  const { dir, name, ext } = path.parse(out);
  return path.join(dir, `${name}-${account ?? profile.replace(/[^\w.-]/g, '_')}-${region}${ext}`);
}

function exitCodeOf(results: readonly Result[], failures: readonly string[]): ExitCode {
  if (failures.length > 0 || results.some(({ problems }) => problems.length > 0)) return ExitCode.FINDINGS;
  return results.some(({ changes }) => changes?.length) ? ExitCode.CHANGED : ExitCode.SUCCESS;
}

function summaryOf({ file, inventory, problems, kept, changes }: Result) {
  const outposts = inventory.outposts?.map(({ outpost }) => outpost?.OutpostId).sort();
  return { file, region: inventory.region, account: inventory.account, outposts, problems, kept, changes };
}

function report({ file, inventory, problems, kept, changes }: Result, { diff }: DiscoverArguments): void {
  const count = inventory.outposts?.length ?? 'an unknown number of';
  print(`${file}: ${count} ${count === 1 ? 'Outpost' : 'Outposts'} in ${inventory.region}, account ${inventory.account ?? 'unknown'}`);
  for (const problem of problems) console.error(`not read: ${describeProblem(problem)}`);
  for (const list of kept) console.error(`kept: ${describeKept(list)}`);
  if (!diff) return;
  if (!changes) print('no earlier inventory to compare with');
  else if (changes.length === 0) print('no changes');
  for (const change of changes ?? []) print(change);
}

/** Overwrites one line, and clears it at the end. */
function showProgress({ done, total, unanswered }: Progress, name: string): void {
  const waiting = unanswered ? `, no answer to ${unanswered}, calling again` : '';
  process.stderr.write(`\r\u001b[K${done < total ? `reading ${done}/${total}${name}${waiting}` : ''}`);
}
