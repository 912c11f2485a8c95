import type { Rule } from '../rule';
import { localGatewayInResourceShare } from './rules/local-gateway-in-resource-share';
import { outpostsShareOutsideOrganization } from './rules/outposts-share-outside-organization';

export const sharingRules: readonly Rule[] = [outpostsShareOutsideOrganization, localGatewayInResourceShare];
