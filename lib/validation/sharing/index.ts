import type { Rule } from '../rule';
import { localGatewayInResourceShare } from './rules/local-gateway-in-resource-share';
import { localGatewayPartInAnotherAccount } from './rules/local-gateway-part-in-another-account';
import { outpostsShareOfAnotherAccount } from './rules/outposts-share-of-another-account';
import { outpostsShareOutsideOrganization } from './rules/outposts-share-outside-organization';
import { outpostsShareWithIamPrincipal } from './rules/outposts-share-with-iam-principal';
import { s3OutpostsPartInResourceShare } from './rules/s3-outposts-part-in-resource-share';

export const sharingRules: readonly Rule[] = [
  outpostsShareOutsideOrganization,
  outpostsShareOfAnotherAccount,
  outpostsShareWithIamPrincipal,
  localGatewayInResourceShare,
  s3OutpostsPartInResourceShare,
  localGatewayPartInAnotherAccount,
];
