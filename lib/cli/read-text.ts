import * as fs from 'fs';
import { UnusableInput } from './unusable-input';

/** What to change if a file cannot be read. */
export interface ReadAdvice {
  readonly advice: string;
  /** @default - the same as `advice` */
  readonly ifMissing?: string;
}

/** Codes of errors for which another file would not help. */
const DENIED = ['EACCES', 'EPERM'];

/**
 * Reads a text file in UTF-8.
 *
 * @throws UnusableInput
 */
export function readText(file: string, { advice, ifMissing = advice }: ReadAdvice): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UnusableInput(`${file} does not exist; ${ifMissing}`);
    throw cannotRead(file, error, advice);
  }
  if (isUtf16(bytes)) throw new UnusableInput(`${file} is encoded in UTF-16; save it in UTF-8`);
  if (bytes.includes(0)) throw new UnusableInput(`${file} is not a text file; ${advice}`);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/**
 * Whether a file or a folder exists. Unlike `fs.existsSync`, one that cannot be read is an error.
 *
 * @throws UnusableInput
 */
export function exists(file: string): boolean {
  try {
    return fs.statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A part of the path is a file, or the text is no path.
    if (['ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw cannotRead(file, error, 'check the path');
  }
}

function cannotRead(file: string, error: unknown, advice: string): UnusableInput {
  const { code = (error as Error).message } = error as NodeJS.ErrnoException;
  return new UnusableInput(`${file} cannot be read: ${code}; ${DENIED.includes(code) ? 'change its permissions' : advice}`);
}

/** A byte order mark, or characters that alternate with zeros, as text in English does. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  return start.length > 1 && [0, 1].some((zeros) => start.every((byte, index) => (byte === 0) === (index % 2 === zeros)));
}
