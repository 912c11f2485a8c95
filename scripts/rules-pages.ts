import * as fs from 'fs';
import * as path from 'path';
import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import { readFacts } from '../lib/validation/facts/read';
import { evaluate } from '../lib/validation/evaluate';
import type { Example, Rule } from '../lib/validation/rule';
import { changesPage, changesRule } from './changes-page';
import { schemaPage, schemaRule } from './schema-page';

const GENERATED = '<!-- Made by `npm run docs` from lib/validation. Do not edit. -->';
/** Lines around a change: enough to see of which resource it is. */
const CONTEXT = 8;
/** Examples of quotas and of sizes are longer than anybody reads. */
const MOST_LINES = 60;
const WIDEST = 160;
const INVENTORY = 'inventory';
/** What the list of all rules says about one. */
type Listed = Pick<Rule, 'id' | 'severity' | 'title'>;

/** Rules that only the command line applies. */
const COMMAND_LINE = [
  { name: 'changes', rule: changesRule, sections: changesPage },
  { name: 'schemas', rule: schemaRule, sections: schemaPage },
];
const RULES_FOLDER = path.join(__dirname, '../lib/validation');

/**
 * Pages below `docs/rules` by their names: one for each area, in the words of its rules, one for changes of deployed stacks, one for the
 * schemas of CloudFormation, and README.md with the list of all of them.
 */
export function rulesPages(rules: readonly Rule[]): { readonly [file: string]: string } {
  const areas = new Map<string, Rule[]>();
  for (const rule of rules) {
    const area = areaOf(rule);
    areas.set(area, [...(areas.get(area) ?? []), rule]);
  }
  const ofAreas = [...areas].map(([area, ofArea]) => [area, `${ofArea.map((rule) => section(rule, rules)).join('\n\n')}\n`] as const);
  const pages = [...ofAreas, ...COMMAND_LINE.map(({ name, sections }) => [name, sections] as const)];
  return { 'README.md': index(rules, areas), ...Object.fromEntries(pages.map(([name, text]) => [`${name}.md`, page(name, text)])) };
}

/** The folder of a rule. */
function areaOf({ id }: Rule): string {
  const folders = fs.readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folder = folders.find(({ name }) => fs.existsSync(path.join(RULES_FOLDER, name, 'rules', `${id}.ts`)));
  if (!folder) throw new Error(`lib/validation has no area with the rule ${id}`);
  return folder.name;
}

const index = (rules: readonly Rule[], areas: ReadonlyMap<string, readonly Rule[]>) => `# All rules

${GENERATED}

${rules.length + COMMAND_LINE.length} rules. [Rules](../rules.md) says what their severity means, how to acknowledge a finding and how to turn the rules off.
${[...areas, ...COMMAND_LINE.map(({ name, rule }) => [name, [rule]] as const)].map(listed).join('')}`;

function listed([name, rules]: readonly [string, readonly Listed[]]): string {
  return `\n## [${title(name)}](${name}.md)\n\n${contents(`${name}.md`, rules)}\n`;
}

const page = (name: string, sections: string) => `# Rules: ${name}

${GENERATED}

[All rules](README.md) · [How rules work](../rules.md)

${sections}`;

function contents(page: string, rules: readonly Listed[]): string {
  const rows = rules.map(({ id, severity, title: what }) => `| [${id}](${page}#${id}) | ${severity} | ${prose(what)} |`);
  return ['| Rule | Severity | Finding |', '| --- | --- | --- |', ...rows].join('\n');
}

function section(rule: Rule, rules: readonly Rule[]): string {
  const { id, severity, title: what, fix, source, examples } = rule;
  return [
    `## ${id}`,
    `**${title(severity)}:** ${prose(what)}.`,
    `**Fix:** ${prose(fix)}.`,
    `**Source:** <${source}>`,
    `Reports *${prose(messageOf(rule, rules))}* until you change this:`,
    change(examples),
    `Acknowledge with \`cdk-outposts::${id}\`.`,
  ].join('\n\n');
}

/** What the rule reports first about its bad example. */
function messageOf({ id, examples }: Rule, rules: readonly Rule[]): string {
  const { resources, inventory, region, account } = examples.bad;
  const template = { name: 'Example', path: 'example.json', body: { Resources: resources }, region, account };
  const { findings } = evaluate(readFacts([template], inventory && [inventory]), rules);
  return findings.find(({ ruleId }) => ruleId === id)!.message;
}

/** How the bad example becomes the good one, under what both declare of the Outposts. */
function change({ bad, good }: Rule['examples']): string {
  const { hunks } = structuredPatch('', '', text(bad), text(good), undefined, undefined, { context: CONTEXT });
  const all = hunks.flatMap((hunk) => hunk.lines);
  const lines = all.slice(0, MOST_LINES).map((line) => (line.length > WIDEST ? `${line.slice(0, WIDEST)} …` : line));
  if (all.length > MOST_LINES) lines.push(`  … and ${all.length - MOST_LINES} lines more`);
  const declared = lines.some((line) => line.includes(`${INVENTORY}:`)) ? [] : declarations(good).map((words) => ` # ${words}`);
  return ['```diff', ...declared, ...lines, '```'].join('\n');
}

function text({ region, account, inventory, resources }: Example): string {
  const environment = (region ?? account) && { env: { account, region } };
  return stringify({ ...environment, [INVENTORY]: inventory, Resources: resources }, { lineWidth: 0, aliasDuplicateObjects: false });
}

function declarations({ inventory }: Example): string[] {
  return (inventory?.outposts ?? []).flatMap(({ outpost = {}, assets = [] }) => {
    const slots = assets.flatMap((asset) => (asset.ComputeAttributes?.InstanceTypeCapacities ?? []).map((slot) => slot.InstanceType));
    const words = [outpost.SupportedHardwareType, outpost.Generation, outpost.RackScalingType, ...new Set(slots)].filter(Boolean);
    return words.length ? [`${outpost.OutpostId ?? 'The Outpost'} is declared to be ${words.join(', ')}`] : [];
  });
}

const title = (words: string) => words[0].toUpperCase() + words.slice(1).replaceAll('-', ' ');
/** Markdown takes `<word>` for HTML, and a bar for the end of a cell. */
const prose = (text: string) => text.replaceAll('<', '&lt;').replaceAll('|', '\\|');
