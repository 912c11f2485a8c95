import type { Rule } from '../rule';
import { availabilityZoneOfOutpost } from './availability-zone-of-outpost';
import { localGatewayIsNotShareable } from './local-gateway-is-not-shareable';
import { outpostArnIsMalformed } from './outpost-arn-is-malformed';
import { outpostInUnsupportedZone } from './outpost-in-unsupported-zone';
import { outpostNamesItsZoneTwice } from './outpost-names-its-zone-twice';
import { outpostOfAnotherPartition } from './outpost-of-another-partition';
import { outpostOfAnotherRegion } from './outpost-of-another-region';
import { outpostsShareOutsideOrganization } from './outposts-share-outside-organization';
import { siteFiberOfOpticalStandard } from './site-fiber-of-optical-standard';
import { siteOpticalStandardOfSpeed } from './site-optical-standard-of-speed';
import { sitePhoneNumber } from './site-phone-number';
import { sitePowerConnectorOfPhase } from './site-power-connector-of-phase';
import { sitePowerOfGeneration } from './site-power-of-generation';
import { siteUplinkCountOfSpeed } from './site-uplink-count-of-speed';
import { siteUplinkOfSecondGeneration } from './site-uplink-of-second-generation';
import { siteWeightOfSecondGeneration } from './site-weight-of-second-generation';
import { tooManyOutpostsAtSite } from './too-many-outposts-at-site';

export const siteRules: readonly Rule[] = [
  outpostArnIsMalformed,
  outpostOfAnotherRegion,
  outpostOfAnotherPartition,
  availabilityZoneOfOutpost,
  outpostNamesItsZoneTwice,
  outpostInUnsupportedZone,
  tooManyOutpostsAtSite,
  sitePhoneNumber,
  sitePowerConnectorOfPhase,
  siteUplinkCountOfSpeed,
  siteOpticalStandardOfSpeed,
  siteFiberOfOpticalStandard,
  sitePowerOfGeneration,
  siteUplinkOfSecondGeneration,
  siteWeightOfSecondGeneration,
  outpostsShareOutsideOrganization,
  localGatewayIsNotShareable,
];
