import { SERVER } from '../../catalog/generations';
import { DECLARATION_KEY, type DeclaredOutpost } from '../../inventory/declaration';
import type { AssetElement, InstanceTypeElement, Inventory, StorageDeclaration } from '../../inventory/inventory';
import { parseDeclaration } from '../../inventory/parse';
import { orderableTypesFor } from '../../inventory/orderable-instance-type';
import { s3CapacityTiB } from '../../inventory/s3-outposts';
import type { FactTable } from './fact-table';
import { allKnown } from './properties';
import { isObject, outpostIdIn, type Json } from './template';
import { canLaunch, type InstanceSlots, type Outpost, type OutpostHost } from '../outpost/facts';

/** A declared Outpost and the stack of its declaration. */
type DeclaredIn = DeclaredOutpost & { readonly stack?: string };

/**
 * Declarations of the constructs in a template, in the format of an inventory.
 *
 * @throws InventoryError if a user changed them to something else
 */
export function declaredInventory(template: Json, stack: string): Inventory {
  const declared = isObject(template.Metadata) ? template.Metadata[DECLARATION_KEY] : undefined;
  if (declared === undefined) return {};
  const { outposts = [], ...others } = parseDeclaration(declared, DECLARATION_KEY);
  return { ...others, outposts: outposts.map((entry) => ({ ...entry, stack })) };
}

/** Adds the values of an inventory to the facts of the same resources. */
export function applyInventory(inventory: Inventory, table: FactTable): void {
  const gateways = new Map<string, string>();
  for (const { OutpostArn, LocalGatewayId } of inventory.localGateways ?? []) {
    if (OutpostArn && LocalGatewayId && !gateways.has(outpostId(OutpostArn))) gateways.set(outpostId(OutpostArn), LocalGatewayId);
  }
  for (const entry of inventory.outposts ?? []) applyOutpost(entry, { inventory, gateways, table });
  for (const known of inventory.localGatewayRouteTables ?? []) {
    if (!known.LocalGatewayRouteTableId) continue;
    const fact = table.reference('localGatewayRouteTable', known.LocalGatewayRouteTableId, 'account');
    assignKnown(fact, {
      localGatewayId: known.LocalGatewayId,
      mode: known.Mode,
      ownerId: known.OwnerId,
      outpost: known.OutpostArn ? table.reference('outpost', outpostId(known.OutpostArn), 'account') : undefined,
    });
  }
  for (const { LocalGatewayVirtualInterfaceGroupId: id, LocalGatewayId: localGatewayId } of inventory.localGatewayVirtualInterfaceGroups ??
    []) {
    if (id) assignKnown(table.reference('localGatewayVirtualInterfaceGroup', id, 'account'), { localGatewayId });
  }
  for (const known of inventory.localGatewayRouteTableVpcAssociations ?? []) {
    const { LocalGatewayRouteTableVpcAssociationId: id, LocalGatewayRouteTableId: routeTable, VpcId: vpc } = known;
    if (!id || !routeTable || !vpc) continue;
    const fact = table.reference('localGatewayVpcAssociation', id, 'account');
    assignKnown(fact, {
      routeTable: table.reference('localGatewayRouteTable', routeTable, 'account'),
      vpc: table.reference('vpc', vpc, 'account'),
    });
    table.publish('localGatewayVpcAssociation', fact);
  }
  for (const known of inventory.localGatewayRouteTableVirtualInterfaceGroupAssociations ?? []) {
    const { LocalGatewayRouteTableVirtualInterfaceGroupAssociationId: id, LocalGatewayRouteTableId: routeTable } = known;
    const group = known.LocalGatewayVirtualInterfaceGroupId;
    if (!id || !routeTable || !group) continue;
    const fact = table.reference('localGatewayVifGroupAssociation', id, 'account');
    assignKnown(fact, {
      routeTable: table.reference('localGatewayRouteTable', routeTable, 'account'),
      virtualInterfaceGroup: table.reference('localGatewayVirtualInterfaceGroup', group, 'account'),
      dependsOn: [],
    });
    table.publish('localGatewayVifGroupAssociation', fact);
  }
  for (const { PoolId: id, PoolCidrs: cidrs, LocalGatewayRouteTableId: routeTable } of inventory.coipPools ?? []) {
    if (!id) continue;
    assignKnown(table.reference('coipPool', id, 'account'), {
      routeTable: routeTable ? table.reference('localGatewayRouteTable', routeTable, 'account') : undefined,
      cidrs,
    });
  }
}

