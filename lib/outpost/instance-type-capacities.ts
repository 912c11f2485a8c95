import { Token } from 'aws-cdk-lib';
import { MAX_SLOTS } from '../catalog/max-slots';
import type { InstanceTypeCapacityElement } from '../inventory/inventory';

/**
 * Slots in the format of the Outposts API.
 *
 * @throws if a number is not one that the API accepts
 */
export function instanceTypeCapacities(slots: { readonly [instanceType: string]: number }): Required<InstanceTypeCapacityElement>[] {
  return Object.entries(slots).map(([InstanceType, Count]) => {
    if (!Token.isUnresolved(Count) && !(Number.isInteger(Count) && Count >= 0 && Count <= MAX_SLOTS))
      throw new Error(`slots of ${InstanceType} must be a whole number from 0 to ${MAX_SLOTS}, got ${Count}`);
    return { InstanceType, Count };
  });
}
