import type { Rule } from '../rule';
import { autoScalingOutpostWithoutItsTypes } from './rules/auto-scaling-outpost-without-its-types';
import { blockDeviceTypeOfFirstGeneration } from './rules/block-device-type-of-first-generation';
import { blockDeviceTypeOfSecondGeneration } from './rules/block-device-type-of-second-generation';
import { bootVolumeOfAmazonLinux2023 } from './rules/boot-volume-of-amazon-linux-2023';
import { capacityReservationExceedsSlots } from './rules/capacity-reservation-exceeds-slots';
import { capacityReservationGroupOnOutpost } from './rules/capacity-reservation-group-on-outpost';
import { capacityReservationOfOtherHardware } from './rules/capacity-reservation-of-other-hardware';
import { capacityReservationOfOtherInstances } from './rules/capacity-reservation-of-other-instances';
import { capacityReservationOfOutpostInGroup } from './rules/capacity-reservation-of-outpost-in-group';
import { capacityReservationTypeIsNotSlotted } from './rules/capacity-reservation-type-is-not-slotted';
import { dedicatedHostAssetInRegion } from './rules/dedicated-host-asset-in-region';
import { dedicatedHostAssetOfAnotherOutpost } from './rules/dedicated-host-asset-of-another-outpost';
import { dedicatedHostInPlacementGroup } from './rules/dedicated-host-in-placement-group';
import { dedicatedHostNamesFamilyAndType } from './rules/dedicated-host-names-family-and-type';
import { dedicatedHostOfOtherAsset } from './rules/dedicated-host-of-other-asset';
import { dedicatedHostOfOtherHardware } from './rules/dedicated-host-of-other-hardware';
import { dedicatedHostOfSeveralSizes } from './rules/dedicated-host-of-several-sizes';
import { dedicatedHostRecoveryOnOutpost } from './rules/dedicated-host-recovery-on-outpost';
import { groupMaximaExceedSlots } from './rules/group-maxima-exceed-slots';
import { hostResourceGroupOnOutpost } from './rules/host-resource-group-on-outpost';
import { hostSpreadExceedsHosts } from './rules/host-spread-exceeds-hosts';
import { hostSpreadInRegion } from './rules/host-spread-in-region';
import { hostSpreadMaximumExceedsHosts } from './rules/host-spread-maximum-exceeds-hosts';
import { imageOfAnotherOutpost } from './rules/image-of-another-outpost';
import { instanceAndDedicatedHostApart } from './rules/instance-and-dedicated-host-apart';
import { instanceFamilyOfOtherHardware } from './rules/instance-family-of-other-hardware';
import { instanceTypeIsNotSlotted } from './rules/instance-type-is-not-slotted';
import { instanceTypeOfDedicatedHost } from './rules/instance-type-of-dedicated-host';
import { instanceWithoutCustomerOwnedIp } from './rules/instance-without-customer-owned-ip';
import { instanceZoneOfSubnet } from './rules/instance-zone-of-subnet';
import { instancesExceedSlots } from './rules/instances-exceed-slots';
import { mixedInstanceTypeIsNotSlotted } from './rules/mixed-instance-type-is-not-slotted';
import { noSlotsInReserve } from './rules/no-slots-in-reserve';
import { partitionCountWithoutPartition } from './rules/partition-count-without-partition';
import { rackSpreadExceedsRacks } from './rules/rack-spread-exceeds-racks';
import { serverInstanceWithDataVolume } from './rules/server-instance-with-data-volume';
import { singleInstanceWithoutReplacement } from './rules/single-instance-without-replacement';
import { spotInstanceOnOutpost } from './rules/spot-instance-on-outpost';
import { spreadLevelWithoutSpread } from './rules/spread-level-without-spread';

export const computeRules: readonly Rule[] = [
  autoScalingOutpostWithoutItsTypes,
  blockDeviceTypeOfFirstGeneration,
  blockDeviceTypeOfSecondGeneration,
  bootVolumeOfAmazonLinux2023,
  capacityReservationExceedsSlots,
  capacityReservationGroupOnOutpost,
  capacityReservationOfOtherHardware,
  capacityReservationOfOtherInstances,
  capacityReservationOfOutpostInGroup,
  capacityReservationTypeIsNotSlotted,
  dedicatedHostAssetInRegion,
  dedicatedHostAssetOfAnotherOutpost,
  dedicatedHostInPlacementGroup,
  dedicatedHostNamesFamilyAndType,
  dedicatedHostOfOtherAsset,
  dedicatedHostOfOtherHardware,
  dedicatedHostOfSeveralSizes,
  dedicatedHostRecoveryOnOutpost,
  hostResourceGroupOnOutpost,
  hostSpreadExceedsHosts,
  hostSpreadInRegion,
  hostSpreadMaximumExceedsHosts,
  imageOfAnotherOutpost,
  instanceAndDedicatedHostApart,
  instanceFamilyOfOtherHardware,
  instanceTypeIsNotSlotted,
  instanceTypeOfDedicatedHost,
  instanceWithoutCustomerOwnedIp,
  instanceZoneOfSubnet,
  instancesExceedSlots,
  groupMaximaExceedSlots,
  noSlotsInReserve,
  mixedInstanceTypeIsNotSlotted,
  partitionCountWithoutPartition,
  rackSpreadExceedsRacks,
  serverInstanceWithDataVolume,
  spotInstanceOnOutpost,
  spreadLevelWithoutSpread,
  singleInstanceWithoutReplacement,
];
