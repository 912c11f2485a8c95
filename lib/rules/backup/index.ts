import type { Rule } from '../rule';
import { backupInBothDirections } from './backup-in-both-directions';
import { backupMoreThanHourly } from './backup-more-than-hourly';
import { backupVerifiesArchive } from './backup-verifies-archive';
import { dataSyncAgentInAnotherVpc } from './data-sync-agent-in-another-vpc';
import { dataSyncAgentTooSmall } from './data-sync-agent-too-small';
import { dataSyncLocationWithoutAgent } from './data-sync-location-without-agent';

export const backupRules: readonly Rule[] = [
  backupInBothDirections,
  backupMoreThanHourly,
  backupVerifiesArchive,
  dataSyncAgentInAnotherVpc,
  dataSyncAgentTooSmall,
  dataSyncLocationWithoutAgent,
];
