import type { Rule } from '../rule';
import { alarmIgnoresMissingData } from './rules/alarm-ignores-missing-data';
import { alarmMetricIsNotListed } from './rules/alarm-metric-is-not-listed';
import { availabilityZoneIdDiffersFromOutpost } from './rules/availability-zone-id-differs-from-outpost';
import { availabilityZoneDiffersFromOutpost } from './rules/availability-zone-differs-from-outpost';
import { capacityAlarmLeavesOutDedicatedHost } from './rules/capacity-alarm-leaves-out-dedicated-host';
import { eventPatternMatchesNoEvent } from './rules/event-pattern-matches-no-event';
import { hostSlotsAcrossSockets } from './rules/host-slots-across-sockets';
import { hostSlotsExceedVcpus } from './rules/host-slots-exceed-vcpus';
import { identifierHasWrongForm } from './rules/identifier-has-wrong-form';
import { outpostsActionDoesNotExist } from './rules/outposts-action-does-not-exist';
import { outpostArnIsMalformed } from './rules/outpost-arn-is-malformed';
import { metricDimensionsAreNotPublished } from './rules/metric-dimensions-are-not-published';
import { metricNamespaceIsNotPublished } from './rules/metric-namespace-is-not-published';
import { outpostDeclaredDifferently } from './rules/outpost-declared-differently';
import { outpostInUnsupportedZone } from './rules/outpost-in-unsupported-zone';
import { outpostWithZoneAndZoneId } from './rules/outpost-with-zone-and-zone-id';
import { outpostOfAnotherPartition } from './rules/outpost-of-another-partition';
import { outpostOfAnotherRegion } from './rules/outpost-of-another-region';
import { propertyIsNotInCloudFormation } from './rules/property-is-not-in-cloudformation';

export const outpostRules: readonly Rule[] = [
  outpostArnIsMalformed,
  identifierHasWrongForm,
  outpostDeclaredDifferently,
  outpostOfAnotherRegion,
  outpostOfAnotherPartition,
  availabilityZoneDiffersFromOutpost,
  outpostWithZoneAndZoneId,
  outpostInUnsupportedZone,
  availabilityZoneIdDiffersFromOutpost,
  capacityAlarmLeavesOutDedicatedHost,
  hostSlotsAcrossSockets,
  hostSlotsExceedVcpus,
  propertyIsNotInCloudFormation,
  metricNamespaceIsNotPublished,
  alarmMetricIsNotListed,
  metricDimensionsAreNotPublished,
  alarmIgnoresMissingData,
  eventPatternMatchesNoEvent,
  outpostsActionDoesNotExist,
];
