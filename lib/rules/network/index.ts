import type { Rule } from '../rule';
import { subnetNeedsAvailabilityZone } from './subnet-needs-availability-zone';

export const networkRules: readonly Rule[] = [subnetNeedsAvailabilityZone];
