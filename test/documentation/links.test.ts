import * as fs from 'fs';
import * as path from 'path';
import { rules } from '../../lib/validation/rules';
import { BLOCKS, PAGES, proseOf, README, ROOT } from './pages';

const REPOSITORY = 'https://github.com/cdk-outposts/cdk-outposts';
const FILE_OF_REPOSITORY = new RegExp(`^(?:${REPOSITORY}/(?:blob|tree)|https://raw.githubusercontent.com/cdk-outposts/cdk-outposts)/main/`);
const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

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

test.each(PAGES)('every rule that $file names exists', ({ text }) => {
  const ids = new Set(rules.map(({ id }) => id));
  const acknowledged = [...text.matchAll(/cdk-outposts::([a-z0-9-]+)/g)].map(([, id]) => id);
  // Names of three words and more in code: rules, and nothing else.
  const named = [...proseOf({ file: '', text }).matchAll(/`([a-z0-9]+(?:-[a-z0-9]+){2,})`/g)].map(([, id]) => id);
  expect([...acknowledged, ...named].filter((id) => !ids.has(id) && id !== 'aws-cdk-lib')).toEqual([]);
});

test('the README is the front door: at most 150 lines', () => {
  expect(README.text.split('\n').length).toBeLessThanOrEqual(150);
});

test('the README names the versions that the package requires', () => {
  const floor = (range: string) => range.replace(/^[^\d]*/, '');
  expect(README.text).toContain(`\`aws-cdk-lib\` ${floor(manifest.peerDependencies['aws-cdk-lib'])}`);
  expect(README.text).toContain(`Node.js ${floor(manifest.engines.node)}`);
});

test('the page about other languages names the packages as they are published', () => {
  const page = PAGES.find(({ file }) => file === 'docs/other-languages.md')!;
  const { python, java, dotnet, go } = manifest.jsii.targets;
  const names = [`\`${python.distName}\` on PyPI`, `from ${python.module} import`, `\`${java.maven.groupId}:${java.maven.artifactId}\``];
  names.push(
    `import ${java.package}.`,
    `\`${dotnet.packageId}\` on NuGet`,
    `using ${dotnet.namespace};`,
    `"${go.moduleName}/${go.packageName}"`,
  );
  expect(names.filter((name) => !page.text.includes(name))).toEqual([]);
});

test('every command line names the package, since nobody owns the shorter name', () => {
  const text = PAGES.map((page) => page.text).join('\n') + BLOCKS.map(({ code }) => code).join('\n');
  expect(text.match(/npx outposts\b/)).toBeNull();
  expect(text.match(/\bnpx (?!cdk-outposts|cdk\b|tsx|jsii-rosetta)[\w-]+/g)).toBeNull();
});
