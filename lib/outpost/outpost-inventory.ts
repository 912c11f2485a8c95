import * as fs from 'fs';
import type { OutpostAttributes } from './outpost';
import { OutpostHardware } from './outpost-hardware';
import { declaredByHand } from '../inventory/declared-by-hand';
import type { Declaration } from '../inventory/declaration';
import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';
import { parseInventory } from '../inventory/parse';

/**
 * What `outposts discover` found in an account and Region, kept in a file such as `outposts.json`.
 */
export class OutpostInventory {
  /**
   * Reads an inventory from a file.
   *
   * Throws where the file does not exist or is no inventory.
   */
  public static fromFile(path: string): OutpostInventory {
    return new OutpostInventory(parseInventory(fs.readFileSync(path, 'utf8'), path), path);
  }

  private constructor(
    private readonly inventory: Inventory,
    private readonly path: string,
  ) {}

  /**
   * What the inventory knows of an Outpost.
   *
   * Throws where it does not hold exactly one of this ID or name.
   */
  public outpostAttributes(outpostIdOrName: string): OutpostAttributes {
    const entry = this.entry(outpostIdOrName);
    const { OutpostArn, AvailabilityZone, SupportedHardwareType, Generation, RackScalingType } = entry.outpost ?? {};
    const gateway = this.inventory.localGateways?.find((candidate) => candidate.OutpostArn === OutpostArn);
    const routeTables = this.inventory.localGatewayRouteTables?.filter((table) => table.OutpostArn === OutpostArn) ?? [];
    if (!OutpostArn) throw new Error(`Outpost '${outpostIdOrName}' has no OutpostArn in ${this.path}; run 'outposts discover' again`);
    return {
      outpostArn: OutpostArn,
      availabilityZone: AvailabilityZone,
      hardware: SupportedHardwareType
        ? OutpostHardware.of({
            supportedHardwareType: SupportedHardwareType,
            generation: Generation,
            rackScalingType: RackScalingType,
          })
        : undefined,
      localGatewayId: gateway?.LocalGatewayId,
      // With several route tables it is for the subnet to say which.
      localGatewayRouteTableId: routeTables.length === 1 ? routeTables[0].LocalGatewayRouteTableId : undefined,
      racks: racksOf(entry),
    };
  }

  /**
   * What the rules may know of an Outpost: its hardware, and its local gateway with the route tables and the VPCs that use them.
   *
   * @internal
   */
  public _declarationOf(outpostIdOrName: string): Declaration {
    const entry = this.entry(outpostIdOrName);
    const { outpost, assets, instanceTypes, supportedInstanceTypes } = entry;
    const belongs = (element: { readonly OutpostArn?: string }) => element.OutpostArn === outpost?.OutpostArn;
    const localGatewayRouteTables = this.inventory.localGatewayRouteTables?.filter(belongs);
    const ids = new Set(localGatewayRouteTables?.map((table) => table.LocalGatewayRouteTableId));
    return {
      outposts: [{ outpost, assets, instanceTypes, supportedInstanceTypes, ...declaredByHand(entry) }],
      localGateways: this.inventory.localGateways?.filter(belongs),
      localGatewayRouteTables,
      localGatewayRouteTableVpcAssociations: this.inventory.localGatewayRouteTableVpcAssociations?.filter((association) =>
        ids.has(association.LocalGatewayRouteTableId),
      ),
    };
  }

  private entry(outpostIdOrName: string): OutpostInventoryEntry {
    const outposts = this.inventory.outposts ?? [];
    const found = outposts.filter(({ outpost }) => [outpost?.OutpostId, outpost?.Name].includes(outpostIdOrName));
    if (found.length === 1) return found[0];
    const known = outposts.map(({ outpost }) => `${outpost?.OutpostId} (${outpost?.Name})`).join(', ') || 'no Outpost';
    const problem = found.length ? `${found.length} Outposts are` : 'no Outpost is';
    throw new Error(`${problem} called '${outpostIdOrName}' in ${this.path}, which holds ${known}; use the ID of one of them`);
  }
}

function racksOf({ assets }: OutpostInventoryEntry): OutpostAttributes['racks'] {
  if (!assets) return undefined;
  const racks = new Map<string, { assetId: string; slots?: { [instanceType: string]: number } }[]>();
  for (const { AssetId, RackId, AssetType, ComputeAttributes } of assets) {
    if (!AssetId || !RackId || AssetType !== 'COMPUTE') continue;
    const capacities = ComputeAttributes?.InstanceTypeCapacities;
    const slots = capacities && Object.fromEntries(capacities.map(({ InstanceType = '', Count = 0 }) => [InstanceType, Count]));
    racks.set(RackId, [...(racks.get(RackId) ?? []), { assetId: AssetId, slots }]);
  }
  return [...racks].map(([rackId, hosts]) => ({ rackId, hosts }));
}
