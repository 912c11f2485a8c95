import * as fs from 'fs';
import * as path from 'path';
import { cannotWrite } from '../replace-file';
import { UnusableInput } from '../unusable-input';

/**
 * Writes files by their names into a new folder, or an empty one. Overwrites nothing.
 *
 * @throws UnusableInput
 */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): void {
  requireEmpty(folder);
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      throw cannotWrite(file, error);
    }
  }
}

function requireEmpty(folder: string): void {
  if (!fs.existsSync(folder)) return;
  if (!fs.statSync(folder).isDirectory()) throw new UnusableInput(`${folder} is a file; specify another folder with --out`);
  if (fs.readdirSync(folder).length > 0) throw new UnusableInput(`the folder ${folder} is not empty; specify another folder with --out`);
}
