import type { Rule } from '../rule';
import { backupInBothDirections } from './rules/backup-in-both-directions';
import { backupMoreThanHourly } from './rules/backup-more-than-hourly';
import { backupVerifiesArchive } from './rules/backup-verifies-archive';
import { dataSyncAgentInAnotherVpc } from './rules/data-sync-agent-in-another-vpc';
import { dataSyncAgentTooSmall } from './rules/data-sync-agent-too-small';
import { dataSyncAgentWithoutAccessToRegion } from './rules/data-sync-agent-without-access-to-region';
import { dataSyncLocationWithoutAgent } from './rules/data-sync-location-without-agent';
import { lifecyclePolicyTypeIsNotSupported } from './rules/lifecycle-policy-type-is-not-supported';
import { localSnapshotsCopiedToRegion } from './rules/local-snapshots-copied-to-region';
import { localSnapshotsOfBootVolumes } from './rules/local-snapshots-of-boot-volumes';
import { localSnapshotsOfResourcesInRegion } from './rules/local-snapshots-of-resources-in-region';
import { localSnapshotsShared } from './rules/local-snapshots-shared';
import { localSnapshotsWithFastRestore } from './rules/local-snapshots-with-fast-restore';
import { localSnapshotsWithScripts } from './rules/local-snapshots-with-scripts';
import { localSnapshotsWithoutS3Capacity } from './rules/local-snapshots-without-s3-capacity';
import { snapshotCopyToOutpostIsNotEncrypted } from './rules/snapshot-copy-to-outpost-is-not-encrypted';
import { snapshotCopyToOutpostOfAnotherRegion } from './rules/snapshot-copy-to-outpost-of-another-region';

export const backupRules: readonly Rule[] = [
  lifecyclePolicyTypeIsNotSupported,
  localSnapshotsCopiedToRegion,
  localSnapshotsOfBootVolumes,
  localSnapshotsOfResourcesInRegion,
  localSnapshotsShared,
  localSnapshotsWithFastRestore,
  localSnapshotsWithScripts,
  localSnapshotsWithoutS3Capacity,
  snapshotCopyToOutpostIsNotEncrypted,
  snapshotCopyToOutpostOfAnotherRegion,
  backupInBothDirections,
  backupMoreThanHourly,
  backupVerifiesArchive,
  dataSyncAgentInAnotherVpc,
  dataSyncAgentTooSmall,
  dataSyncAgentWithoutAccessToRegion,
  dataSyncLocationWithoutAgent,
];
