import type { Rule } from '../rule';
import { cacheLogsOnOutpost } from './cache-logs-on-outpost';
import { cacheMultiAzOnOutpost } from './cache-multi-az-on-outpost';
import { cacheNodeTypeIsNotSlotted } from './cache-node-type-is-not-slotted';
import { cacheNodeTypeOnOutpost } from './cache-node-type-on-outpost';
import { cacheSubnetGroupMixesOutpostAndRegion } from './cache-subnet-group-mixes-outpost-and-region';
import { cacheSubnetGroupOfSeveralOutposts } from './cache-subnet-group-of-several-outposts';
import { cacheWithoutCustomerOwnedIp } from './cache-without-customer-owned-ip';
import { emrInstanceTypeIsNotSlotted } from './emr-instance-type-is-not-slotted';
import { emrInstanceTypeOfOtherHardware } from './emr-instance-type-of-other-hardware';
import { emrInstanceTypeOnOutpost } from './emr-instance-type-on-outpost';
import { emrReleaseOnOutpost } from './emr-release-on-outpost';
import { emrSpotOnOutpost } from './emr-spot-on-outpost';
import { emrVolumeTypeOnOutpost } from './emr-volume-type-on-outpost';
import { emrWithoutTerminationProtection } from './emr-without-termination-protection';
import { resolverInstanceTypeOnOutpost } from './resolver-instance-type-on-outpost';
import { resolverOnServer } from './resolver-on-server';
import { resourceStaysInRegion } from './resource-stays-in-region';
import { serviceNotOnOutposts } from './service-not-on-outposts';
import { serviceNotOnServer } from './service-not-on-server';
import { serviceOfOtherGeneration } from './service-of-other-generation';
import { serviceRejectsOutpostSubnet } from './service-rejects-outpost-subnet';

export const serviceRules: readonly Rule[] = [
  cacheLogsOnOutpost,
  cacheMultiAzOnOutpost,
  cacheNodeTypeIsNotSlotted,
  cacheNodeTypeOnOutpost,
  cacheSubnetGroupMixesOutpostAndRegion,
  cacheSubnetGroupOfSeveralOutposts,
  cacheWithoutCustomerOwnedIp,
  emrInstanceTypeIsNotSlotted,
  emrInstanceTypeOfOtherHardware,
  emrInstanceTypeOnOutpost,
  emrReleaseOnOutpost,
  emrSpotOnOutpost,
  emrVolumeTypeOnOutpost,
  emrWithoutTerminationProtection,
  resolverInstanceTypeOnOutpost,
  resolverOnServer,
  resourceStaysInRegion,
  serviceNotOnOutposts,
  serviceNotOnServer,
  serviceOfOtherGeneration,
  serviceRejectsOutpostSubnet,
];
