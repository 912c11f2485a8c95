import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { everyConstruct } from './constructs';
import { nameOf, PURPOSES, whyOf } from './reasons';
import { resourcesOf, rolesOf, type CreatedRole } from './roles';

/** See scripts/service-authorization.mjs. */
interface Reference {
  readonly services: { readonly [prefix: string]: { readonly actions: { readonly [name: string]: { readonly resources: object } } } };
}

const FILE = path.join(__dirname, '../../test/fixtures/service-authorization.json');
const REFERENCE = JSON.parse(readFileSync(FILE, 'utf8')) as Reference;

const [BEGIN, END] = ['<!-- permissions: made by `npm run docs` from the templates of all constructs -->', '<!-- /permissions -->'];

/** docs/security.md with a section for each IAM role that a construct creates, and its statements. */
export function withPermissions(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/security.md has no '${BEGIN}' before '${END}'`);
  const sections = rolesOf(resourcesOf(everyConstruct())).map(sectionOf);
  return `${page.slice(0, begin)}${BEGIN}\n\n${sections.join('\n')}\n${page.slice(end)}`;
}

/** Whether an action supports resource types, as AWS's Service Authorization Reference describes it. */
export function supportsResources(action: string): boolean {
  const [prefix, name] = action.split(':');
  const { actions } = REFERENCE.services[prefix];
  const known = name.endsWith('*') ? Object.keys(actions).filter((each) => each.startsWith(name.slice(0, -1))) : [name];
  return known.some((each) => Object.keys(actions[each].resources).length > 0);
}

function sectionOf(role: CreatedRole): string {
  const { constructs, id, principals, trustConditions, managedPolicies, statements } = role;
  const purpose = PURPOSES[nameOf(role)] ?? 'unknown';
  const trust = `Trusts ${principals.map(code).join(', ')}${trustConditions.length > 0 ? `, if ${trustConditions.map(code).join(' and ')}` : ''}.`;
  const managed = managedPolicies.length > 0 ? ` AWS managed policies: ${managedPolicies.map(code).join(', ')}.` : '';
  const rows = statements.map((statement) =>
    [statement.actions, statement.resources, statement.conditions]
      .map((list) => list.map(code).join('<br>'))
      .concat(whyOf(role, statement, supportsResources) ?? 'unknown'),
  );
  const table = [['Actions', 'Resources', 'Conditions', 'Why'], ['---', '---', '---', '---'], ...rows].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  return [
    `### ${constructs.map(code).join(', ')}: ${code(id)}`,
    '',
    `${purpose.replace(/^./, (first) => first.toUpperCase())}. ${trust}${managed}`,
    '',
    ...(rows.length > 0 ? [...table, ''] : []),
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
