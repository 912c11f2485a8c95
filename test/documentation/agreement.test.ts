import * as fs from 'fs';
import * as path from 'path';
import { liveChecks } from '../../lib/cli/preflight/checks';
import { quotaIsReached } from '../../lib/cli/preflight/quotas';
import { Command } from 'commander';
import { rules } from '../../lib/validation/rules';
import { BLOCKS, PAGES, proseOf, README, ROOT } from './pages';

const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

test.each(PAGES)('every rule that $file names exists', ({ text }) => {
  const ids = new Set([...rules, ...liveChecks, quotaIsReached].map(({ id }) => id));
  const acknowledged = [...text.matchAll(/cdk-outposts::([a-z0-9-]+)/g)].map(([, id]) => id);
  // Names of three words and more in code: rules, and nothing else.
  const named = [...proseOf({ file: '', text }).matchAll(/`([a-z0-9]+(?:-[a-z0-9]+){2,})`/g)].map(([, id]) => id);
  expect([...acknowledged, ...named].filter((id) => !ids.has(id) && id !== 'aws-cdk-lib')).toEqual([]);
});

test('the page about preflight lists the checks of the live account, and no others', () => {
  const { text } = PAGES.find(({ file }) => file === 'docs/preflight.md')!;
  const listed = [...text.matchAll(/^\| <a id="([^"]+)"><\/a>`([^`]+)` \| (Error|Warning) \|/gm)].map(([, anchor, id, severity]) => [
    ...[anchor, id, severity.toLowerCase()],
  ]);
  expect(listed.sort()).toEqual([...liveChecks, quotaIsReached].map(({ id, severity }) => [id, id, severity]).sort());
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

test('the page about the command line lists the commands with their options, and no others', async () => {
  const program = new Command();
  const folder = path.join(ROOT, 'lib/cli/commands');
  for (const file of fs.readdirSync(folder)) {
    const added = (await import(path.join(folder, file))) as { [name: string]: unknown };
    for (const [name, add] of Object.entries(added)) if (name.startsWith('add')) (add as (to: Command) => void)(program);
  }
  // A command with subcommands does nothing itself.
  const commands = program.commands.flatMap((command) =>
    command.commands.length > 0
      ? command.commands.map((sub) => ({ name: `${command.name()} ${sub.name()}`, options: sub.options }))
      : [{ name: command.name(), options: command.options }],
  );
  expect(commands.length).toBeGreaterThanOrEqual(3);
  const page = PAGES.find(({ file }) => file === 'docs/command-line.md')!;
  for (const { name, options } of commands) {
    const section = page.text.split(/^## /m).find((text) => text.startsWith(`${name}\n`)) ?? '';
    const listed = [...section.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, flags]) => flags);
    expect({ name, options: listed.sort() }).toEqual({ name, options: options.map(({ flags }) => flags).sort() });
  }
});

test('every command line names the package, since nobody owns the shorter name', () => {
  const text = PAGES.map((page) => page.text).join('\n') + BLOCKS.map(({ code }) => code).join('\n');
  expect(text.match(/npx outposts\b/)).toBeNull();
  expect(text.match(/\bnpx (?!cdk-outposts|cdk\b|tsx|jsii-rosetta)[\w-]+/g)).toBeNull();
});
