import type { Rule } from '../rule';
import { customResourceWithoutAccessToS3 } from './rules/custom-resource-without-access-to-s3';
import { emrInstanceTypeIsNotSlotted } from './rules/emr-instance-type-is-not-slotted';
import { emrInstanceTypeIsNotAvailable } from './rules/emr-instance-type-is-not-available';
import { emrInstanceTypeIsNotListed } from './rules/emr-instance-type-is-not-listed';
import { emrReleaseTooOld } from './rules/emr-release-too-old';
import { emrSpotOnOutpost } from './rules/emr-spot-on-outpost';
import { emrVolumeTypeIsNotSupported } from './rules/emr-volume-type-is-not-supported';
import { emrWithoutTerminationProtection } from './rules/emr-without-termination-protection';
import { resourceAddedAfterPlacement } from './rules/resource-added-after-placement';
import { resourceStaysInRegion } from './rules/resource-stays-in-region';
import { serviceIsNotListedForOutposts } from './rules/service-is-not-listed-for-outposts';
import { serviceIsNotSupportedOnServer } from './rules/service-is-not-supported-on-server';
import { serviceIsNotListedForGeneration } from './rules/service-is-not-listed-for-generation';
import { serviceRejectsOutpostSubnet } from './rules/service-rejects-outpost-subnet';

export const servicesRules: readonly Rule[] = [
  emrInstanceTypeIsNotSlotted,
  emrInstanceTypeIsNotAvailable,
  emrInstanceTypeIsNotListed,
  emrReleaseTooOld,
  emrSpotOnOutpost,
  emrVolumeTypeIsNotSupported,
  emrWithoutTerminationProtection,
  resourceStaysInRegion,
  resourceAddedAfterPlacement,
  serviceIsNotListedForOutposts,
  serviceIsNotSupportedOnServer,
  serviceIsNotListedForGeneration,
  serviceRejectsOutpostSubnet,
  customResourceWithoutAccessToS3,
];
