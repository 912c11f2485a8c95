import type { Rule } from '../rule';
import { associatedRolesOnOutpost } from './associated-roles-on-outpost';
import { databasesExceedEbsCapacity } from './databases-exceed-ebs-capacity';
import { dbClusterOnOutpost } from './db-cluster-on-outpost';
import { dbEngineOnOutpost } from './db-engine-on-outpost';
import { dbEngineVersionOnOutpost } from './db-engine-version-on-outpost';
import { dbInstanceClassIsNotSlotted } from './db-instance-class-is-not-slotted';
import { dbInstanceClassOfOtherHardware } from './db-instance-class-of-other-hardware';
import { dbInstanceIsNotEncrypted } from './db-instance-is-not-encrypted';
import { dbInstanceIsPublic } from './db-instance-is-public';
import { dbInstanceOnServer } from './db-instance-on-server';
import { dbOptionOnOutpost } from './db-option-on-outpost';
import { dbProxyOfOutpost } from './db-proxy-of-outpost';
import { dbReplicationOverDirectVpcRouting } from './db-replication-over-direct-vpc-routing';
import { dbStorageTypeOnOutpost } from './db-storage-type-on-outpost';
import { dbSubnetGroupMixesOutpostAndRegion } from './db-subnet-group-mixes-outpost-and-region';
import { dbZoneOfSubnets } from './db-zone-of-subnets';
import { iamAuthenticationOnOutpost } from './iam-authentication-on-outpost';
import { localBackupEngine } from './local-backup-engine';
import { localBackupInRegion } from './local-backup-in-region';
import { localBackupOfMultiAz } from './local-backup-of-multi-az';
import { localBackupWithoutS3Capacity } from './local-backup-without-s3-capacity';
import { multiAzEngineOnOutpost } from './multi-az-engine-on-outpost';
import { multiAzInOneZone } from './multi-az-in-one-zone';
import { multiAzOnOneOutpost } from './multi-az-on-one-outpost';
import { multiAzWithoutLocalGateway } from './multi-az-without-local-gateway';
import { performanceInsightsOnOutpost } from './performance-insights-on-outpost';
import { readReplicaEngineOnOutpost } from './read-replica-engine-on-outpost';
import { readReplicaInAnotherVpc } from './read-replica-in-another-vpc';
import { readReplicaOfAnotherRegion } from './read-replica-of-another-region';
import { readReplicaOfLocalBackup } from './read-replica-of-local-backup';
import { readReplicaOfReadReplica } from './read-replica-of-read-replica';

export const databaseRules: readonly Rule[] = [
  associatedRolesOnOutpost,
  databasesExceedEbsCapacity,
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
];
