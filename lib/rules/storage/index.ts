import type { Rule } from '../rule';
import { accessPointNameIsTaken } from './access-point-name-is-taken';
import { accessPointWithoutEndpoint } from './access-point-without-endpoint';
import { bucketNameIsTaken } from './bucket-name-is-taken';
import { bucketOnServer } from './bucket-on-server';
import { bucketWithoutAccessPoint } from './bucket-without-access-point';
import { endpointOfVpcExists } from './endpoint-of-vpc-exists';
import { endpointPoolOfAccessType } from './endpoint-pool-of-access-type';
import { endpointPoolWithoutCustomerOwnedRouting } from './endpoint-pool-without-customer-owned-routing';
import { endpointSubnetOnOutpost } from './endpoint-subnet-on-outpost';
import { endpointVpcOutOfRange } from './endpoint-vpc-out-of-range';
import { endpointVpcsOverlap } from './endpoint-vpcs-overlap';
import { imagePolicyOnOutpost } from './image-policy-on-outpost';
import { localSnapshotsCopiedToRegion } from './local-snapshots-copied-to-region';
import { localSnapshotsOfBootVolumes } from './local-snapshots-of-boot-volumes';
import { localSnapshotsOfRegion } from './local-snapshots-of-region';
import { localSnapshotsShared } from './local-snapshots-shared';
import { localSnapshotsWithFastRestore } from './local-snapshots-with-fast-restore';
import { policyIsPublic } from './policy-is-public';
import { policyWithActionsOfRegion } from './policy-with-actions-of-region';
import { tooManyAccessPoints } from './too-many-access-points';
import { volumeAndInstanceApart } from './volume-and-instance-apart';
import { volumeOnServer } from './volume-on-server';
import { volumeTypeOfFirstGeneration } from './volume-type-of-first-generation';
import { volumeTypeOfSecondGeneration } from './volume-type-of-second-generation';

export const storageRules: readonly Rule[] = [
  accessPointNameIsTaken,
  accessPointWithoutEndpoint,
  bucketNameIsTaken,
  bucketOnServer,
  bucketWithoutAccessPoint,
  endpointOfVpcExists,
  endpointPoolOfAccessType,
  endpointPoolWithoutCustomerOwnedRouting,
  endpointSubnetOnOutpost,
  endpointVpcOutOfRange,
  endpointVpcsOverlap,
  imagePolicyOnOutpost,
  localSnapshotsCopiedToRegion,
  localSnapshotsOfBootVolumes,
  localSnapshotsOfRegion,
  localSnapshotsShared,
  localSnapshotsWithFastRestore,
  policyIsPublic,
  policyWithActionsOfRegion,
  tooManyAccessPoints,
  volumeAndInstanceApart,
  volumeOnServer,
  volumeTypeOfFirstGeneration,
  volumeTypeOfSecondGeneration,
];
