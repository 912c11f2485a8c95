import { randomUUID } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { UnusableInput } from './unusable-input';

/**
 * Replaces a file atomically: writes a temporary file in the same folder and renames it. Keeps a symbolic link.
 *
 * @param option option that specifies the file, for messages
 * @throws UnusableInput
 */
export function replaceFile(file: string, text: string, option = '--out'): void {
  let temporary: string | undefined;
  try {
    const exists = fs.existsSync(file);
    // A rename would replace a device such as /dev/stdout.
    if (exists && !fs.statSync(file).isFile()) return fs.writeFileSync(file, text);
    const target = exists ? fs.realpathSync(file) : file;
    const written = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
    const descriptor = fs.openSync(written, 'wx', exists ? fs.statSync(target).mode : 0o666);
    temporary = written;
    try {
      fs.writeFileSync(descriptor, text);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(written, target);
  } catch (error) {
    if (temporary) fs.rmSync(temporary, { force: true });
    throw cannotWrite(file, error, option);
  }
}

/** Explains why a file cannot be written, and what to change. */
export function cannotWrite(file: string, error: unknown, option = '--out'): UnusableInput {
  const folder = path.dirname(path.resolve(file));
  const { code = 'ENOENT' } = (error ?? {}) as NodeJS.ErrnoException;
  // A folder in one without permission does not seem to exist.
  if (code === 'ENOENT' && !fs.existsSync(folder))
    return new UnusableInput(`cannot write ${file}: the folder ${folder} does not exist; create it first`);
  return new UnusableInput(`cannot write ${file}: ${(error as Error).message.split('\n', 1)[0]}; specify another file with ${option}`);
}
