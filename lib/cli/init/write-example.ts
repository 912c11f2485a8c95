import * as path from 'path';
import type { Inventory } from '../../inventory/inventory';
import { serializeInventory } from '../../inventory/serialize';
import { UnusableInput } from '../unusable-input';
import type { Example } from './examples';
import { writeNewFolder } from './new-folder';
import { importOutposts, move } from './settings';

/** File with the values of the user. */
export const SETTINGS = 'settings.ts';

const REPOSITORY = 'https://github.com/cdk-outposts/cdk-outposts';

const README = 'README.md';

const INVENTORY = 'outposts.json';

/** What an app has in its folder and an example in the sources does not. */
const OF_AN_APP = new Map([
  ['.gitignore', 'node_modules/\ncdk.out/\n'],
  [
    'tsconfig.json',
    `${JSON.stringify(
      {
        compilerOptions: {
          target: 'es2022',
          module: 'node16',
          moduleResolution: 'node16',
          strict: true,
          skipLibCheck: true,
          noEmit: true,
          types: ['node'],
        },
        exclude: ['node_modules', 'cdk.out'],
      },
      undefined,
      2,
    )}\n`,
  ],
]);

/** The app that was written. */
export interface WrittenApp {
  readonly folder: string;
  /** Names of the files. */
  readonly files: readonly string[];
  /** Values in `settings.ts` that are those of the example. */
  readonly remaining: readonly string[];
}

/**
 * Writes an example as an app of its own. Overwrites nothing.
 *
 * @param inventory - the user's Outposts; without it, the app has the values of the example
 * @throws UnusableInput
 */
export function writeExample(example: Example, folder: string, inventory?: Inventory, outpostIds: readonly string[] = []): WrittenApp {
  const files = new Map([...example.files, ...OF_AN_APP]);
  const manifest = JSON.parse(files.get('package.json')!);
  files.set(README, outsideRepository(files.get(README)!));
  files.set('package.json', `${JSON.stringify({ ...manifest, name: packageName(folder) }, undefined, 2)}\n`);
  let remaining: readonly string[] = [];
  if (inventory) {
    const text = files.get(SETTINGS)!;
    if (files.has(INVENTORY) && outpostIds.length > 0)
      throw new UnusableInput(`the example ${example.name} is for all Outposts of an inventory; leave out --outpost`);
    const settings = files.has(INVENTORY) ? move(text, text, inventory) : importOutposts(text, inventory, outpostIds, INVENTORY);
    files.set(SETTINGS, settings.text);
    files.set(INVENTORY, serializeInventory(inventory));
    // The Availability Zones of another account.
    if (settings.environmentChanged) files.delete('cdk.context.json');
    remaining = settings.remaining;
  }
  writeNewFolder(folder, files);
  return { folder, files: [...files.keys()].sort(), remaining };
}

/** Links to other folders of the repository lead to its pages. */
function outsideRepository(page: string): string {
  return page.replace(/\]\(\.\.\/\.\.\//g, `](${REPOSITORY}/blob/main/`);
}

/** A name that npm accepts. */
function packageName(folder: string): string {
  const name = path.basename(path.resolve(folder)).toLowerCase();
  return name.replace(/[^a-z0-9._-]+/g, '-').replace(/^[._-]+/, '') || 'outposts-app';
}
