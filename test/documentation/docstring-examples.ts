import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { ROOT, type Block } from './pages';

/** What jsii-rosetta puts around an example, in the constructor of a construct. */
const [before, after] = fs.readFileSync(path.join(ROOT, 'rosetta/default.ts-fixture'), 'utf8').split('/// here');

const SOURCES = fs
  .readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('/bundle/'))
  .map((file) => path.posix.join('lib', file));

/** The examples in the docstrings of classes, each as a block that stands for itself. */
export const DOCSTRING_EXAMPLES: readonly Block[] = SOURCES.flatMap((file) => {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  if (!text.includes('@example')) return [];
  const classes = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true).statements.filter(ts.isClassDeclaration);
  return classes.flatMap((declaration) =>
    ts
      .getJSDocTags(declaration)
      .filter(({ tagName }) => tagName.text === 'example')
      .map(({ comment }) => ({
        at: `${file}:${declaration.name?.text}`,
        language: 'ts',
        code: standingAlone(ts.getTextOfJSDocComment(comment)!),
      })),
  );
});

/** As jsii-rosetta does, moves what an example declares out of the constructor. */
function standingAlone(example: string): string {
  const declared = example.match(/^declare .*$/gm) ?? [];
  const shown = example.replace(/^declare .*$/gm, '');
  return [...declared, `${before}${shown}${after}`, 'declare const stack: Stack;', "new Example(stack, 'Example');"].join('\n');
}
