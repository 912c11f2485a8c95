import * as fs from 'fs';
import * as path from 'path';
import { UnusableInput } from '../unusable-input';

/**
 * Writes files by their names into a new folder, or an empty one. Overwrites nothing.
 *
 * @throws UnusableInput
 */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    requireEmpty(folder);
    for (const [name, text] of files) {
      const file = path.join(folder, name);
      createFolder(path.dirname(file));
      fs.writeFileSync(file, text, { flag: 'wx' });
    }
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    throw new UnusableInput(`cannot write into ${folder}: ${(error as Error).message}; specify another folder with --out`);
  }
}

function requireEmpty(folder: string): void {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) throw new UnusableInput(`${folder} is a file; specify another folder with --out`);
  if (fs.readdirSync(folder).length > 0) throw new UnusableInput(`the folder ${folder} is not empty; specify another folder with --out`);
}

/** Creates a folder and those above it. With `recursive`, Node.js 20 tries for ever where no folder can be created, such as in `/proc`. */
function createFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) createFolder(above);
  fs.mkdirSync(folder);
}
