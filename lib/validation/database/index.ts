import type { Rule } from '../rule';
import { associatedRolesOnOutpost } from './rules/associated-roles-on-outpost';
import { cacheLogsOnOutpost } from './rules/cache-logs-on-outpost';
import { cacheMultiAzOnOutpost } from './rules/cache-multi-az-on-outpost';
import { cacheNodeTypeIsNotSlotted } from './rules/cache-node-type-is-not-slotted';
import { cacheNodeTypeOnOutpost } from './rules/cache-node-type-on-outpost';
import { cacheSubnetGroupMixesOutpostAndRegion } from './rules/cache-subnet-group-mixes-outpost-and-region';
import { cacheSubnetGroupOfSeveralOutposts } from './rules/cache-subnet-group-of-several-outposts';
import { cacheWithoutCustomerOwnedIp } from './rules/cache-without-customer-owned-ip';
import { dbClusterOnOutpost } from './rules/db-cluster-on-outpost';
import { dbEngineOnOutpost } from './rules/db-engine-on-outpost';
import { dbEngineVersionOnOutpost } from './rules/db-engine-version-on-outpost';
import { dbInstanceClassIsNotSlotted } from './rules/db-instance-class-is-not-slotted';
import { dbInstanceClassOfOtherHardware } from './rules/db-instance-class-of-other-hardware';
import { dbInstanceIsNotEncrypted } from './rules/db-instance-is-not-encrypted';
import { dbInstanceIsPublic } from './rules/db-instance-is-public';
import { dbInstanceOnServer } from './rules/db-instance-on-server';
import { dbOptionOnOutpost } from './rules/db-option-on-outpost';
import { dbProxyOfOutpost } from './rules/db-proxy-of-outpost';
import { dbReplicationOverDirectVpcRouting } from './rules/db-replication-over-direct-vpc-routing';
import { dbStorageTypeOnOutpost } from './rules/db-storage-type-on-outpost';
import { dbSubnetGroupMixesOutpostAndRegion } from './rules/db-subnet-group-mixes-outpost-and-region';
import { dbZoneOfSubnets } from './rules/db-zone-of-subnets';
import { iamAuthenticationOnOutpost } from './rules/iam-authentication-on-outpost';
import { localBackupEngine } from './rules/local-backup-engine';
import { localBackupInRegion } from './rules/local-backup-in-region';
import { localBackupOfMultiAz } from './rules/local-backup-of-multi-az';
import { localBackupWithoutS3Capacity } from './rules/local-backup-without-s3-capacity';
import { multiAzEngineOnOutpost } from './rules/multi-az-engine-on-outpost';
import { multiAzInOneZone } from './rules/multi-az-in-one-zone';
import { multiAzOnOneOutpost } from './rules/multi-az-on-one-outpost';
import { multiAzWithoutLocalGateway } from './rules/multi-az-without-local-gateway';
import { performanceInsightsOnOutpost } from './rules/performance-insights-on-outpost';
import { readReplicaEngineOnOutpost } from './rules/read-replica-engine-on-outpost';
import { readReplicaInAnotherVpc } from './rules/read-replica-in-another-vpc';
import { readReplicaOfAnotherRegion } from './rules/read-replica-of-another-region';
import { readReplicaOfLocalBackup } from './rules/read-replica-of-local-backup';
import { readReplicaOfReadReplica } from './rules/read-replica-of-read-replica';
import { standbyWithoutRegion } from './rules/standby-without-region';

export const databaseRules: readonly Rule[] = [
  associatedRolesOnOutpost,
  dbClusterOnOutpost,
  dbEngineOnOutpost,
  dbEngineVersionOnOutpost,
  dbInstanceClassIsNotSlotted,
  dbInstanceClassOfOtherHardware,
  dbInstanceIsNotEncrypted,
  dbInstanceIsPublic,
  dbInstanceOnServer,
  dbOptionOnOutpost,
  dbProxyOfOutpost,
  dbReplicationOverDirectVpcRouting,
  dbStorageTypeOnOutpost,
  dbSubnetGroupMixesOutpostAndRegion,
  dbZoneOfSubnets,
  iamAuthenticationOnOutpost,
  localBackupEngine,
  localBackupInRegion,
  localBackupOfMultiAz,
  localBackupWithoutS3Capacity,
  multiAzEngineOnOutpost,
  multiAzInOneZone,
  multiAzOnOneOutpost,
  multiAzWithoutLocalGateway,
  performanceInsightsOnOutpost,
  readReplicaEngineOnOutpost,
  readReplicaInAnotherVpc,
  readReplicaOfAnotherRegion,
  readReplicaOfLocalBackup,
  readReplicaOfReadReplica,
  cacheLogsOnOutpost,
  cacheMultiAzOnOutpost,
  cacheNodeTypeIsNotSlotted,
  cacheNodeTypeOnOutpost,
  cacheSubnetGroupMixesOutpostAndRegion,
  cacheSubnetGroupOfSeveralOutposts,
  cacheWithoutCustomerOwnedIp,
  standbyWithoutRegion,
];
