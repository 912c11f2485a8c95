import * as fs from 'fs';
import * as path from 'path';
import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import { readFacts } from '../lib/validation/facts/read';
import { evaluate } from '../lib/validation/evaluate';
import type { Example, Rule } from '../lib/validation/rule';

/** Lines around a change: enough to see of which resource it is. */
const CONTEXT = 8;
const INVENTORY = 'inventory';
const RULES_FOLDER = path.join(__dirname, '../lib/validation');

/** RULES.md: every rule in its own words. */
export function rulesPage(rules: readonly Rule[]): string {
  const areas = fs.readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rulesByArea = new Map(areas.map(({ name }): [string, Rule[]] => [name, []]));
  for (const rule of rules) areaOf(rule, rulesByArea).push(rule);
  const filled = [...rulesByArea].filter(([, ofArea]) => ofArea.length > 0);
  filled.sort(([, [a]], [, [b]]) => rules.indexOf(a) - rules.indexOf(b));
  return [
    introduction(rules),
    ...filled.map(([area, ofArea]) => contents(area, ofArea)),
    ...filled.flatMap(([area, ofArea]) => [`## ${title(area)}`, ...ofArea.map((rule) => section(rule, rules))]),
  ]
    .join('\n\n')
    .concat('\n');
}

const introduction = (rules: readonly Rule[]) => `# Rules

<!-- Made by \`npm run docs\` from lib/validation. Do not edit. -->

${rules.length} rules. An **error** is what AWS documents to be rejected, or what can never work; a **warning** depends on something that the template
does not show. What is not known before the deployment (a parameter, an Outpost that nothing is declared about) is never held against
you.

Acknowledge a finding on the construct that it is about, or on any construct around it:

\`\`\`ts
Validations.of(construct).acknowledge({ id: 'cdk-outposts::${rules[0].id}', reason: 'why it is right here' });
\`\`\`

## Contents`;

function areaOf(rule: Rule, rulesByArea: Map<string, Rule[]>): Rule[] {
  const area = [...rulesByArea.keys()].find((name) => fs.existsSync(path.join(RULES_FOLDER, name, 'rules', `${rule.id}.ts`)));
  const ofArea = area && rulesByArea.get(area);
  if (!ofArea) throw new Error(`lib/validation has no area with ${rule.id}.ts`);
  return ofArea;
}

function contents(area: string, rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, title: what }) => `| [${id}](#${id}) | ${severity} | ${prose(what)} |`);
  return [`### In ${area}`, '', '| Rule | Severity | What is wrong |', '| --- | --- | --- |', ...rows].join('\n');
}

function section(rule: Rule, rules: readonly Rule[]): string {
  const { id, severity, title: what, fix, source, enforces, examples } = rule;
  return [
    `### ${id}`,
    `**${title(severity)}:** ${prose(what)}.`,
    `**Fix:** ${prose(fix)}.`,
    `**Source:** <${source}> (${enforces.join(', ')})`,
    `Says *${prose(messages(rule, rules))}* until this is changed:`,
    change(examples),
    `Acknowledge with \`cdk-outposts::${id}\`.`,
  ].join('\n\n');
}

/** What the rule says about its bad example. */
function messages({ id, examples }: Rule, rules: readonly Rule[]): string {
  const { resources, inventory, region, account } = examples.bad;
  const template = { name: 'Example', path: 'example.json', body: { Resources: resources }, region, account };
  const { findings } = evaluate(readFacts([template], inventory && [inventory]), rules);
  return findings
    .filter(({ ruleId }) => ruleId === id)
    .map(({ message }) => message)
    .join('; ');
}

/** How the bad example becomes the good one, under what both declare of the Outposts. */
function change({ bad, good }: Rule['examples']): string {
  const { hunks } = structuredPatch('', '', text(bad), text(good), undefined, undefined, { context: CONTEXT });
  const lines = hunks.flatMap((hunk) => hunk.lines);
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
