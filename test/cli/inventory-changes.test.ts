import * as fs from 'node:fs';
import * as path from 'node:path';
import { describeChanges } from '../../lib/cli/inventory-changes';
import type { Inventory } from '../../lib/inventory/inventory';
import { parseInventory } from '../../lib/inventory/parse';

const FACTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FACTORY, 'utf8'), FACTORY);
const [{ outpost, assets, ...rest }, ...others] = factory.outposts!;
const host = assets!.find(({ ComputeAttributes }) => ComputeAttributes)!;
const { HostId, InstanceTypeCapacities } = host.ComputeAttributes!;
const ID = outpost!.OutpostId;

/** The inventory with another first Outpost. */
const withFirst = (entry: object): Inventory => ({ ...factory, outposts: [{ outpost, assets, ...rest, ...entry }, ...others] });
const withHost = (attributes: object) =>
  withFirst({
    assets: assets!.map((asset) => (asset === host ? { ...host, ComputeAttributes: { ...host.ComputeAttributes, ...attributes } } : asset)),
  });
const changes = (later: Inventory) => describeChanges(factory, later);

test('there are none in the same inventory, in another order', () => {
  const reversed = { ...factory, collectedAt: 'later', outposts: [...factory.outposts!].reverse(), vpcs: [...factory.vpcs!].reverse() };
  expect(changes(reversed)).toEqual([]);
});

test('of the state of a host, and of slots, are in words', () => {
  expect(changes(withHost({ State: 'ISOLATED' }))).toEqual([`${ID}: host ${HostId}: State is ISOLATED, was ACTIVE`]);
  const [{ InstanceType, Count }] = InstanceTypeCapacities!;
  const total = assets!
    .flatMap(({ ComputeAttributes }) => ComputeAttributes?.InstanceTypeCapacities ?? [])
    .filter((slots) => slots.InstanceType === InstanceType)
    .reduce((sum, slots) => sum + slots.Count!, 0);
  const fewer = InstanceTypeCapacities!.map((slots, index) => (index === 0 ? { ...slots, Count: 0 } : slots));
  expect(changes(withHost({ InstanceTypeCapacities: fewer }))).toEqual([
    `${ID}: ${Count} ${InstanceType} slots fewer: ${total - Count!}, were ${total}`,
  ]);
});

test('of slots that move between hosts name the hosts', () => {
  const at = (HostId: string, Count: number) => ({
    AssetId: HostId,
    ComputeAttributes: { HostId, InstanceTypeCapacities: [{ InstanceType: 'm5.large', Count }] },
  });
  const [before, after] = [[at('h-1', 4), at('h-2', 8)] as const, [at('h-1', 8), at('h-2', 4)] as const].map((own): Inventory => ({
    outposts: [{ outpost, assets: own }],
  }));
  expect(describeChanges(before, after)).toEqual([`${ID}: host h-1: slots are 8 m5.large`, `${ID}: host h-2: slots are 4 m5.large`]);
});

test('are new and missing Outposts, hosts, capacity tasks and network resources', () => {
  expect(changes({ ...factory, outposts: others })).toEqual([`Outpost ${ID} no longer exists`]);
  expect(describeChanges({ ...factory, outposts: others }, factory)).toEqual([`Outpost ${ID} is new`]);
  const task = { CapacityTaskId: 'cap-0123456789abcdef0', CapacityTaskStatus: 'REQUESTED' };
  expect(changes(withFirst({ capacityTasks: [...(rest.capacityTasks ?? []), task] }))).toEqual([
    `${ID}: capacity task cap-0123456789abcdef0 is new, REQUESTED`,
  ]);
  const [pool, ...pools] = factory.coipPools!;
  expect(changes({ ...factory, coipPools: [{ ...pool, PoolCidrs: ['203.0.113.0/24'] }, ...pools] })).toEqual([
    `CoIP pool ${pool.PoolId}: PoolCidrs changed`,
  ]);
  expect(changes({ ...factory, coipPools: pools })).toEqual([`CoIP pool ${pool.PoolId} no longer exists`]);
  const [quota, ...quotas] = factory.serviceQuotas!;
  expect(changes({ ...factory, serviceQuotas: [{ ...quota, Value: 20 }, ...quotas] })).toEqual([
    `quota ${quota.QuotaName}: Value is 20, was ${quota.Value}`,
  ]);
});

test('of an Outpost are those of its fields', () => {
  expect(changes(withFirst({ outpost: { ...outpost, LifeCycleStatus: 'RETIRING', Name: undefined } }))).toEqual([
    `Outpost ${ID}: LifeCycleStatus is RETIRING, was ${outpost!.LifeCycleStatus}`,
    `Outpost ${ID}: Name was ${outpost!.Name}`,
  ]);
});

test('are none in lists that could not be read, or that workloads change', () => {
  expect(changes({ ...factory, coipPools: undefined })).toEqual([]);
  expect(describeChanges({ ...factory, outposts: undefined }, factory)).toEqual([]);
  expect(changes(withFirst({ assets: undefined }))).toEqual([]);
  expect(changes(withFirst({ assetInstances: [] }))).toEqual([]);
  const subnets = factory.subnets!.map((subnet) => ({ ...subnet, AvailableIpAddressCount: 1 }));
  expect(changes({ ...factory, subnets })).toEqual([]);
});
