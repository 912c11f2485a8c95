// Writes what the commits say into the newest section of CHANGELOG.md, below its marker `<!-- commits since <ref> -->`. What is above the
// marker is written by hand, such as a table of changed names, and stays. As part of `npm version`, it also names and dates the section.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CONFIG = fileURLToPath(new URL('../cliff.toml', import.meta.url));
const GIT_CLIFF = fileURLToPath(import.meta.resolve('git-cliff/cli'));
const { npm_lifecycle_event: event, npm_package_version: version } = process.env;

const [intro, ...sections] = readFileSync('CHANGELOG.md', 'utf8').split(/^(?=## )/m);
const [, last, date] = /^## (\S+) \((.+)\)/.exec(sections[0]) ?? fail('CHANGELOG.md has no section `## <version> (<date or unreleased>)`');
if (date !== 'unreleased') sections.unshift(`## Next (unreleased)\n\n<!-- commits since v${last} -->\n`);

const [newest, ...older] = sections;
const [byHand, since] = newest.split(/^<!-- commits since (\S+) -->$/m);
if (!since) fail('the newest section of CHANGELOG.md has no marker `<!-- commits since <ref> -->`');
const heading = event === 'version' ? byHand.replace(/^## .*/, `## ${version} (${new Date().toISOString().slice(0, 10)})`) : byHand;
const commits = run(process.execPath, GIT_CLIFF, '--config', CONFIG, '--strip', 'all', `${since}..HEAD`);
const section = [heading.trim(), `<!-- commits since ${since} -->`, commits.trim()].filter(Boolean).join('\n\n');
writeFileSync('CHANGELOG.md', [intro, `${section}\n`, older.length > 0 ? '\n' : '', ...older].join(''));
if (event === 'version') run('git', 'add', 'CHANGELOG.md');

function run(command, ...args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function fail(reason) {
  throw new Error(reason);
}
