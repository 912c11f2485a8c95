import type { Rule } from '../rule';
import { emrInstanceTypeIsNotSlotted } from './rules/emr-instance-type-is-not-slotted';
import { emrInstanceTypeOfOtherHardware } from './rules/emr-instance-type-of-other-hardware';
import { emrInstanceTypeOnOutpost } from './rules/emr-instance-type-on-outpost';
import { emrReleaseOnOutpost } from './rules/emr-release-on-outpost';
import { emrSpotOnOutpost } from './rules/emr-spot-on-outpost';
import { emrVolumeTypeOnOutpost } from './rules/emr-volume-type-on-outpost';
import { emrWithoutTerminationProtection } from './rules/emr-without-termination-protection';
import { resourceStaysInRegion } from './rules/resource-stays-in-region';
import { serviceNotOnOutposts } from './rules/service-not-on-outposts';
import { serviceNotOnServer } from './rules/service-not-on-server';
import { serviceOfOtherGeneration } from './rules/service-of-other-generation';
import { serviceRejectsOutpostSubnet } from './rules/service-rejects-outpost-subnet';

export const servicesRules: readonly Rule[] = [
  emrInstanceTypeIsNotSlotted,
  emrInstanceTypeOfOtherHardware,
  emrInstanceTypeOnOutpost,
  emrReleaseOnOutpost,
  emrSpotOnOutpost,
  emrVolumeTypeOnOutpost,
  emrWithoutTerminationProtection,
  resourceStaysInRegion,
  serviceNotOnOutposts,
  serviceNotOnServer,
  serviceOfOtherGeneration,
  serviceRejectsOutpostSubnet,
];
