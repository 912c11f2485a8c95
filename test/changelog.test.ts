import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const SCRIPT = path.join(__dirname, '../scripts/changelog.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'cdk-outposts-changelog-'));
const file = path.join(folder, 'CHANGELOG.md');

const TABLE = '### Upgrade from 0.1.0\n\n| 0.1.0 | 1.0.0 |\n| --- | --- |\n| `Belt` | `Conveyor` |';
const INTRO = '# Changelog\n\nNames are API.\n\n';
const OLD = '## 0.1.0 (2026-11-01)\n\nThe first version.\n';

function git(...args: string[]): string {
  const author = ['-c', 'user.name=Plant', '-c', 'user.email=plant@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...author, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

const commit = (...message: string[]) => git('commit', '--quiet', '--allow-empty', ...message.flatMap((part) => ['-m', part]));

/** The changelog that the script makes of another one. */
function updated(changelog: string, env: NodeJS.ProcessEnv = {}): string {
  writeFileSync(file, changelog);
  const { npm_lifecycle_event: _event, ...inherited } = process.env;
  execFileSync('node', [SCRIPT], { cwd: folder, env: { ...inherited, ...env }, stdio: 'pipe' });
  return readFileSync(file, 'utf8').replace(/ \(\[[0-9a-f]{7}\]\(https:\/\/github.com\/\S+\/commit\/[0-9a-f]{40}\)\)/g, ' (…)');
}

beforeAll(() => {
  git('init', '--quiet');
  commit('feat: of the first version');
  git('tag', 'v0.1.0');
  commit('feat(network)!: conveyors have one name', 'why it is so', 'BREAKING CHANGE: `Belt` is `Conveyor`');
  commit('feat(rules): a rule about conveyors');
  commit('fix: the belt stops');
  commit('docs: how to start the belt');
  commit('test: of the belt');
});

afterAll(() => rmSync(folder, { recursive: true }));

const COMMITS = `### Breaking changes

- **network**: conveyors have one name (…): \`Belt\` is \`Conveyor\`

### Features

- **rules**: a rule about conveyors (…)

### Fixes

- the belt stops (…)
`;

test('the newest section gets the commits since its marker, and keeps what is written by hand', () => {
  const open = `${INTRO}## 1.0.0 (unreleased)\n\n${TABLE}\n\n<!-- commits since v0.1.0 -->\n\n`;
  const expected = `${open}${COMMITS}\n${OLD}`;
  expect(updated(`${open}${OLD}`)).toBe(expected);
  // What it wrote before is replaced.
  expect(updated(readFileSync(file, 'utf8'))).toBe(expected);
});

test('a release names and dates its section, and is part of the commit of the version', () => {
  const changelog = `${INTRO}## 1.0.0 (unreleased)\n\n${TABLE}\n\n<!-- commits since v0.1.0 -->\n\n${OLD}`;
  const today = new Date().toISOString().slice(0, 10);
  const released = updated(changelog, { npm_lifecycle_event: 'version', npm_package_version: '2.0.0' });
  expect(released).toBe(`${INTRO}## 2.0.0 (${today})\n\n${TABLE}\n\n<!-- commits since v0.1.0 -->\n\n${COMMITS}\n${OLD}`);
  expect(git('diff', '--cached', '--name-only')).toBe('CHANGELOG.md');
});

test('after a release, a new section begins', () => {
  expect(updated(`${INTRO}${OLD}`)).toBe(`${INTRO}## Next (unreleased)\n\n<!-- commits since v0.1.0 -->\n\n${COMMITS}\n${OLD}`);
});

test('fails when the place for the commits is missing', () => {
  expect(() => updated(`${INTRO}## 1.0.0 (unreleased)\n\n${TABLE}\n\n${OLD}`)).toThrow(
    'the newest section of CHANGELOG.md has no marker `<!-- commits since <ref> -->`',
  );
});

test('the changelog of the project has a place for the commits', () => {
  const [, newest] = readFileSync(path.join(__dirname, '../CHANGELOG.md'), 'utf8').split(/^(?=## )/m);
  expect(newest).toMatch(/^## \S+ \(.+\)$/m);
  expect(newest).toMatch(/^<!-- commits since \S+ -->$/m);
});
