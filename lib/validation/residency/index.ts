import type { Rule } from '../rule';
import { databaseMigrationThroughRegion } from './rules/database-migration-through-region';
import { guardrailDeniesAssets } from './rules/guardrail-denies-assets';
import { guardrailDeniesBackupLink } from './rules/guardrail-denies-backup-link';
import { guardrailDeniesDatabase } from './rules/guardrail-denies-database';
import { guardrailDeniesSnapshotPolicy } from './rules/guardrail-denies-snapshot-policy';
import { guardrailWithoutSubnets } from './rules/guardrail-without-subnets';

export const residencyRules: readonly Rule[] = [
  databaseMigrationThroughRegion,
  guardrailDeniesAssets,
  guardrailDeniesBackupLink,
  guardrailDeniesDatabase,
  guardrailDeniesSnapshotPolicy,
  guardrailWithoutSubnets,
];
