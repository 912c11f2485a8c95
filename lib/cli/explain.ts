import * as fs from 'fs';
import * as path from 'path';
import type { Terminal } from './terminal';
import { UnusableInput } from './unusable-input';

/** Pages of the rules: beside the bundled command, and in the documentation of the sources. */
const FOLDERS = [path.join(__dirname, 'rules'), path.join(__dirname, '../../docs/rules')];

/** Largest number of similar rules in a message. */
const MOST_SIMILAR = 3;

/** What the documentation says about each rule, in Markdown, by the ID of the rule. */
export function readRulePages(): ReadonlyMap<string, string> {
  const folder = FOLDERS.find((candidate) => fs.existsSync(candidate))!;
  const pages = fs.readdirSync(folder).filter((file) => file !== 'README.md');
  const sections = pages.flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split(/^## /m).slice(1));
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), `## ${section.trimEnd()}`]));
}

/**
 * Renders the page of a rule.
 *
 * @param ruleId - with or without the prefix `cdk-outposts::`
 * @throws UnusableInput
 */
export function explain(ruleId: string, terminal: Terminal): string {
  const pages = readRulePages();
  const id = ruleId.replace(/^cdk-outposts::/, '');
  const page = pages.get(id);
  if (page === undefined) throw new UnusableInput(`no rule has the ID ${id}; ${advice(id, [...pages.keys()])}`);
  return page
    .split('\n')
    .map((line) => renderLine(line, terminal))
    .join('\n');
}

/** Renders one line for each rule: ID and what is wrong. */
export function listRules(terminal: Terminal): string {
  const lines = [...readRulePages()].map(([id, page]) => {
    const [, severity, title] = /^\*\*(Error|Warning):\*\* (.*)$/m.exec(page)!;
    return `${terminal.style('bold', id)}  ${colored(severity, severity.toLowerCase(), terminal)}  ${title}`;
  });
  return lines.sort().join('\n');
}

/** Names the rules that have most words in common. */
function advice(id: string, all: readonly string[]): string {
  const words = new Set(id.split('-'));
  const shared = (other: string) => other.split('-').filter((word) => words.has(word)).length;
  const similar = all
    .filter((other) => shared(other) > 0)
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, MOST_SIMILAR);
  return similar.length > 0 ? `similar rules: ${similar.join(', ')}` : 'npx cdk-outposts explain without an ID lists the rules';
}

function renderLine(line: string, terminal: Terminal): string {
  const heading = /^## (.*)$/.exec(line);
  if (heading) return terminal.style('bold', line);
  if (/^-(?!-)/.test(line)) return terminal.style('red', line);
  if (/^\+(?!\+)/.test(line)) return terminal.style('green', line);
  return line
    .replace(/^\*\*(Error|Warning):\*\*/, (label, severity: string) => colored(severity, label, terminal))
    .replace(/<(https:[^>]+)>/g, (_, url: string) => `<${terminal.link(url)}>`);
}

function colored(severity: string, text: string, terminal: Terminal): string {
  return terminal.style(severity === 'Error' ? 'red' : 'yellow', text);
}
