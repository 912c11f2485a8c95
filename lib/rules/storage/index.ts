import type { Rule } from '../rule';
import { accessPointNameIsTaken } from './access-point-name-is-taken';
import { accessPointPolicyTooLarge } from './access-point-policy-too-large';
import { accessPointWithoutEndpoint } from './access-point-without-endpoint';
import { bucketNameIsTaken } from './bucket-name-is-taken';
import { bucketOnServer } from './bucket-on-server';
import { bucketPolicyTooLarge } from './bucket-policy-too-large';
import { bucketWithoutAccessPoint } from './bucket-without-access-point';
import { bucketWithoutS3Capacity } from './bucket-without-s3-capacity';
import { endpointOfVpcExists } from './endpoint-of-vpc-exists';
import { endpointPoolOfAccessType } from './endpoint-pool-of-access-type';
import { endpointPoolWithoutCustomerOwnedRouting } from './endpoint-pool-without-customer-owned-routing';
import { endpointSubnetOnOutpost } from './endpoint-subnet-on-outpost';
import { endpointSubnetTooSmall } from './endpoint-subnet-too-small';
import { endpointVpcOutOfRange } from './endpoint-vpc-out-of-range';
import { endpointVpcsOverlap } from './endpoint-vpcs-overlap';
import { imagePolicyOnOutpost } from './image-policy-on-outpost';
import { localSnapshotsCopiedToRegion } from './local-snapshots-copied-to-region';
import { localSnapshotsOfBootVolumes } from './local-snapshots-of-boot-volumes';
import { localSnapshotsOfRegion } from './local-snapshots-of-region';
import { localSnapshotsShared } from './local-snapshots-shared';
import { localSnapshotsWithFastRestore } from './local-snapshots-with-fast-restore';
import { localSnapshotsWithScripts } from './local-snapshots-with-scripts';
import { localSnapshotsWithoutS3Capacity } from './local-snapshots-without-s3-capacity';
import { policyIsPublic } from './policy-is-public';
import { policyWithActionsOfRegion } from './policy-with-actions-of-region';
import { replicationOfUnversionedBucket } from './replication-of-unversioned-bucket';
import { snapshotCopyToOutpostIsNotEncrypted } from './snapshot-copy-to-outpost-is-not-encrypted';
import { snapshotCopyToOutpostOfAnotherRegion } from './snapshot-copy-to-outpost-of-another-region';
import { tooManyAccessPoints } from './too-many-access-points';
import { tooManyBuckets } from './too-many-buckets';
import { tooManyEndpoints } from './too-many-endpoints';
import { volumeAndInstanceApart } from './volume-and-instance-apart';
import { volumeOnServer } from './volume-on-server';
import { volumeTypeOfFirstGeneration } from './volume-type-of-first-generation';
import { volumeTypeOfSecondGeneration } from './volume-type-of-second-generation';
import { volumeTypeWithoutCapacity } from './volume-type-without-capacity';
import { volumesExceedEbsCapacity } from './volumes-exceed-ebs-capacity';

export const storageRules: readonly Rule[] = [
  accessPointNameIsTaken,
  accessPointPolicyTooLarge,
  accessPointWithoutEndpoint,
  bucketNameIsTaken,
  bucketOnServer,
  bucketPolicyTooLarge,
  bucketWithoutAccessPoint,
  bucketWithoutS3Capacity,
  endpointOfVpcExists,
  endpointPoolOfAccessType,
  endpointPoolWithoutCustomerOwnedRouting,
  endpointSubnetOnOutpost,
  endpointSubnetTooSmall,
  endpointVpcOutOfRange,
  endpointVpcsOverlap,
  imagePolicyOnOutpost,
  localSnapshotsCopiedToRegion,
  localSnapshotsOfBootVolumes,
  localSnapshotsOfRegion,
  localSnapshotsShared,
  localSnapshotsWithFastRestore,
  localSnapshotsWithScripts,
  localSnapshotsWithoutS3Capacity,
  policyIsPublic,
  policyWithActionsOfRegion,
  replicationOfUnversionedBucket,
  snapshotCopyToOutpostIsNotEncrypted,
  snapshotCopyToOutpostOfAnotherRegion,
  tooManyAccessPoints,
  tooManyBuckets,
  tooManyEndpoints,
  volumeAndInstanceApart,
  volumeOnServer,
  volumeTypeOfFirstGeneration,
  volumeTypeOfSecondGeneration,
  volumeTypeWithoutCapacity,
  volumesExceedEbsCapacity,
];
