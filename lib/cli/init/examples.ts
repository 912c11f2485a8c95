import * as fs from 'fs';
import * as path from 'path';
import { UnusableInput } from '../unusable-input';

/** Folders of the examples: beside the bundled command, and in the sources. */
const FOLDERS = [path.join(__dirname, 'examples'), path.join(__dirname, '../../../examples')];

/** What remains of `cdk synth` and an installation in an example of the sources. */
const GENERATED = ['cdk.out', 'node_modules', 'package-lock.json', '.venv', 'target', 'go.sum'];

/** An app that users copy. */
export interface Example {
  /** Name without the number, such as `low-latency`. */
  readonly name: string;
  /** First heading of its README. */
  readonly title: string;
  /** Contents of its files by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** All examples, in the order of their numbers. */
export function readExamples(): readonly Example[] {
  const root = rootOfExamples();
  const folders = fs.readdirSync(root).filter((folder) => /^\d+-/.test(folder));
  return folders.sort().map((folder) => {
    const files = filesOf(path.join(root, folder));
    const [heading] = files.get('README.md')!.split('\n', 1);
    return { name: folder.replace(/^\d+-/, ''), title: heading.replace(/^# /, ''), files };
  });
}

/**
 * Finds an example by its name, with or without the number.
 *
 * @throws UnusableInput
 */
export function findExample(name: string): Example {
  const examples = readExamples();
  const found = examples.find((example) => example.name === name.replace(/^\d+-/, ''));
  if (found) return found;
  throw new UnusableInput(`no example has the name ${name}; specify one of ${examples.map((example) => example.name).join(', ')}`);
}

export function rootOfExamples(): string {
  return FOLDERS.find((candidate) => fs.existsSync(candidate))!;
}

/** Contents of the files of an app by name. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => !GENERATED.includes(name.split(path.sep)[0]) && fs.statSync(path.join(folder, name)).isFile());
  return new Map(kept.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
