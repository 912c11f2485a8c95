import { familiesOf, familyOf } from '../../catalog/instance-families';
import type { Outpost } from '../outpost/facts';

/** Instance families that are available on the hardware of an Outpost, and those that it is configured for; `undefined` if they are unknown. */
export function availableFamilies(outpost: Outpost): readonly string[] | undefined {
  const families = familiesOf(outpost);
  return families && [...new Set([...families, ...(outpost.instanceTypes ?? []).map(familyOf)])];
}

/** Whether the family of one of the instance types is available, or may be. */
export function isAnyAvailable(outpost: Outpost, instanceTypes: readonly string[]): boolean {
  const families = availableFamilies(outpost);
  return !families || instanceTypes.some((type) => families.includes(familyOf(type)));
}
