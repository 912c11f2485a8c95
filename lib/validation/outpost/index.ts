import type { Rule } from '../rule';
import { availabilityZoneIdOfOutpost } from './rules/availability-zone-id-of-outpost';
import { availabilityZoneOfOutpost } from './rules/availability-zone-of-outpost';
import { capacityAlarmLeavesOutDedicatedHost } from './rules/capacity-alarm-leaves-out-dedicated-host';
import { hostSlotsAcrossSockets } from './rules/host-slots-across-sockets';
import { hostSlotsExceedVcpus } from './rules/host-slots-exceed-vcpus';
import { outpostArnIsMalformed } from './rules/outpost-arn-is-malformed';
import { outpostInUnsupportedZone } from './rules/outpost-in-unsupported-zone';
import { outpostNamesItsZoneTwice } from './rules/outpost-names-its-zone-twice';
import { outpostOfAnotherPartition } from './rules/outpost-of-another-partition';
import { outpostOfAnotherRegion } from './rules/outpost-of-another-region';

export const outpostRules: readonly Rule[] = [
  outpostArnIsMalformed,
  outpostOfAnotherRegion,
  outpostOfAnotherPartition,
  availabilityZoneOfOutpost,
  outpostNamesItsZoneTwice,
  outpostInUnsupportedZone,
  availabilityZoneIdOfOutpost,
  capacityAlarmLeavesOutDedicatedHost,
  hostSlotsAcrossSockets,
  hostSlotsExceedVcpus,
];
