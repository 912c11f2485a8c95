import { overlap } from '../../lib/catalog/cidr';
import type { CoipPoolElement } from '../../lib/inventory/local-gateway';
import { AwsError, one, page, type AwsRequest, type AwsState } from './state';

/** An Elastic IP address, as `DescribeAddresses` answers it. */
export interface AddressElement {
  readonly AllocationId: string;
  readonly CustomerOwnedIp: string;
  readonly CustomerOwnedIpv4Pool: string;
  readonly Domain: 'vpc';
  readonly AssociationId?: string;
  readonly InstanceId?: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** Customer-owned IP addresses as EC2 keeps them. Refusals have documented codes where there are some. */
export const coip: { readonly [operation: string]: (request: AwsRequest, state: AwsState) => object } = {
  CreateCoipPool(request, state) {
    const LocalGatewayRouteTableId = required(request, 'LocalGatewayRouteTableId');
    if (!state.inventory.localGatewayRouteTables?.some((table) => table.LocalGatewayRouteTableId === LocalGatewayRouteTableId)) {
      throw new AwsError('InvalidLocalGatewayRouteTableID.NotFound', 400, `the route table '${LocalGatewayRouteTableId}' does not exist`);
    }
    const { region, account } = state.inventory;
    const PoolId = state.newId('ipv4pool-coip-');
    const PoolArn = `arn:aws:ec2:${region}:${account}:coip-pool/${PoolId}`;
    const CoipPool: CoipPoolElement = { PoolId, PoolArn, LocalGatewayRouteTableId, PoolCidrs: [], Tags: tagsOf(request, 'coip-pool') };
    setPools(state, [...poolsOf(state), CoipPool]);
    return { CoipPool };
  },

  DeleteCoipPool(request, state) {
    const pool = poolOf(request, state);
    if (pool.PoolCidrs!.length > 0) throw new AwsError('DependencyViolation', 400, `the pool '${pool.PoolId}' has ranges`);
    setPools(
      state,
      poolsOf(state).filter((one) => one !== pool),
    );
    return { CoipPool: pool };
  },

  CreateCoipCidr(request, state) {
    const pool = poolOf(request, state);
    const Cidr = required(request, 'Cidr');
    if (poolsOf(state).some(({ PoolCidrs }) => PoolCidrs?.some((other) => overlap(other, Cidr)))) {
      throw new AwsError('InvalidParameterValue', 400, `the range '${Cidr}' overlaps with another one`);
    }
    replacePool(state, pool, [...pool.PoolCidrs!, Cidr]);
    return { CoipCidr: coipCidr(pool, Cidr) };
  },

  DeleteCoipCidr(request, state) {
    const pool = poolOf(request, state);
    const Cidr = required(request, 'Cidr');
    if (!pool.PoolCidrs!.includes(Cidr)) throw new AwsError('InvalidParameterValue', 400, `the pool has no range '${Cidr}'`);
    if (state.addresses.some(({ CustomerOwnedIp }) => overlap(Cidr, CustomerOwnedIp))) {
      throw new AwsError('DependencyViolation', 400, `addresses of the range '${Cidr}' are allocated`);
    }
    replacePool(
      state,
      pool,
      pool.PoolCidrs!.filter((other) => other !== Cidr),
    );
    return { CoipCidr: coipCidr(pool, Cidr) };
  },

  /** Also lists an address that nobody uses, as the example of the AWS command line does. */
  GetCoipPoolUsage(request, state) {
    const pool = poolOf(request, state, 'PoolId');
    const free = pool.PoolCidrs!.flatMap((cidr) => freeAddresses(state, cidr).slice(0, 1)).map((CoIp) => ({ CoIp }));
    const used = state.addresses
      .filter(({ CustomerOwnedIpv4Pool }) => CustomerOwnedIpv4Pool === pool.PoolId)
      .map(({ AllocationId, CustomerOwnedIp }) => ({ AllocationId, AwsAccountId: state.inventory.account, CoIp: CustomerOwnedIp }));
    lookAtLingering(state);
    const lingering = state.lingering.filter(({ pool: other }) => other === pool.PoolId);
    const ofService = lingering.flatMap(() => free.slice(0, 1).map(({ CoIp }) => ({ CoIp, AwsService: 'elb' })));
    const { elements, nextToken } = page([...free, ...used, ...ofService], request, state.pageSize, invalid);
    const { PoolId, LocalGatewayRouteTableId } = pool;
    return { CoipPoolId: PoolId, CoipAddressUsages: elements, LocalGatewayRouteTableId, NextToken: nextToken };
  },

  AllocateAddress(request, state) {
    const pool = poolOf(request, state, 'CustomerOwnedIpv4Pool');
    const wanted = one(request, 'Address');
    const CustomerOwnedIp = pool
      .PoolCidrs!.flatMap((cidr) => freeAddresses(state, cidr))
      .find((address) => wanted === undefined || address === wanted);
    if (!CustomerOwnedIp) throw new AwsError('InsufficientFreeAddressesInSubnet', 400, 'the pool has no such free address');
    const allocated = {
      AllocationId: state.newId('eipalloc-'),
      CustomerOwnedIp,
      CustomerOwnedIpv4Pool: pool.PoolId!,
      Domain: 'vpc' as const,
    };
    state.addresses.push({ ...allocated, Tags: tagsOf(request, 'elastic-ip') });
    return { ...allocated, NetworkBorderGroup: state.inventory.region };
  },

  ReleaseAddress(request, state) {
    const id = required(request, 'AllocationId');
    const index = state.addresses.findIndex(({ AllocationId }) => AllocationId === id);
    if (index < 0) throw new AwsError('InvalidAllocationID.NotFound', 400, `the allocation ID '${id}' does not exist`);
    const { AssociationId, CustomerOwnedIp } = state.addresses[index];
    if (AssociationId) throw new AwsError('InvalidIPAddress.InUse', 400, `Address ${CustomerOwnedIp} is in use.`);
    state.addresses.splice(index, 1);
    return { Return: true };
  },

  ModifySubnetAttribute(request, state) {
    const id = required(request, 'SubnetId');
    if (!state.subnetPools.has(id)) throw new AwsError('InvalidSubnetID.NotFound', 400, `The subnet ID '${id}' does not exist`);
    const isOn = required(request, 'MapCustomerOwnedIpOnLaunch.Value') === 'true';
    state.subnetPools.set(id, isOn ? poolOf(request, state, 'CustomerOwnedIpv4Pool').PoolId : undefined);
    return { Return: true };
  },

  CreateTags(request, state) {
    const added = numberedTags(request, 'Tag');
    retag(request, state, (tags) => [...tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]);
    return { Return: true };
  },

  DeleteTags(request, state) {
    const deleted = numberedTags(request, 'Tag');
    retag(request, state, (tags) => tags.filter(({ Key }) => !deleted.some((tag) => tag.Key === Key)));
    return { Return: true };
  },
};

/** Time passes by being asked. */
export function lookAtLingering({ isEndless, lingering }: AwsState): void {
  if (isEndless) return;
  for (const one of lingering) one.looks--;
  lingering.splice(0, Infinity, ...lingering.filter(({ looks }) => looks > 0));
}

type Tags = AddressElement['Tags'];

function retag(request: AwsRequest, state: AwsState, change: (tags: Tags) => Tags): void {
  for (let n = 1, id; (id = one(request, `ResourceId.${n}`)) !== undefined; n++) retagOne(id, state, change);
}

function retagOne(id: string, state: AwsState, change: (tags: Tags) => Tags): void {
  const of = (tags: CoipPoolElement['Tags']) => change((tags ?? []) as Tags);
  state.images.forEach((image, at) => image.ImageId === id && (state.images[at] = { ...image, Tags: of(image.Tags) }));
  state.snapshots.forEach((snapshot, at) => snapshot.SnapshotId === id && (state.snapshots[at] = { ...snapshot, Tags: of(snapshot.Tags) }));
  const index = state.addresses.findIndex(({ AllocationId }) => AllocationId === id);
  if (index >= 0) state.addresses[index] = { ...state.addresses[index], Tags: of(state.addresses[index].Tags) };
  setPools(
    state,
    poolsOf(state).map((pool) => (pool.PoolId === id ? { ...pool, Tags: of(pool.Tags) } : pool)),
  );
}

function poolOf(request: AwsRequest, state: AwsState, parameter = 'CoipPoolId'): CoipPoolElement {
  const id = required(request, parameter);
  const pool = poolsOf(state).find(({ PoolId }) => PoolId === id);
  if (!pool) throw new AwsError('InvalidPoolID.NotFound', 400, `the pool ID '${id}' does not exist`);
  return pool;
}

function poolsOf(state: AwsState): readonly CoipPoolElement[] {
  return state.inventory.coipPools ?? [];
}

function setPools(state: AwsState, coipPools: readonly CoipPoolElement[]): void {
  state.inventory = { ...state.inventory, coipPools };
}

function replacePool(state: AwsState, pool: CoipPoolElement, PoolCidrs: readonly string[]): void {
  setPools(
    state,
    poolsOf(state).map((other) => (other === pool ? { ...pool, PoolCidrs } : other)),
  );
}

function coipCidr({ PoolId, LocalGatewayRouteTableId }: CoipPoolElement, Cidr: string): object {
  return { Cidr, CoipPoolId: PoolId, LocalGatewayRouteTableId };
}

/** The first sixteen, but for those that are allocated. */
function freeAddresses(state: AwsState, cidr: string): string[] {
  const [network, last] = /^(.+)\.(\d+)\//.exec(cidr)!.slice(1);
  return Array.from({ length: 16 }, (_, index) => `${network}.${Number(last) + index}`).filter(
    (address) => !state.addresses.some(({ CustomerOwnedIp }) => CustomerOwnedIp === address),
  );
}

/** `TagSpecification.1.ResourceType=elastic-ip&TagSpecification.1.Tag.1.Key=Name` */
function tagsOf(request: AwsRequest, type: string): Tags {
  const given = one(request, 'TagSpecification.1.ResourceType');
  if (given !== undefined && given !== type) throw invalid(`'${given}' is not a valid taggable resource type for this operation.`);
  return numberedTags(request, 'TagSpecification.1.Tag');
}

function numberedTags(request: AwsRequest, name: string): { readonly Key: string; readonly Value: string }[] {
  const tags = [];
  for (let n = 1, Key; (Key = one(request, `${name}.${n}.Key`)) !== undefined; n++) {
    tags.push({ Key, Value: one(request, `${name}.${n}.Value`) ?? '' });
  }
  return tags;
}

function required(request: AwsRequest, name: string): string {
  const value = one(request, name);
  if (!value) throw new AwsError('MissingParameter', 400, `The request must contain the parameter ${name}`);
  return value;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}
