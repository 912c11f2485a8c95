import { SERVER } from '../catalog/generations';
import type { Inventory, OutpostElement } from './inventory';

/**
 * An instance type that AWS accepts orders for.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ListOrderableInstanceTypes.html
 */
export interface OrderableInstanceTypeElement {
  readonly InstanceType?: string;
  readonly VCPUs?: number;
  readonly MemoryInMib?: number;
  readonly NetworkPerformance?: string;
  /** Hardware that has the instance type. */
  readonly FormFactorConfigs?: readonly FormFactorConfigElement[];
}

/**
 * Hardware that an instance type can be ordered for.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_FormFactorConfig.html
 */
export interface FormFactorConfigElement {
  /** `RACK` or `SERVER`. */
  readonly FormFactor?: string;
  /** `GENERATION_1` or `GENERATION_2`; racks only. */
  readonly OutpostGeneration?: string;
}

/**
 * Instance types that can be ordered for hardware: a rack generation, or `SERVER`. `undefined` if the inventory has no list of them, or an
 * empty one, which is not about this hardware.
 */
export function orderableTypes({ orderableInstanceTypes }: Inventory, hardware: string): readonly string[] | undefined {
  const matches = ({ FormFactor, OutpostGeneration }: FormFactorConfigElement) =>
    hardware === SERVER ? FormFactor === SERVER : OutpostGeneration === hardware;
  if (!orderableInstanceTypes?.length) return undefined;
  return orderableInstanceTypes.flatMap(({ InstanceType, FormFactorConfigs }) =>
    InstanceType !== undefined && FormFactorConfigs?.some(matches) ? [InstanceType] : [],
  );
}

/**
 * Instance types that can be ordered for the hardware of an Outpost. `undefined` if its hardware is unknown, or if it belongs to another
 * account: the list is that of the account of the inventory.
 */
export function orderableTypesFor(inventory: Inventory, outpost: OutpostElement): readonly string[] | undefined {
  const { OwnerId, SupportedHardwareType, Generation } = outpost;
  if (OwnerId !== undefined && inventory.account !== undefined && OwnerId !== inventory.account) return undefined;
  const hardware = SupportedHardwareType === SERVER ? SERVER : Generation;
  return hardware === undefined ? undefined : orderableTypes(inventory, hardware);
}
