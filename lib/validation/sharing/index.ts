import type { Rule } from '../rule';
import { localGatewayInResourceShare } from './rules/local-gateway-in-resource-share';
import { localGatewayPartInAnotherAccount } from './rules/local-gateway-part-in-another-account';
import { outpostsShareOfAnotherAccount } from './rules/outposts-share-of-another-account';
import { outpostsShareOutsideOrganization } from './rules/outposts-share-outside-organization';

export const sharingRules: readonly Rule[] = [
  outpostsShareOutsideOrganization,
  outpostsShareOfAnotherAccount,
  localGatewayInResourceShare,
  localGatewayPartInAnotherAccount,
];
