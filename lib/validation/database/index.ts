import type { Rule } from '../rule';
import { associatedRolesOnOutpost } from './rules/associated-roles-on-outpost';
import { cacheLogsOnOutpost } from './rules/cache-logs-on-outpost';
import { cacheMultiAzOnOutpost } from './rules/cache-multi-az-on-outpost';
import { cacheNodeTypeIsNotSlotted } from './rules/cache-node-type-is-not-slotted';
import { cacheNodeTypeIsNotAvailable } from './rules/cache-node-type-is-not-available';
import { cacheSubnetGroupMixesOutpostAndRegion } from './rules/cache-subnet-group-mixes-outpost-and-region';
import { cacheSubnetGroupOnSeveralOutposts } from './rules/cache-subnet-group-on-several-outposts';
import { cacheWithoutCoip } from './rules/cache-without-coip';
import { dbClusterOnOutpost } from './rules/db-cluster-on-outpost';
import { dbEngineIsNotSupported } from './rules/db-engine-is-not-supported';
import { dbEngineVersionTooOld } from './rules/db-engine-version-too-old';
import { dbInstanceClassIsNotSlotted } from './rules/db-instance-class-is-not-slotted';
import { dbInstanceClassIsNotAvailable } from './rules/db-instance-class-is-not-available';
import { dbInstanceCoipWithoutCoipRouting } from './rules/db-instance-coip-without-coip-routing';
import { dbInstanceIsNotEncrypted } from './rules/db-instance-is-not-encrypted';
import { dbInstanceIsPublic } from './rules/db-instance-is-public';
import { dbInstanceOnServer } from './rules/db-instance-on-server';
import { dbInstanceWithoutCoip } from './rules/db-instance-without-coip';
import { dbOptionIsNotSupported } from './rules/db-option-is-not-supported';
import { dbProxyTargetsOutpost } from './rules/db-proxy-targets-outpost';
import { dbReplicationOverDirectVpcRouting } from './rules/db-replication-over-direct-vpc-routing';
import { dbStorageTypeIsNotSupported } from './rules/db-storage-type-is-not-supported';
import { dbSubnetGroupMixesOutpostAndRegion } from './rules/db-subnet-group-mixes-outpost-and-region';
import { dbZoneDiffersFromSubnets } from './rules/db-zone-differs-from-subnets';
import { iamAuthenticationOnOutpost } from './rules/iam-authentication-on-outpost';
import { localBackupWithSqlServer } from './rules/local-backup-with-sql-server';
import { localBackupInRegion } from './rules/local-backup-in-region';
import { localBackupOfMultiAz } from './rules/local-backup-of-multi-az';
import { localBackupWithoutS3Capacity } from './rules/local-backup-without-s3-capacity';
import { multiAzWithSqlServer } from './rules/multi-az-with-sql-server';
import { multiAzInOneZone } from './rules/multi-az-in-one-zone';
import { multiAzOnOneOutpost } from './rules/multi-az-on-one-outpost';
import { multiAzWithoutLocalGateway } from './rules/multi-az-without-local-gateway';
import { performanceInsightsOnOutpost } from './rules/performance-insights-on-outpost';
import { readReplicaOfSqlServer } from './rules/read-replica-of-sql-server';
import { readReplicaInAnotherVpc } from './rules/read-replica-in-another-vpc';
import { readReplicaOfAnotherRegion } from './rules/read-replica-of-another-region';
import { readReplicaOfLocalBackup } from './rules/read-replica-of-local-backup';
import { readReplicaOfReadReplica } from './rules/read-replica-of-read-replica';
import { standbyWithoutRegion } from './rules/standby-without-region';

export const databaseRules: readonly Rule[] = [
  associatedRolesOnOutpost,
  dbClusterOnOutpost,
  dbEngineIsNotSupported,
  dbEngineVersionTooOld,
  dbInstanceClassIsNotSlotted,
  dbInstanceClassIsNotAvailable,
  dbInstanceIsNotEncrypted,
  dbInstanceIsPublic,
  dbInstanceOnServer,
  dbOptionIsNotSupported,
  dbProxyTargetsOutpost,
  dbReplicationOverDirectVpcRouting,
  dbStorageTypeIsNotSupported,
  dbSubnetGroupMixesOutpostAndRegion,
  dbZoneDiffersFromSubnets,
  iamAuthenticationOnOutpost,
  localBackupWithSqlServer,
  localBackupInRegion,
  localBackupOfMultiAz,
  localBackupWithoutS3Capacity,
  multiAzWithSqlServer,
  multiAzInOneZone,
  multiAzOnOneOutpost,
  multiAzWithoutLocalGateway,
  performanceInsightsOnOutpost,
  readReplicaOfSqlServer,
  readReplicaInAnotherVpc,
  readReplicaOfAnotherRegion,
  readReplicaOfLocalBackup,
  readReplicaOfReadReplica,
  cacheLogsOnOutpost,
  cacheMultiAzOnOutpost,
  cacheNodeTypeIsNotSlotted,
  cacheNodeTypeIsNotAvailable,
  cacheSubnetGroupMixesOutpostAndRegion,
  cacheSubnetGroupOnSeveralOutposts,
  cacheWithoutCoip,
  standbyWithoutRegion,
  dbInstanceCoipWithoutCoipRouting,
  dbInstanceWithoutCoip,
];
