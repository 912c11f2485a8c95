import { backupRules } from './backup';
import { computeRules } from './compute';
import { containersRules } from './containers';
import { databaseRules } from './database';
import { networkRules } from './network';
import { outpostRules } from './outpost';
import { recoveryRules } from './recovery';
import { residencyRules } from './residency';
import { servicesRules } from './services';
import { sharingRules } from './sharing';
import { siteRules } from './site';
import { storageRules } from './storage';
import type { Rule } from './rule';

/** Every rule, by area. */
export const rules: readonly Rule[] = [
  ...siteRules,
  ...outpostRules,
  ...sharingRules,
  ...networkRules,
  ...computeRules,
  ...storageRules,
  ...databaseRules,
  ...containersRules,
  ...servicesRules,
  ...backupRules,
  ...recoveryRules,
  ...residencyRules,
];
