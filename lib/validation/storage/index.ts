import type { Rule } from '../rule';
import { accessPointNameIsTaken } from './rules/access-point-name-is-taken';
import { accessPointPolicyTooLarge } from './rules/access-point-policy-too-large';
import { accessPointWithoutEndpoint } from './rules/access-point-without-endpoint';
import { bucketNameIsTaken } from './rules/bucket-name-is-taken';
import { bucketOnServer } from './rules/bucket-on-server';
import { bucketOutlastedByDisconnect } from './rules/bucket-outlasted-by-disconnect';
import { bucketPolicyTooLarge } from './rules/bucket-policy-too-large';
import { bucketWithoutAccessPoint } from './rules/bucket-without-access-point';
import { bucketWithoutS3Capacity } from './rules/bucket-without-s3-capacity';
import { endpointOfVpcExists } from './rules/endpoint-of-vpc-exists';
import { endpointPoolOfAccessType } from './rules/endpoint-pool-of-access-type';
import { endpointPoolWithoutCustomerOwnedRouting } from './rules/endpoint-pool-without-customer-owned-routing';
import { endpointSubnetOnOutpost } from './rules/endpoint-subnet-on-outpost';
import { endpointSubnetTooSmall } from './rules/endpoint-subnet-too-small';
import { endpointVpcOutOfRange } from './rules/endpoint-vpc-out-of-range';
import { endpointVpcsOverlap } from './rules/endpoint-vpcs-overlap';
import { policyIsPublic } from './rules/policy-is-public';
import { policyWithActionsOfRegion } from './rules/policy-with-actions-of-region';
import { replicationOfUnversionedBucket } from './rules/replication-of-unversioned-bucket';
import { tooManyAccessPoints } from './rules/too-many-access-points';
import { tooManyBuckets } from './rules/too-many-buckets';
import { tooManyEndpoints } from './rules/too-many-endpoints';
import { volumeAndInstanceApart } from './rules/volume-and-instance-apart';
import { volumeOnServer } from './rules/volume-on-server';
import { volumeTypeOfFirstGeneration } from './rules/volume-type-of-first-generation';
import { volumeTypeOfSecondGeneration } from './rules/volume-type-of-second-generation';
import { volumeTypeWithoutCapacity } from './rules/volume-type-without-capacity';
import { volumesExceedEbsCapacity } from './rules/volumes-exceed-ebs-capacity';

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
  policyIsPublic,
  policyWithActionsOfRegion,
  replicationOfUnversionedBucket,
  tooManyAccessPoints,
  tooManyBuckets,
  tooManyEndpoints,
  volumeAndInstanceApart,
  volumeOnServer,
  volumeTypeOfFirstGeneration,
  volumeTypeOfSecondGeneration,
  volumeTypeWithoutCapacity,
  volumesExceedEbsCapacity,
  bucketOutlastedByDisconnect,
];
