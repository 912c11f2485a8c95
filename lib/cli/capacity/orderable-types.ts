import { orderableTypes } from '../../inventory/orderable-instance-type';
import { readInventories } from '../inventory-file';
import { UnusableInput } from '../unusable-input';

/**
 * Reads the instance types that AWS accepts orders for from an inventory.
 *
 * @param hardware a rack generation, or `SERVER`
 * @throws UnusableInput, InventoryError
 */
export function readOrderableTypes(file: string, hardware: string, onWarning?: (message: string) => void): readonly string[] {
  const [inventory] = readInventories([file], onWarning);
  const types = orderableTypes(inventory, hardware);
  if (types) return types;
  const how = "run 'npx cdk-outposts discover' again, with the IAM action outposts:ListOrderableInstanceTypes";
  throw new UnusableInput(`${file} has no orderableInstanceTypes; ${how}`);
}
