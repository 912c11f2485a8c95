import { spawnSync } from 'child_process';
import * as path from 'path';
import { rules } from '../../lib/validation/rules';
import { explain, listRules, readRulePages } from '../../lib/cli/explain';
import { Terminal } from '../../lib/cli/terminal';

const pipe = new Terminal({ isTTY: false } as NodeJS.WriteStream);
const terminal = new Terminal({ isTTY: true, hasColors: () => true } as unknown as NodeJS.WriteStream);

test('every rule has a page', () => {
  const pages = readRulePages();
  expect(rules.map(({ id }) => id).filter((id) => !pages.has(id))).toEqual([]);
});

test('a page has the severity, the fix, the AWS page, an example and how to acknowledge the finding', () => {
  const page = explain('access-point-without-endpoint', pipe);
  const rule = rules.find(({ id }) => id === 'access-point-without-endpoint')!;
  expect(page).toContain('## access-point-without-endpoint');
  expect(page).toContain(`**Warning:** ${rule.title}.`);
  expect(page).toContain(rule.fix);
  expect(page).toContain(rule.source);
  expect(page).toContain('```diff');
  expect(page).toMatch(/Acknowledge with `cdk-outposts::access-point-without-endpoint`\.$/);
});

test('the ID may have the prefix of acknowledgements', () => {
  expect(explain('cdk-outposts::bucket-on-server', pipe)).toBe(explain('bucket-on-server', pipe));
});

test('an unknown ID gives similar rules, or the command that lists them', () => {
  expect(() => explain('bucket-on-a-server', pipe)).toThrow(/^no rule has the ID bucket-on-a-server; similar rules: bucket-on-server, /);
  expect(() => explain('nonsense', pipe)).toThrow('no rule has the ID nonsense; npx cdk-outposts explain without an ID lists the rules');
});

test('a terminal shows colors and links, a pipe plain Markdown', () => {
  expect(explain('bucket-on-server', pipe)).not.toContain('\u001b');
  const page = explain('bucket-on-server', terminal);
  expect(page).toContain('\u001b[31m**Error:**\u001b[39m');
  expect(page).toMatch(/\u001b\]8;;https:\/\/docs\.aws\.amazon\.com\/[^\u001b]+\u001b\\/);
  expect(page).toMatch(/^\u001b\[31m-/m);
  expect(page).toMatch(/^\u001b\[32m\+/m);
});

test('the list has a line for each rule', () => {
  const lines = listRules(pipe).split('\n');
  expect(lines).toHaveLength(readRulePages().size);
  expect(lines).toContain(`bucket-on-server  error  ${rules.find(({ id }) => id === 'bucket-on-server')!.title}.`);
});

test('the command exits with 2 if no rule has the ID', () => {
  const outposts = path.join(__dirname, '../../bin/outposts.ts');
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', outposts, 'explain', 'nonsense'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'cdk-outposts: no rule has the ID nonsense; npx cdk-outposts explain without an ID lists the rules\n',
  });
});
