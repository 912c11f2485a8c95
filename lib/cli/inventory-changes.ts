import { INVENTORY, ListShape, type ObjectShape, type Shape } from '../inventory/format';
import type { AssetElement, Inventory, OutpostInventoryEntry } from '../inventory/inventory';

type Element = { readonly [field: string]: unknown };

/** Singular nouns of the lists, in the words of AWS. */
const NOUNS: { readonly [list: string]: string } = {
  sites: 'site',
  outposts: 'Outpost',
  assets: 'asset',
  instanceTypes: 'instance type',
  supportedInstanceTypes: 'supported instance type',
  capacityTasks: 'capacity task',
  localGateways: 'local gateway',
  localGatewayRouteTables: 'local gateway route table',
  localGatewayRouteTableVpcAssociations: 'VPC association',
  localGatewayRouteTableVirtualInterfaceGroupAssociations: 'VIF group association',
  localGatewayVirtualInterfaceGroups: 'VIF group',
  localGatewayVirtualInterfaces: 'local gateway virtual interface',
  coipPools: 'CoIP pool',
  outpostLags: 'LAG',
  serviceLinkVirtualInterfaces: 'service link virtual interface',
  subnets: 'subnet',
  vpcs: 'VPC',
  routeTables: 'route table',
  outpostsWithS3: 'S3 on Outposts capacity of',
  s3Endpoints: 'S3 on Outposts endpoint',
  serviceQuotas: 'quota',
  orderableInstanceTypes: 'orderable instance type',
};

/** What workloads change all the time. */
const IGNORED = new Set(['assetInstances', 'AvailableIpAddressCount']);

/**
 * Describes what is different in a later inventory, a line for each change. Compares the lists that both inventories contain: a list that
 * could not be read is no change. Ignores running instances and the number of free addresses in subnets.
 */
export function describeChanges(earlier: Inventory, later: Inventory): string[] {
  const lines = changesOfLists(earlier, later, INVENTORY, '');
  const before = byKey(earlier.outposts ?? [], INVENTORY.outposts);
  for (const entry of later.outposts ?? []) {
    const id = entry.outpost?.OutpostId ?? '';
    const old = before.get(id) as OutpostInventoryEntry | undefined;
    if (old) lines.push(...changesOfOutpost(old, entry, id));
  }
  return lines;
}

function changesOfOutpost(earlier: OutpostInventoryEntry, later: OutpostInventoryEntry, id: string): string[] {
  const shape = INVENTORY.outposts.element as ObjectShape;
  return [
    ...changesOfFields(earlier.outpost ?? {}, later.outpost ?? {}, shape.outpost, `Outpost ${id}`),
    ...changesOfSlots(earlier.assets, later.assets, id),
    ...changesOfLists(earlier, later, shape, `${id}: `),
  ];
}

/** Changes of all lists of an object. */
function changesOfLists(earlier: object, later: object, shape: ObjectShape, prefix: string): string[] {
  return Object.entries(shape).flatMap(([field, list]) => {
    const [before, after] = [earlier, later].map((lists) => (lists as Element)[field]);
    if (!(list instanceof ListShape) || IGNORED.has(field) || !Array.isArray(before) || !Array.isArray(after)) return [];
    return changesOfList(before as Element[], after as Element[], list, { noun: NOUNS[field] ?? field, prefix });
  });
}

function changesOfList(
  earlier: readonly Element[],
  later: readonly Element[],
  list: ListShape<never>,
  { noun, prefix }: { readonly noun: string; readonly prefix: string },
): string[] {
  const [before, after] = [byKey(earlier, list), byKey(later, list)];
  const name = (key: string, element: Element) => `${prefix}${nameOf(noun, key, element)}`;
  const gone = [...before].filter(([key]) => !after.has(key)).map(([key, element]) => `${name(key, element)} no longer exists`);
  const others = [...after].flatMap(([key, element]) => {
    const old = before.get(key);
    if (!old) return [`${name(key, element)} is new${stateOf(element)}`];
    // The fields of Outposts are in their entries.
    return 'outpost' in element ? [] : changesOfFields(old, element, list.element, name(key, element));
  });
  return [...gone, ...others];
}

