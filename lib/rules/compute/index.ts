import type { Rule } from '../rule';
import { autoScalingOutpostWithoutItsTypes } from './auto-scaling-outpost-without-its-types';
import { blockDeviceTypeOfFirstGeneration } from './block-device-type-of-first-generation';
import { blockDeviceTypeOfSecondGeneration } from './block-device-type-of-second-generation';
import { bootVolumeOfAmazonLinux2023 } from './boot-volume-of-amazon-linux-2023';
import { capacityAlarmLeavesOutDedicatedHost } from './capacity-alarm-leaves-out-dedicated-host';
import { capacityReservationExceedsSlots } from './capacity-reservation-exceeds-slots';
import { capacityReservationGroupOnOutpost } from './capacity-reservation-group-on-outpost';
import { capacityReservationOfOtherHardware } from './capacity-reservation-of-other-hardware';
import { capacityReservationOfOtherInstances } from './capacity-reservation-of-other-instances';
import { capacityReservationOfOutpostInGroup } from './capacity-reservation-of-outpost-in-group';
import { capacityReservationTypeIsNotSlotted } from './capacity-reservation-type-is-not-slotted';
import { dedicatedHostAssetInRegion } from './dedicated-host-asset-in-region';
import { dedicatedHostAssetOfAnotherOutpost } from './dedicated-host-asset-of-another-outpost';
import { dedicatedHostInPlacementGroup } from './dedicated-host-in-placement-group';
import { dedicatedHostNamesFamilyAndType } from './dedicated-host-names-family-and-type';
import { dedicatedHostOfOtherAsset } from './dedicated-host-of-other-asset';
import { dedicatedHostOfOtherHardware } from './dedicated-host-of-other-hardware';
import { dedicatedHostOfSeveralSizes } from './dedicated-host-of-several-sizes';
import { dedicatedHostRecoveryOnOutpost } from './dedicated-host-recovery-on-outpost';
import { groupMaximaExceedSlots } from './group-maxima-exceed-slots';
import { hostResourceGroupOnOutpost } from './host-resource-group-on-outpost';
import { hostSlotsAcrossSockets } from './host-slots-across-sockets';
import { hostSlotsExceedVcpus } from './host-slots-exceed-vcpus';
import { hostSpreadExceedsHosts } from './host-spread-exceeds-hosts';
import { hostSpreadInRegion } from './host-spread-in-region';
import { hostSpreadMaximumExceedsHosts } from './host-spread-maximum-exceeds-hosts';
import { imageOfAnotherOutpost } from './image-of-another-outpost';
import { instanceAndDedicatedHostApart } from './instance-and-dedicated-host-apart';
import { instanceFamilyOfOtherHardware } from './instance-family-of-other-hardware';
import { instanceTypeIsNotSlotted } from './instance-type-is-not-slotted';
import { instanceTypeOfDedicatedHost } from './instance-type-of-dedicated-host';
import { instanceWithoutCustomerOwnedIp } from './instance-without-customer-owned-ip';
import { instanceZoneOfSubnet } from './instance-zone-of-subnet';
import { instancesExceedSlots } from './instances-exceed-slots';
import { mixedInstanceTypeIsNotSlotted } from './mixed-instance-type-is-not-slotted';
import { noSlotsInReserve } from './no-slots-in-reserve';
import { partitionCountWithoutPartition } from './partition-count-without-partition';
import { rackSpreadExceedsRacks } from './rack-spread-exceeds-racks';
import { serverInstanceWithDataVolume } from './server-instance-with-data-volume';
import { spotInstanceOnOutpost } from './spot-instance-on-outpost';
import { spreadLevelWithoutSpread } from './spread-level-without-spread';

export const computeRules: readonly Rule[] = [
  autoScalingOutpostWithoutItsTypes,
  blockDeviceTypeOfFirstGeneration,
  blockDeviceTypeOfSecondGeneration,
  bootVolumeOfAmazonLinux2023,
  capacityAlarmLeavesOutDedicatedHost,
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
  hostSlotsAcrossSockets,
  hostSlotsExceedVcpus,
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
];
