import { rules } from '../../validation/rules';
import { liveChecks } from '../preflight/checks';
import { quotaIsReached } from '../preflight/quotas';
import { CHANGE_REPLACES } from '../replacements';
import { DIFFERS_FROM_SCHEMA } from '../schema-validator';

/** Title of a rule, for formats that list the rules. */
export function titleOf(ruleId: string): string {
  return TITLES.get(ruleId) ?? ruleId;
}

const TITLES = new Map<string, string>([
  ...[...rules, ...liveChecks, quotaIsReached].map(({ id, title }) => [id, title] as const),
  [CHANGE_REPLACES, 'Change replaces a deployed resource'],
  [DIFFERS_FROM_SCHEMA, 'Resource differs from the schema of its type'],
]);
