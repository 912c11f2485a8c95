import type { Rule } from '../rule';
import { databaseMigrationThroughRegion } from './database-migration-through-region';
import { guardrailDeniesAssets } from './guardrail-denies-assets';
import { guardrailDeniesBackupLink } from './guardrail-denies-backup-link';
import { guardrailDeniesDatabase } from './guardrail-denies-database';
import { guardrailDeniesSnapshotPolicy } from './guardrail-denies-snapshot-policy';
import { guardrailWithoutSubnets } from './guardrail-without-subnets';

export const residencyRules: readonly Rule[] = [
  databaseMigrationThroughRegion,
  guardrailDeniesAssets,
  guardrailDeniesBackupLink,
  guardrailDeniesDatabase,
  guardrailDeniesSnapshotPolicy,
  guardrailWithoutSubnets,
];