interface Application {
  readonly inventory: Inventory;
  /** Local gateways by the IDs of their Outposts. */
  readonly gateways: ReadonlyMap<string, string>;
  readonly table: FactTable;
}

function applyOutpost(entry: DeclaredIn, { inventory, gateways, table }: Application): void {
  const outpost = entry.outpost ?? {};
  const id = outpost.OutpostId ?? (outpost.OutpostArn && outpostId(outpost.OutpostArn));
  const fact = entry.logicalId
    ? table.find('outpost', `${entry.stack}.${entry.logicalId}`)
    : id
      ? table.reference('outpost', id, 'account')
      : undefined;
  if (!fact) return;
  const hosts = entry.assets?.filter((asset) => (asset.AssetType ?? 'COMPUTE') === 'COMPUTE');
  const outpostHosts = hosts?.length ? hosts.map(outpostHost) : undefined;
  // Only racks have a generation.
  const ofServer = outpost.SupportedHardwareType === SERVER ? null : undefined;
  const racks = new Set(hosts?.map((host) => host.RackId).filter(Boolean));
  const known: Partial<Outpost> = {
    arn: outpost.OutpostArn,
    name: outpost.Name,
    availabilityZone: outpost.AvailabilityZone,
    availabilityZoneId: outpost.AvailabilityZoneId,
    ownerId: outpost.OwnerId ?? /:(\d{12}):outpost\//.exec(outpost.OutpostArn ?? '')?.[1],
    hardware: outpost.SupportedHardwareType,
    generation: outpost.Generation ?? ofServer,
    rackScaling: outpost.RackScalingType ?? ofServer,
    localGatewayId: entry.localGatewayId ?? (id === undefined ? undefined : gateways.get(id)),
    instanceTypes: slottedTypes(entry),
    supportedTypes: entry.supportedInstanceTypes?.length ? namesOf(entry.supportedInstanceTypes) : undefined,
    orderableTypes: orderableTypesFor(inventory, outpost),
    rackCount: racks.size || undefined,
    hostCount: hosts?.length || undefined,
    spareHosts: entry.spareHosts,
    expectedDisconnectHours: entry.expectedDisconnectHours,
    hosts: outpostHosts,
    slots: slotsOfHosts(outpostHosts),
    runningInstances: entry.assetInstances?.map((instance) => ({
      instanceType: instance.InstanceType,
      assetId: instance.AssetId,
      accountId: instance.AccountId,
      isOwn: instance.AccountId && inventory.account ? instance.AccountId === inventory.account : undefined,
      service: instance.AwsServiceName,
    })),
    openCapacityTasks: entry.capacityTasks?.flatMap(({ CapacityTaskId: taskId, CapacityTaskStatus: status, AssetId }) =>
      status !== undefined && OPEN.includes(status) ? [{ id: taskId, status, assetId: AssetId }] : [],
    ),
    s3CapacityTiB: s3CapacityTiB(inventory, entry),
    ebsCapacityTiB: ebsCapacityTiB(entry.storage),
    ebsVolumeTypes: ebsVolumeTypes(entry.storage),
  };
  assignKnown(fact, known);
  if (entry.stack !== undefined) noteDeclaration(fact, known, entry.stack);
  table.publish('outpost', fact);
}

