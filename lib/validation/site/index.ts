import type { Rule } from '../rule';
import { siteFiberDiffersFromOpticalStandard } from './rules/site-fiber-differs-from-optical-standard';
import { siteOpticalStandardDiffersFromSpeed } from './rules/site-optical-standard-differs-from-speed';
import { sitePhoneNumberIsInvalid } from './rules/site-phone-number-is-invalid';
import { sitePowerConnectorDiffersFromPhase } from './rules/site-power-connector-differs-from-phase';
import { sitePowerDrawIsNotAvailable } from './rules/site-power-draw-is-not-available';
import { siteUplinkCountIsNotAvailable } from './rules/site-uplink-count-is-not-available';
import { siteUplinkTooSlow } from './rules/site-uplink-too-slow';
import { siteSupportedWeightTooLow } from './rules/site-supported-weight-too-low';
import { tooManyOutpostsAtSite } from './rules/too-many-outposts-at-site';

export const siteRules: readonly Rule[] = [
  tooManyOutpostsAtSite,
  sitePhoneNumberIsInvalid,
  sitePowerConnectorDiffersFromPhase,
  siteUplinkCountIsNotAvailable,
  siteOpticalStandardDiffersFromSpeed,
  siteFiberDiffersFromOpticalStandard,
  sitePowerDrawIsNotAvailable,
  siteUplinkTooSlow,
  siteSupportedWeightTooLow,
];
