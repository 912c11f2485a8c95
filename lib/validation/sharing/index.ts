import type { Rule } from '../rule';
import { localGatewayIsNotShareable } from './rules/local-gateway-is-not-shareable';
import { outpostsShareOutsideOrganization } from './rules/outposts-share-outside-organization';

export const sharingRules: readonly Rule[] = [outpostsShareOutsideOrganization, localGatewayIsNotShareable];