/** Fields of an element that have another value. */
function changesOfFields(before: object, after: object, shape: Shape, name: string): string[] {
  const [old, now] = [new Map(valuesOf(before, shape)), new Map(valuesOf(after, shape))];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (was === is) return [];
    if (is?.startsWith('[') || was?.startsWith('[')) return [`${name}: ${field} changed`];
    if (was === undefined) return [`${name}: ${field} is ${is}`];
    return is === undefined ? [`${name}: ${field} was ${was}`] : [`${name}: ${field} is ${is}, was ${was}`];
  });
}

/** Values as text, by the path of their field. The slots of a host are compared for the whole Outpost. */
function* valuesOf(element: object, shape?: Shape, path = ''): Generator<[field: string, value: string]> {
  for (const [field, value] of Object.entries(element) as [string, unknown][]) {
    const inner = (shape as ObjectShape | undefined)?.[field];
    if (value === undefined || IGNORED.has(field) || field === 'InstanceTypeCapacities') continue;
    if (Array.isArray(value)) yield [`${path}${field}`, `[${sortedTexts(value)}`];
    else if (typeof value === 'object' && value !== null) yield* valuesOf(value, inner, field === 'ComputeAttributes' ? '' : `${field}.`);
    else yield [`${path}${field}`, typeof value === 'string' ? value : JSON.stringify(value)];
  }
}

/** Number of slots for each instance type, and the hosts whose slots changed. */
function changesOfSlots(earlier: OutpostInventoryEntry['assets'], later: OutpostInventoryEntry['assets'], id: string): string[] {
  if (!earlier || !later) return [];
  const [before, after] = [slotsOf(earlier), slotsOf(later)];
  const types = [...new Set([...before.keys(), ...after.keys()])].sort();
  const totals = types.flatMap((type) => {
    const [was, is] = [before.get(type) ?? 0, after.get(type) ?? 0];
    if (was === is) return [];
    return [`${id}: ${Math.abs(is - was)} ${type} slots ${is < was ? 'fewer' : 'more'}: ${is}, were ${was}`];
  });
  if (totals.length > 0) return totals;
  const old = new Map(earlier.map((asset) => [asset.AssetId, slotText(asset)]));
  const moved = later.filter((asset) => old.has(asset.AssetId) && old.get(asset.AssetId) !== slotText(asset));
  return moved.map((asset) => `${id}: ${nameOf('asset', asset.AssetId ?? '', asset as Element)}: slots are ${slotText(asset)}`);
}

function slotsOf(assets: readonly AssetElement[]): Map<string, number> {
  const slots = new Map<string, number>();
  for (const { ComputeAttributes } of assets) {
    for (const { InstanceType = '', Count = 0 } of ComputeAttributes?.InstanceTypeCapacities ?? []) {
      slots.set(InstanceType, (slots.get(InstanceType) ?? 0) + Count);
    }
  }
  return slots;
}

function slotText(asset: AssetElement): string {
  const slots = [...slotsOf([asset])].sort(([a], [b]) => (a < b ? -1 : 1));
  return slots.map(([type, number]) => `${number} ${type}`).join(', ') || 'none';
}

function byKey(elements: readonly object[], list: ListShape<never>): Map<string, Element> {
  return new Map(elements.map((element) => [list.key(element as never) ?? JSON.stringify(element), element as Element]));
}

/** A host has an ID of its own, which other APIs use. A quota has a name. */
function nameOf(noun: string, key: string, element: Element): string {
  const { HostId } = (element as AssetElement).ComputeAttributes ?? {};
  if (HostId) return `host ${HostId}`;
  return `${noun} ${typeof element.QuotaName === 'string' ? element.QuotaName : key}`;
}

/** Such as `, ACTIVE`. */
function stateOf(element: Element): string {
  const { ComputeAttributes, CapacityTaskStatus, State } = element as AssetElement & { CapacityTaskStatus?: string; State?: string };
  const state = ComputeAttributes?.State ?? CapacityTaskStatus ?? State;
  return state ? `, ${state}` : '';
}

/** Order does not matter: AWS does not guarantee one. */
function sortedTexts(list: readonly unknown[]): string {
  return list
    .map((element) => JSON.stringify(element, inOrder))
    .sort()
    .join();
}

/** AWS answers with the fields of an element in another order than a file has them. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
