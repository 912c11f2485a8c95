import { backupRules } from './backup';
import { computeRules } from './compute';
import { containerRules } from './containers';
import { databaseRules } from './database';
import { networkRules } from './network';
import { recoveryRules } from './recovery';
import { residencyRules } from './residency';
import { disconnectedRules } from './disconnected';
import type { Rule } from './rule';
import { serviceRules } from './services';
import { siteRules } from './site';
import { storageRules } from './storage';

/** Every rule, in the order of RULES.md. */
export const rules: readonly Rule[] = [
  ...siteRules,
  ...networkRules,
  ...computeRules,
  ...storageRules,
  ...databaseRules,
  ...containerRules,
  ...serviceRules,
  ...backupRules,
  ...recoveryRules,
  ...residencyRules,
  ...disconnectedRules,
];
