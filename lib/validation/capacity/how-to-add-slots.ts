import type { Outpost } from '../outpost/facts';

/**
 * How an Outpost can get slots for one of the instance types that it is not configured for, as the end of a message. Empty if it is unknown.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_GetOutpostSupportedInstanceTypes.html
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ListOrderableInstanceTypes.html
 */
export function howToAddSlots({ supportedTypes, orderableTypes }: Outpost, instanceTypes: readonly string[]): string {
  const supported = instanceTypes.filter((type) => supportedTypes?.includes(type));
  if (supported.length > 0) return `; its hardware supports ${supported.join(', ')}, so a capacity task can add slots`;
  const isOrderable = orderableTypes && instanceTypes.some((type) => orderableTypes.includes(type));
  const order = isOrderable === undefined ? [] : [isOrderable ? 'it can be ordered' : 'it cannot be ordered'];
  const parts = [...(supportedTypes ? ['its hardware does not support it'] : []), ...order];
  return parts.length > 0 ? `; ${parts.join(', and ')}` : '';
}
