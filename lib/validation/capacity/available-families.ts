import { familiesOf, familyOf } from '../../catalog/instance-families';
import type { Outpost } from '../outpost/facts';

/**
 * Instance families that are available on the hardware of an Outpost: those of its generation, and those that AWS lists for it, which can be
 * newer. `undefined` if they are unknown.
 */
export function availableFamilies(outpost: Outpost): readonly string[] | undefined {
  const families = familiesOf(outpost);
  return families && [...new Set([...families, ...listedFamilies(outpost)])];
}

/** Whether the family of one of the instance types is available, or may be. */
export function isAnyAvailable(outpost: Outpost, instanceTypes: readonly string[]): boolean {
  const families = availableFamilies(outpost);
  return !families || instanceTypes.some((type) => families.includes(familyOf(type)));
}

/** What `listedFamilies` reads that is not known for each Outpost, as needs of a rule. */
export const LISTED_FAMILIES = ['outpost.instanceTypes?', 'outpost.supportedTypes?', 'outpost.orderableTypes?'] as const;

/** Families of the instance types that the Outpost is configured for, that its hardware supports, and that can be ordered for it. */
export function listedFamilies({ instanceTypes, supportedTypes, orderableTypes }: Outpost): readonly string[] {
  return [instanceTypes, supportedTypes, orderableTypes].flatMap((types) => types ?? []).map(familyOf);
}
