import * as fs from 'fs';
import * as path from 'path';
import { UnusableInput } from './unusable-input';

/**
 * Checks that a command does not overwrite what it reads: a file, or a JSON file in a folder.
 *
 * @param option option and value of the output
 * @param inputs files and folders that the command reads; names that do not exist are skipped
 * @throws UnusableInput if it would
 */
export function checkOutput(option: '--out' | '--html', file: string, inputs: readonly string[]): void {
  const output = statOf(file);
  if (!output) return;
  const isJson = file.toLowerCase().endsWith('.json') || path.extname(fs.realpathSync(file)).toLowerCase() === '.json';
  for (const input of inputs) {
    const stats = statOf(input.replace(/^file:\/\//, ''));
    const isInput = stats?.isDirectory()
      ? isJson && isWithin(fs.realpathSync(input), fs.realpathSync(file))
      : stats?.ino === output.ino && stats.dev === output.dev;
    if (isInput)
      throw new UnusableInput(`${option} ${file} would overwrite ${input}, which the command reads; specify another file with ${option}`);
  }
}

/** `undefined` if it does not exist or cannot be read; the messages of reading and writing explain that. */
function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
