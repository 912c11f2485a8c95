import * as path from 'path';
import { UnusableInput } from '../unusable-input';
import { filesOf, rootOfExamples } from './examples';
import { writeNewFolder } from './new-folder';

/** Name of the app that exists in every language. */
export const APP = 'plant';

interface Language {
  readonly name: string;
  /** File with the values of the user. */
  readonly app: string;
  /** What `cdk synth` and the installation write. */
  readonly ignored: readonly string[];
  /** Command after which `cdk synth` finds the packages. */
  readonly install?: string;
}

const LANGUAGES = {
  typescript: { name: 'TypeScript', app: 'app.ts', ignored: ['node_modules/'], install: 'npm install' },
  python: {
    name: 'Python',
    app: 'app.py',
    ignored: ['.venv/', '__pycache__/'],
    install: 'python3 -m venv .venv && . .venv/bin/activate && pip install -r requirements.txt',
  },
  java: { name: 'Java', app: path.join('src', 'main', 'java', 'plant', 'PlantApp.java'), ignored: ['target/'] },
  go: { name: 'Go', app: 'plant.go', ignored: [], install: 'go mod tidy' },
} as const satisfies { [language: string]: Language };

/** A language that `init` writes the app in. */
export type AppLanguage = keyof typeof LANGUAGES;

export const APP_LANGUAGES = Object.keys(LANGUAGES) as readonly AppLanguage[];

/** `TypeScript, Python, Java and Go`. */
export const APP_LANGUAGE_NAMES = Object.values(LANGUAGES)
  .map(({ name }) => name)
  .join(', ')
  .replace(/, (\w+)$/, ' and $1');

/**
 * Writes the app of a language. Overwrites nothing.
 *
 * @param name - what the user asked for
 * @returns lines for the user: the files, and the next steps
 * @throws UnusableInput if the example exists in TypeScript only
 */
export function writeInLanguage(language: AppLanguage, name = APP, folder = APP): readonly string[] {
  const { name: languageName, app, ignored, install }: Language = LANGUAGES[language];
  if (name !== APP)
    throw new UnusableInput(
      `the example ${name} is in TypeScript only; the app ${APP} is in ${languageName}, too: npx cdk-outposts init ${APP} --language ${language}`,
    );
  const files = new Map(filesOf(path.join(rootOfExamples(), 'other-languages', language)));
  files.set('.gitignore', ['cdk.out/', ...ignored, ''].join('\n'));
  writeNewFolder(folder, files);
  return [
    `${folder}: ${[...files.keys()].sort().join(', ')}`,
    `Replace the values of the example in ${path.join(folder, app)}`,
    `Next: ${[`cd ${folder}`, install, 'npx aws-cdk@2 synth'].filter((step) => step !== undefined).join(' && ')}`,
  ];
}
