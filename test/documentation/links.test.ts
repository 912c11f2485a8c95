import * as fs from 'fs';
import * as path from 'path';
import { PAGES, README, ROOT } from './pages';

const REPOSITORY = 'https://github.com/cdk-outposts/cdk-outposts';
const FILE_OF_REPOSITORY = new RegExp(`^(?:${REPOSITORY}/(?:blob|tree)|https://raw.githubusercontent.com/cdk-outposts/cdk-outposts)/main/`);

/** Links of a page, and its images. */
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);

/** The anchors that GitHub gives the headings of a page. */
function anchorsIn(file: string): string[] {
  const headings = [...fs.readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)];
  return headings.map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Why a link leads nowhere; undefined where it leads somewhere, or out of the repository. */
function problemOf(link: string, folder: string): string | undefined {
  const local = link.replace(FILE_OF_REPOSITORY, '');
  if (local === link && /^https?:/.test(link)) return undefined;
  const [file, anchor] = local.split('#');
  const target = local === link ? path.join(folder, file) : path.join(ROOT, file);
  if (!fs.existsSync(target)) return `${link}: no such file`;
  if (anchor && !anchorsIn(target).includes(anchor)) return `${link}: no such heading`;
  return undefined;
}

test.each(PAGES)('every link of $file leads somewhere', ({ file, text }) => {
  const folder = path.dirname(path.join(ROOT, file));
  const links = linksIn(text).map((link) => (link.startsWith('#') ? path.basename(file) + link : link));
  expect(links.map((link) => problemOf(link, folder)).filter(Boolean)).toEqual([]);
});

test('links of the README work from the page of the package, too', () => {
  expect(linksIn(README.text).filter((link) => !link.startsWith('https://'))).toEqual([]);
});

test('every page is linked from the list of pages', () => {
  const list = PAGES.find(({ file }) => file === 'docs/README.md')!;
  const listed = linksIn(list.text);
  const pages = PAGES.map(({ file }) => path.basename(file)).filter((name) => name !== 'README.md');
  expect(pages.filter((name) => !listed.includes(name))).toEqual([]);
});
