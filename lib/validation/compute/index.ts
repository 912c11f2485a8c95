import type { Rule } from '../rule';
import { autoScalingGroupOnOutpostWithoutItsTypes } from './rules/auto-scaling-group-on-outpost-without-its-types';
import { blockDeviceTypeIsNotSupportedOnFirstGeneration } from './rules/block-device-type-is-not-supported-on-first-generation';
import { blockDeviceTypeIsNotSupportedOnSecondGeneration } from './rules/block-device-type-is-not-supported-on-second-generation';
import { amazonLinux2023BootVolumeOnFirstGeneration } from './rules/amazon-linux-2023-boot-volume-on-first-generation';
import { capacityReservationExceedsSlots } from './rules/capacity-reservation-exceeds-slots';
import { capacityReservationGroupOnOutpost } from './rules/capacity-reservation-group-on-outpost';
import { capacityReservationFamilyIsNotAvailable } from './rules/capacity-reservation-family-is-not-available';
import { capacityReservationDiffersFromInstances } from './rules/capacity-reservation-differs-from-instances';
import { capacityReservationOnOutpostInGroup } from './rules/capacity-reservation-on-outpost-in-group';
import { capacityReservationTypeIsNotSlotted } from './rules/capacity-reservation-type-is-not-slotted';
import { capacityTaskInProgress } from './rules/capacity-task-in-progress';
import { dedicatedHostAssetWithoutOutpost } from './rules/dedicated-host-asset-without-outpost';
import { coreDeviceWithoutAccessToRegion } from './rules/core-device-without-access-to-region';
import { dedicatedCapacityInAnotherAccount } from './rules/dedicated-capacity-in-another-account';
import { dedicatedHostAssetOfAnotherOutpost } from './rules/dedicated-host-asset-of-another-outpost';
import { dedicatedHostInPlacementGroup } from './rules/dedicated-host-in-placement-group';
import { dedicatedHostWithFamilyAndType } from './rules/dedicated-host-with-family-and-type';
import { dedicatedHostFamilyDiffersFromAsset } from './rules/dedicated-host-family-differs-from-asset';
import { dedicatedHostFamilyIsNotAvailable } from './rules/dedicated-host-family-is-not-available';
import { dedicatedHostWithSeveralSizes } from './rules/dedicated-host-with-several-sizes';
import { dedicatedHostRecoveryOnOutpost } from './rules/dedicated-host-recovery-on-outpost';
import { autoScalingGroupOnOutpostWithoutItsVolumeType } from './rules/auto-scaling-group-on-outpost-without-its-volume-type';
import { autoScalingMaximumExceedsSlots } from './rules/auto-scaling-maximum-exceeds-slots';
import { hostResourceGroupOnOutpost } from './rules/host-resource-group-on-outpost';
import { hostSpreadExceedsHosts } from './rules/host-spread-exceeds-hosts';
import { hostSpreadInRegion } from './rules/host-spread-in-region';
import { hostSpreadMaximumExceedsHosts } from './rules/host-spread-maximum-exceeds-hosts';
import { imageOfAnotherOutpost } from './rules/image-of-another-outpost';
import { dedicatedHostIsNotOnOutpostOfInstance } from './rules/dedicated-host-is-not-on-outpost-of-instance';
import { instanceFamilyIsNotAvailable } from './rules/instance-family-is-not-available';
import { instanceFamilyIsOnNoOutpostsHardware } from './rules/instance-family-is-on-no-outposts-hardware';
import { instanceTypeIsNotSlotted } from './rules/instance-type-is-not-slotted';
import { instanceTypeDiffersFromDedicatedHost } from './rules/instance-type-differs-from-dedicated-host';
import { instanceWithoutCoip } from './rules/instance-without-coip';
import { instanceZoneDiffersFromSubnet } from './rules/instance-zone-differs-from-subnet';
import { instancesExceedSlots } from './rules/instances-exceed-slots';
import { managedInstanceWithoutSystemsManager } from './rules/managed-instance-without-systems-manager';
import { mixedInstanceTypeIsNotSlotted } from './rules/mixed-instance-type-is-not-slotted';
import { spareCapacityIsInsufficient } from './rules/spare-capacity-is-insufficient';
import { partitionCountWithoutPartition } from './rules/partition-count-without-partition';
import { rackSpreadExceedsRacks } from './rules/rack-spread-exceeds-racks';
import { serverInstanceWithDataVolume } from './rules/server-instance-with-data-volume';
import { singleInstanceWithoutReplacement } from './rules/single-instance-without-replacement';
import { spotInstanceOnOutpost } from './rules/spot-instance-on-outpost';
import { spreadLevelWithoutSpread } from './rules/spread-level-without-spread';
import { elasticFabricAdapterOnOutpost } from './rules/elastic-fabric-adapter-on-outpost';
import { autoScalingGroupMixesOutpostAndRegion } from './rules/auto-scaling-group-mixes-outpost-and-region';

export const computeRules: readonly Rule[] = [
  autoScalingGroupOnOutpostWithoutItsTypes,
  autoScalingGroupOnOutpostWithoutItsVolumeType,
  blockDeviceTypeIsNotSupportedOnFirstGeneration,
  blockDeviceTypeIsNotSupportedOnSecondGeneration,
  amazonLinux2023BootVolumeOnFirstGeneration,
  capacityReservationExceedsSlots,
  capacityReservationGroupOnOutpost,
  capacityReservationFamilyIsNotAvailable,
  capacityReservationDiffersFromInstances,
  capacityReservationOnOutpostInGroup,
  capacityReservationTypeIsNotSlotted,
  dedicatedHostAssetWithoutOutpost,
  dedicatedHostAssetOfAnotherOutpost,
  dedicatedHostInPlacementGroup,
  dedicatedHostWithFamilyAndType,
  dedicatedHostFamilyDiffersFromAsset,
  dedicatedHostFamilyIsNotAvailable,
  dedicatedHostWithSeveralSizes,
  dedicatedHostRecoveryOnOutpost,
  hostResourceGroupOnOutpost,
  hostSpreadExceedsHosts,
  hostSpreadInRegion,
  hostSpreadMaximumExceedsHosts,
  imageOfAnotherOutpost,
  dedicatedHostIsNotOnOutpostOfInstance,
  instanceFamilyIsNotAvailable,
  instanceFamilyIsOnNoOutpostsHardware,
  instanceTypeIsNotSlotted,
  instanceTypeDiffersFromDedicatedHost,
  instanceWithoutCoip,
  instanceZoneDiffersFromSubnet,
  instancesExceedSlots,
  capacityTaskInProgress,
  autoScalingMaximumExceedsSlots,
  spareCapacityIsInsufficient,
  managedInstanceWithoutSystemsManager,
  mixedInstanceTypeIsNotSlotted,
  partitionCountWithoutPartition,
  rackSpreadExceedsRacks,
  serverInstanceWithDataVolume,
  spotInstanceOnOutpost,
  dedicatedCapacityInAnotherAccount,
  coreDeviceWithoutAccessToRegion,
  spreadLevelWithoutSpread,
  singleInstanceWithoutReplacement,
  elasticFabricAdapterOnOutpost,
  autoScalingGroupMixesOutpostAndRegion,
];
