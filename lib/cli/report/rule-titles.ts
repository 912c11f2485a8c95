import { rules } from '../../validation/rules';
import { CHANGE_REPLACES } from '../replacements';

/** Title of a rule, for formats that list the rules. */
export function titleOf(ruleId: string): string {
  return TITLES.get(ruleId) ?? ruleId;
}

const TITLES = new Map<string, string>([
  ...rules.map(({ id, title }) => [id, title] as const),
  [CHANGE_REPLACES, 'Change replaces a deployed resource'],
]);
