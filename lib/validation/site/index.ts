import type { Rule } from '../rule';
import { siteFiberOfOpticalStandard } from './rules/site-fiber-of-optical-standard';
import { siteOpticalStandardOfSpeed } from './rules/site-optical-standard-of-speed';
import { sitePhoneNumber } from './rules/site-phone-number';
import { sitePowerConnectorOfPhase } from './rules/site-power-connector-of-phase';
import { sitePowerOfGeneration } from './rules/site-power-of-generation';
import { siteUplinkCountOfSpeed } from './rules/site-uplink-count-of-speed';
import { siteUplinkOfSecondGeneration } from './rules/site-uplink-of-second-generation';
import { siteWeightOfSecondGeneration } from './rules/site-weight-of-second-generation';
import { tooManyOutpostsAtSite } from './rules/too-many-outposts-at-site';

export const siteRules: readonly Rule[] = [
  tooManyOutpostsAtSite,
  sitePhoneNumber,
  sitePowerConnectorOfPhase,
  siteUplinkCountOfSpeed,
  siteOpticalStandardOfSpeed,
  siteFiberOfOpticalStandard,
  sitePowerOfGeneration,
  siteUplinkOfSecondGeneration,
  siteWeightOfSecondGeneration,
];
