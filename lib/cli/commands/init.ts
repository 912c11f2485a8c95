import * as path from 'path';
import { Option, type Command } from 'commander';
import type { Inventory } from '../../inventory/inventory';
import { examples } from '../help';
import { findExample, readExamples } from '../init/examples';
import { APP, APP_LANGUAGE_NAMES, APP_LANGUAGES, writeInLanguage, type AppLanguage } from '../init/other-languages';
import { askForOutposts, onTerminal } from '../init/questions';
import { outpostsOf } from '../init/settings';
import { SETTINGS, writeExample, type WrittenApp } from '../init/write-example';
import { readInventories } from '../inventory-file';
import { print, warn } from '../print';
import { UnusableInput } from '../unusable-input';

interface InitArguments {
  readonly inventory?: string;
  readonly outpost: string[];
  readonly out?: string;
  readonly language: AppLanguage;
}

/** Adds the command `init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('writes an example as an app of your own, or lists the examples')
    .argument('[example]', 'name of the example')
    .option('--inventory <file>', 'inventory of your Outposts, which the app imports; otherwise the command asks, on a terminal')
    .option('--outpost <id...>', 'ID, ARN or name of the Outpost in the inventory, for each Outpost of the example', [])
    .option('--out <folder>', 'new folder of the app; otherwise the name of the example', folderOf)
    .addOption(
      new Option('--language <language>', `language of the app; the examples are in TypeScript, the app ${APP} is in all`)
        .choices(APP_LANGUAGES)
        .default('typescript'),
    )
    .addHelpText(
      'after',
      examples(
        'init',
        'init low-latency',
        'init low-latency --inventory outposts.json --outpost factory --out plant',
        `init ${APP} --language python`,
      ),
    )
    .action(async (name: string | undefined, { inventory: file, outpost: outpostIds, out, language }: InitArguments) => {
      if (language !== 'typescript' || name === APP) {
        if (file !== undefined || outpostIds.length > 0)
          throw new UnusableInput(`the app ${APP} takes no --inventory and no --outpost; leave them out and replace the values in the app`);
        return print(writeInLanguage(language, name, out).join('\n'));
      }
      if (name === undefined) return print(listExamples());
      if (outpostIds.length > 0 && file === undefined)
        throw new UnusableInput('--outpost selects Outposts of an inventory; specify --inventory, too');
      const example = findExample(name);
      const inventory =
        file === undefined ? await askIfPossible(outpostsOf(example.files.get(SETTINGS)!)) : readInventories([file], warn)[0];
      report(writeExample(example, out ?? example.name, inventory, outpostIds));
    });
}

/** An empty path is the current folder. */
function folderOf(text: string): string {
  return path.normalize(text);
}

function listExamples(): string {
  const all = readExamples();
  const width = Math.max(...all.map(({ name }) => name.length));
  const listed = all.map(({ name, title }) => `${name.padEnd(width)}  ${title}`);
  return [...listed, '', `In ${APP_LANGUAGE_NAMES}: npx cdk-outposts init ${APP} --language <${APP_LANGUAGES.join('|')}>`].join('\n');
}

/** Without a terminal, the app keeps the values of the example. */
async function askIfPossible(names: readonly string[]): Promise<Inventory | undefined> {
  return process.stdin.isTTY && process.stderr.isTTY ? onTerminal((ask) => askForOutposts(ask, names)) : undefined;
}

function report({ folder, files, remaining }: WrittenApp): void {
  print(`${folder}: ${files.join(', ')}`);
  print(
    remaining.length > 0
      ? `Replace the values of the example in ${path.join(folder, SETTINGS)}: ${remaining.join(', ')}`
      : `Replace the values of the example in ${path.join(folder, SETTINGS)}`,
  );
  print(`Next: cd ${folder} && npm install && npx cdk synth`);
}
