import type { Rule } from '../rule';
import { blockDeviceTypeOfFirstGeneration } from './block-device-type-of-first-generation';
import { blockDeviceTypeOfSecondGeneration } from './block-device-type-of-second-generation';
import { capacityReservationGroupOnOutpost } from './capacity-reservation-group-on-outpost';
import { capacityReservationOfOtherHardware } from './capacity-reservation-of-other-hardware';
import { capacityReservationTypeIsNotSlotted } from './capacity-reservation-type-is-not-slotted';
import { dedicatedHostAssetInRegion } from './dedicated-host-asset-in-region';
import { dedicatedHostNamesFamilyAndType } from './dedicated-host-names-family-and-type';
import { dedicatedHostOfOtherHardware } from './dedicated-host-of-other-hardware';
import { dedicatedHostOfSeveralSizes } from './dedicated-host-of-several-sizes';
import { dedicatedHostRecoveryOnOutpost } from './dedicated-host-recovery-on-outpost';
import { hostResourceGroupOnOutpost } from './host-resource-group-on-outpost';
import { hostSpreadExceedsHosts } from './host-spread-exceeds-hosts';
import { hostSpreadInRegion } from './host-spread-in-region';
import { instanceAndDedicatedHostApart } from './instance-and-dedicated-host-apart';
import { instanceFamilyOfOtherHardware } from './instance-family-of-other-hardware';
import { instanceTypeIsNotSlotted } from './instance-type-is-not-slotted';
import { instanceTypeOfDedicatedHost } from './instance-type-of-dedicated-host';
import { instanceZoneOfSubnet } from './instance-zone-of-subnet';
import { rackSpreadExceedsRacks } from './rack-spread-exceeds-racks';
import { serverInstanceWithDataVolume } from './server-instance-with-data-volume';
import { spotInstanceOnOutpost } from './spot-instance-on-outpost';
import { spreadLevelWithoutSpread } from './spread-level-without-spread';

export const computeRules: readonly Rule[] = [
  blockDeviceTypeOfFirstGeneration,
  blockDeviceTypeOfSecondGeneration,
  capacityReservationGroupOnOutpost,
  capacityReservationOfOtherHardware,
  capacityReservationTypeIsNotSlotted,
  dedicatedHostAssetInRegion,
  dedicatedHostNamesFamilyAndType,
  dedicatedHostOfOtherHardware,
  dedicatedHostOfSeveralSizes,
  dedicatedHostRecoveryOnOutpost,
  hostResourceGroupOnOutpost,
  hostSpreadExceedsHosts,
  hostSpreadInRegion,
  instanceAndDedicatedHostApart,
  instanceFamilyOfOtherHardware,
  instanceTypeIsNotSlotted,
  instanceTypeOfDedicatedHost,
  instanceZoneOfSubnet,
  rackSpreadExceedsRacks,
  serverInstanceWithDataVolume,
  spotInstanceOnOutpost,
  spreadLevelWithoutSpread,
];
