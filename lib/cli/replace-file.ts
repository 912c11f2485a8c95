import { randomUUID } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { UnusableInput } from './unusable-input';

/**
 * Writes beside the file and renames, so that nobody ever reads half of it. A symbolic link stays one.
 *
 * @throws UnusableInput
 */
export function replaceFile(file: string, text: string): void {
  let temporary: string | undefined;
  try {
    const exists = fs.existsSync(file);
    const target = exists ? fs.realpathSync(file) : file;
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
    const descriptor = fs.openSync(beside, 'wx', exists ? fs.statSync(target).mode : 0o666);
    temporary = beside;
    try {
      fs.writeFileSync(descriptor, text);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(beside, target);
  } catch (error) {
    if (temporary) fs.rmSync(temporary, { force: true });
    throw cannotWrite(file, error);
  }
}

/** Why a file cannot be written, and what to do about it. */
export function cannotWrite(file: string, error: unknown): UnusableInput {
  const folder = path.dirname(path.resolve(file));
  if (!fs.existsSync(folder)) return new UnusableInput(`cannot write ${file}: the folder ${folder} does not exist; create it first`);
  return new UnusableInput(`cannot write ${file}: ${(error as Error).message.split('\n', 1)[0]}; give another file with --out`);
}
