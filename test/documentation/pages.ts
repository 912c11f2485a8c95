import * as fs from 'fs';
import * as path from 'path';

export const ROOT = path.join(__dirname, '../..');

/** A page that people read: README.md, or one below `docs`. */
export interface Page {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly text: string;
}

/** A fenced code block of a page. */
export interface Block {
  /** Such as `docs/network.md:12`, its first line. */
  readonly at: string;
  readonly language: string;
  readonly code: string;
}

const page = (file: string): Page => ({ file, text: fs.readFileSync(path.join(ROOT, file), 'utf8') });
const markdownIn = (folder: string) =>
  fs
    .readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => page(`${folder}/${name}`));

export const README = page('README.md');
/** Pages that are written by hand. */
export const PAGES: readonly Page[] = [README, ...markdownIn('docs')];

export const BLOCKS: readonly Block[] = PAGES.flatMap(({ file, text }) =>
  [...text.matchAll(/^```(\w+)(?: \w+)?\n(.*?)^```$/gms)].map(({ index, 1: language, 2: code }) => ({
    at: `${file}:${text.slice(0, index).split('\n').length + 1}`,
    language,
    code,
  })),
);
export const TYPESCRIPT = BLOCKS.filter(({ language }) => language === 'ts');

/** A page without its code blocks and comments. */
export function proseOf({ text }: Page): string {
  return text.replace(/^```.*?^```$/gms, '').replace(/<!--.*?-->/gs, '');
}
