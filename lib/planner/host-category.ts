import { GENERATION_2 } from '../catalog/generations';
import { INSTANCE_FAMILIES } from '../catalog/instance-families';
import type { Host, Slots } from './host';

/** What the slots of a second-generation host are for. */
export type HostCategory = 'virtualized' | 'single-instance' | 'metal';

/** A change of the category. */
export interface CategoryChange {
  readonly from: HostCategory;
  readonly to: HostCategory;
}

/** AWS page about the isolation of hosts while a capacity task runs. */
export const ISOLATION_SOURCE = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html';

/**
 * How a change of slots changes the category of a second-generation host; `undefined` if it does not, or if that is unknown: a host without
 * slots, or with those of several categories, has no category.
 */
export function categoryChange({ families }: Host, before: Slots, after: Slots): CategoryChange | undefined {
  if (!families.some((family) => INSTANCE_FAMILIES[GENERATION_2].includes(family))) return undefined;
  const [from, to] = [before, after].map(categoryOf);
  return from && to && from !== to ? { from, to } : undefined;
}

function categoryOf(slots: Slots): HostCategory | undefined {
  const categories = new Set([...slots].filter(([, count]) => count > 0).map(([instanceType]) => categoryOfType(instanceType)));
  return categories.size === 1 ? [...categories][0] : undefined;
}

function categoryOfType(instanceType: string): HostCategory {
  if (/\.metal\b/.test(instanceType)) return 'metal';
  return instanceType.endsWith('.48xlarge') ? 'single-instance' : 'virtualized';
}
