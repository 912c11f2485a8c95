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
import { s3EndpointInSharedSubnet } from './rules/s3-endpoint-in-shared-subnet';
import { s3EndpointExistsInVpc } from './rules/s3-endpoint-exists-in-vpc';
import { s3EndpointAccessTypeDiffersFromPool } from './rules/s3-endpoint-access-type-differs-from-pool';
import { s3EndpointPoolWithDirectVpcRouting } from './rules/s3-endpoint-pool-with-direct-vpc-routing';
import { s3EndpointSubnetIsNotOnOutpost } from './rules/s3-endpoint-subnet-is-not-on-outpost';
import { s3EndpointSubnetTooSmall } from './rules/s3-endpoint-subnet-too-small';
import { s3EndpointVpcOutOfRange } from './rules/s3-endpoint-vpc-out-of-range';
import { s3EndpointVpcsOverlap } from './rules/s3-endpoint-vpcs-overlap';
import { s3EndpointWithoutHttps } from './rules/s3-endpoint-without-https';
import { s3OutpostsActionOnWrongResource } from './rules/s3-outposts-action-on-wrong-resource';
import { s3OutpostsActionsOnRegionBucket } from './rules/s3-outposts-actions-on-region-bucket';
import { s3PolicyIsPublic } from './rules/s3-policy-is-public';
import { s3PolicyWithActionsOfRegion } from './rules/s3-policy-with-actions-of-region';
import { replicationOfUnversionedBucket } from './rules/replication-of-unversioned-bucket';
import { tooManyAccessPoints } from './rules/too-many-access-points';
import { tooManyBuckets } from './rules/too-many-buckets';
import { tooManyS3Endpoints } from './rules/too-many-s3-endpoints';
import { volumeAttachmentOnServer } from './rules/volume-attachment-on-server';
import { volumeIsNotOnOutpostOfInstance } from './rules/volume-is-not-on-outpost-of-instance';
import { volumeOnServer } from './rules/volume-on-server';
import { volumeTypeIsNotSupportedOnFirstGeneration } from './rules/volume-type-is-not-supported-on-first-generation';
import { volumeTypeIsNotSupportedOnSecondGeneration } from './rules/volume-type-is-not-supported-on-second-generation';
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
  s3EndpointExistsInVpc,
  s3EndpointInSharedSubnet,
  s3EndpointAccessTypeDiffersFromPool,
  s3EndpointPoolWithDirectVpcRouting,
  s3EndpointSubnetIsNotOnOutpost,
  s3EndpointSubnetTooSmall,
  s3EndpointVpcOutOfRange,
  s3EndpointVpcsOverlap,
  s3EndpointWithoutHttps,
  s3PolicyIsPublic,
  s3PolicyWithActionsOfRegion,
  s3OutpostsActionsOnRegionBucket,
  s3OutpostsActionOnWrongResource,
  replicationOfUnversionedBucket,
  tooManyAccessPoints,
  tooManyBuckets,
  tooManyS3Endpoints,
  volumeIsNotOnOutpostOfInstance,
  volumeOnServer,
  volumeTypeIsNotSupportedOnFirstGeneration,
  volumeTypeIsNotSupportedOnSecondGeneration,
  volumeTypeWithoutCapacity,
  volumesExceedEbsCapacity,
  bucketOutlastedByDisconnect,
  volumeAttachmentOnServer,
];
