import * as fs from 'fs';
import { Duration, Size } from 'aws-cdk-lib';
import type { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import type { OutpostAttributes } from './outpost';
import { declaredOutpost } from './declared-outpost';
import type { OutpostCapacity, OutpostDeclaration, OutpostStorage } from './outpost-declaration';
import { OutpostHardware } from './outpost-hardware';
import { declaredByHand } from '../inventory/declared-by-hand';
import type { Declaration } from '../inventory/declaration';
import type { Inventory, OutpostInventoryEntry } from '../inventory/inventory';
import { parseInventory } from '../inventory/parse';
import { s3CapacityTiB } from '../inventory/s3-outposts';
import { existingNetwork } from './existing-network';

/**
 * An inventory that `npx cdk-outposts discover` wrote: the Outposts of an account and Region, in a file such as `outposts.json`.
 *
 * @example
 * const inventory = OutpostInventory.fromFile('outposts.json');
 * const outpost = Outpost.fromInventory(this, 'Outpost', inventory, 'factory');
 */
export class OutpostInventory {
  /**
   * Reads an inventory file.
   *
   * @throws if the file does not exist or is not an inventory
   */
  public static fromFile(path: string): OutpostInventory {
    return new OutpostInventory(parseInventory(fs.readFileSync(path, 'utf8'), path), path);
  }

  private constructor(
    private readonly inventory: Inventory,
    private readonly path: string,
  ) {}

  /**
   * Returns what the inventory records about an Outpost.
   *
   * @throws if the inventory does not contain exactly one Outpost with this ID or name
   */
  public outpostAttributes(outpostIdOrName: string): OutpostAttributes {
    const entry = this.entry(outpostIdOrName);
    const { OutpostArn, AvailabilityZone, SupportedHardwareType, Generation, RackScalingType } = entry.outpost ?? {};
    const localGatewayId = this.inventory.localGateways?.find((candidate) => candidate.OutpostArn === OutpostArn)?.LocalGatewayId;
    const routeTables = this.inventory.localGatewayRouteTables?.filter((table) => table.OutpostArn === OutpostArn) ?? [];
    if (!OutpostArn)
      throw new Error(`Outpost '${outpostIdOrName}' has no OutpostArn in ${this.path}; run 'npx cdk-outposts discover' again`);
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
      localGateway: localGatewayId
        ? {
            localGatewayId,
            // If there are several, the user chooses.
            localGatewayRouteTableId: routeTables.length === 1 ? routeTables[0].LocalGatewayRouteTableId : undefined,
          }
        : undefined,
      capacity: capacityOf({ ...entry, storage: this.storageOf(entry) }),
      expectedDisconnection: entry.expectedDisconnectHours === undefined ? undefined : Duration.hours(entry.expectedDisconnectHours),
    };
  }

  /**
   * What the inventory records about an Outpost, with `declared` in its place where it says more.
   *
   * @internal
   */
  public _attributesOf(outpostIdOrName: string, declared: OutpostDeclaration): OutpostAttributes {
    const known = this.outpostAttributes(outpostIdOrName);
    return { ...known, ...defined(declared), capacity: { ...known.capacity, ...defined(declared.capacity) } };
  }

  /**
   * What the template records about an Outpost: the inventory's facts about it, its local gateway, route tables and CoIP pools, with
   * `declared` in their place where it says more.
   *
   * @internal
   */
  public _declarationOf(outpostIdOrName: string, declared: OutpostDeclaration): Declaration {
    const entry = this.entry(outpostIdOrName);
    const { outpost, assets, instanceTypes, supportedInstanceTypes } = entry;
    const belongs = (element: { readonly OutpostArn?: string }) => element.OutpostArn === outpost?.OutpostArn;
    const { outposts: [overriding] = [], ...gateways } = declaredOutpost(declared, { outpostArn: outpost?.OutpostArn });
    const localGatewayRouteTables = united(
      this.inventory.localGatewayRouteTables?.filter(belongs),
      gateways.localGatewayRouteTables,
      (table) => table.LocalGatewayRouteTableId,
    );
    const ids = new Set(localGatewayRouteTables?.map((table) => table.LocalGatewayRouteTableId));
    const ofRouteTable = (element: { readonly LocalGatewayRouteTableId?: string }) => ids.has(element.LocalGatewayRouteTableId);
    const localGateways = united(
      this.inventory.localGateways?.filter(belongs),
      gateways.localGateways,
      (gateway) => gateway.LocalGatewayId,
    );
    const localGatewayIds = new Set(localGateways?.flatMap(({ LocalGatewayId }) => LocalGatewayId ?? []));
    const storage = this.storageOf(entry);
    return {
      ...existingNetwork(this.inventory, outpost?.OutpostArn, localGatewayIds),
      outposts: [
        {
          ...{ assets, instanceTypes, supportedInstanceTypes, ...declaredByHand(entry) },
          ...defined(overriding),
          outpost: { ...outpost, ...defined(overriding.outpost) },
          storage: overriding.storage ? { ...storage, ...defined(overriding.storage) } : storage,
        },
      ],
      localGateways,
      localGatewayRouteTables,
      localGatewayRouteTableVpcAssociations: this.inventory.localGatewayRouteTableVpcAssociations?.filter(ofRouteTable),
      coipPools: this.inventory.coipPools?.filter(ofRouteTable),
    };
  }

  /** The declared storage, and the S3 on Outposts capacity that AWS lists. */
  private storageOf(entry: OutpostInventoryEntry): OutpostInventoryEntry['storage'] {
    const capacityTiB = s3CapacityTiB(this.inventory, entry);
    return capacityTiB === undefined ? entry.storage : { ...entry.storage, s3: { capacityTiB } };
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

function capacityOf(entry: OutpostInventoryEntry): OutpostCapacity | undefined {
  const { assets, spareHosts, storage } = entry;
  if (!assets && spareHosts === undefined && !storage) return undefined;
  return { racks: racksOf(entry), spareHosts, storage: storage && storageOf(storage) };
}

function racksOf({ assets }: OutpostInventoryEntry): OutpostCapacity['racks'] {
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

/** EBS capacity is known only if it is known for each entry. */
function storageOf({ s3, ebs }: NonNullable<OutpostInventoryEntry['storage']>): OutpostStorage {
  const known = ebs?.flatMap(({ volumeType, capacityTiB }) =>
    volumeType === undefined || capacityTiB === undefined
      ? []
      : [{ volumeType: volumeType as EbsDeviceVolumeType, capacity: Size.tebibytes(capacityTiB) }],
  );
  return {
    s3: s3?.capacityTiB === undefined ? undefined : Size.tebibytes(s3.capacityTiB),
    ebs: known?.length === ebs?.length ? known : undefined,
  };
}

/** The elements of an inventory, and those that are only declared. */
function united<T>(known: readonly T[] | undefined, declared: readonly T[] = [], idOf: (element: T) => string | undefined) {
  const ids = new Set(known?.map(idOf));
  const added = declared.filter((element) => !ids.has(idOf(element)));
  return added.length > 0 ? [...(known ?? []), ...added] : known;
}

/** Without the fields that are undefined, which would hide those of another object. */
function defined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, field]) => field !== undefined)) as Partial<T>;
}