/** Fields that stacks declare, and that can have only one value. */
const DECLARED_ONCE = [
  'availabilityZone',
  'availabilityZoneId',
  'hardware',
  'generation',
  'rackScaling',
  'localGatewayId',
  'slots',
] as const satisfies readonly (keyof Outpost)[];

/** If stacks declare different values, none of them is known to be right. */
function noteDeclaration(fact: Outpost, declared: Partial<Outpost>, stack: string): void {
  const declarations = [...(fact.declarations ?? [])];
  for (const field of DECLARED_ONCE) {
    if (declared[field] === undefined) continue;
    const value = JSON.stringify(declared[field]);
    const ofField = declarations.filter((declaration) => declaration.field === field);
    if (!ofField.some((declaration) => declaration.value === value)) declarations.push({ field, value, stack });
    if (ofField.some((declaration) => declaration.value !== value)) Object.assign(fact, { [field]: undefined });
  }
  Object.assign(fact, { declarations });
}

/** Instance types that the Outpost is configured to launch: the list of AWS, otherwise the types of its hosts. */
function slottedTypes({ instanceTypes, assets }: DeclaredOutpost): readonly string[] | undefined {
  const listed = instanceTypes && namesOf(instanceTypes);
  const ofHosts = assets?.flatMap((asset) => asset.ComputeAttributes?.InstanceTypeCapacities?.map((slot) => slot.InstanceType) ?? []);
  const types = [...new Set(listed?.length ? listed : ofHosts)].filter((type) => type !== undefined);
  return types.length ? types : undefined;
}

function namesOf(types: readonly InstanceTypeElement[]): string[] {
  return types.flatMap(({ InstanceType }) => InstanceType ?? []);
}

function outpostHost({ AssetId, ComputeAttributes: attributes }: AssetElement): OutpostHost {
  const slots = attributes?.InstanceTypeCapacities?.map(({ InstanceType: instanceType, Count: count }) =>
    instanceType === undefined || count === undefined ? undefined : { instanceType, count },
  );
  return {
    assetId: AssetId,
    state: attributes?.State,
    instanceFamilies: attributes?.InstanceFamilies?.length ? attributes.InstanceFamilies : undefined,
    maxVcpus: attributes?.MaxVcpus,
    slots: slots && allKnown(slots),
  };
}

/**
 * States of a capacity task that is not finished.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CapacityTaskSummary.html
 */
const OPEN = ['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION', 'CANCELLATION_IN_PROGRESS'];

/** Slots of the hosts that can launch instances, if the slots of each host are known. The types of other hosts have no slots. */
function slotsOfHosts(hosts: readonly OutpostHost[] | undefined): readonly InstanceSlots[] | undefined {
  if (!hosts?.every(({ slots }) => slots)) return undefined;
  const counts = new Map<string, number>();
  for (const host of hosts) {
    for (const { instanceType, count } of host.slots ?? []) {
      counts.set(instanceType, (counts.get(instanceType) ?? 0) + (canLaunch(host) ? count : 0));
    }
  }
  return [...counts].map(([instanceType, count]) => ({ instanceType, count }));
}

/** Total EBS capacity, if the capacity of each volume type is declared. */
function ebsCapacityTiB(storage: StorageDeclaration | undefined): number | undefined {
  const ordered = storage?.ebs && allKnown(storage.ebs.map(({ capacityTiB }) => capacityTiB));
  return ordered?.reduce((sum, capacity) => sum + capacity, 0);
}

/** EBS volume types with capacity, if the capacities are declared. */
function ebsVolumeTypes(storage: StorageDeclaration | undefined): readonly string[] | undefined {
  const ordered = storage?.ebs?.filter(({ capacityTiB }) => capacityTiB !== 0);
  return ordered && allKnown(ordered.map(({ volumeType }) => volumeType));
}

function outpostId(arn: string): string {
  return outpostIdIn(arn) ?? arn;
}

/** Assigns the known fields. Other fields remain unchanged. */
export function assignKnown<T extends object>(fact: T, fields: Partial<T>): void {
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) fact[name] = value;
  }
}
