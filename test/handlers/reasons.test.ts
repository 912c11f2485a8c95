import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { coipAutoAssignProvider, COIP_AUTO_ASSIGN_TYPE } from '../../lib/handlers/coip-auto-assign/provider';
import { coipPoolServiceToken, COIP_POOL_TYPE } from '../../lib/handlers/coip-pool/provider';
import { customerOwnedIpServiceToken, CUSTOMER_OWNED_IP_TYPE } from '../../lib/handlers/coip-address/provider';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { Lambda } from './lambda';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
const { LocalGatewayRouteTableId } = inventory.localGatewayRouteTables![0];
const [EXISTING] = inventory.coipPools!;

let server: AwsServer;
let lambda: Lambda;

beforeEach(async () => {
  server = await AwsServer.start(inventory);
});

afterEach(async () => {
  await lambda.stop();
  await server.stop();
});

describe('a pool', () => {
  const properties = { LocalGatewayRouteTableId: LocalGatewayRouteTableId!, Cidrs: ['203.0.113.0/26', '203.0.113.64/26'] };
  let cloudFormation: CloudFormation<typeof properties>;

  beforeEach(async () => {
    lambda = new Lambda(stagedFunction(COIP_POOL_TYPE, coipPoolServiceToken), server);
    cloudFormation = new CloudFormation(lambda);
    expect(await cloudFormation.create(properties)).toBe(true);
  });

  const pool = () => server.inventory.coipPools!.find(({ PoolId }) => PoolId === cloudFormation.current!.id);

  function allocate(CustomerOwnedIp: string, allocation: string): void {
    const CustomerOwnedIpv4Pool = cloudFormation.current!.id;
    server.addresses.push({ AllocationId: `eipalloc-${allocation}`, CustomerOwnedIp, CustomerOwnedIpv4Pool, Domain: 'vpc', Tags: [] });
  }

  test('answers its ID and its ARN', () => {
    const { id, data } = cloudFormation.current!;
    expect(data).toEqual({ PoolId: id, PoolArn: `arn:aws:ec2:eu-west-3:111122223333:coip-pool/${id}` });
  });

  test('gets and loses ranges in place', async () => {
    const { id } = cloudFormation.current!;
    expect(await cloudFormation.update({ ...properties, Cidrs: ['203.0.113.64/26', '192.0.2.0/26'] })).toBe(true);
    expect(pool()).toMatchObject({ PoolId: id, PoolCidrs: ['203.0.113.64/26', '192.0.2.0/26'] });
  });

  test('keeps a range that somebody else has added', async () => {
    const { id } = cloudFormation.current!;
    server.inventory = {
      ...server.inventory,
      coipPools: server.inventory.coipPools!.map((one) =>
        one.PoolId === id ? { ...one, PoolCidrs: [...one.PoolCidrs!, '192.0.2.0/26'] } : one,
      ),
    };
    expect(await cloudFormation.update({ ...properties, Cidrs: ['203.0.113.0/26'] })).toBe(true);
    expect(pool()!.PoolCidrs).toEqual(['203.0.113.0/26', '192.0.2.0/26']);
  });

  test('fails to be deleted where an address is in use, says which, and loses nothing', async () => {
    allocate('203.0.113.7', '07171717171717171');
    expect(await cloudFormation.delete()).toBe(false);
    expect(cloudFormation.reason).toBe(
      `pool ${cloudFormation.current!.id} cannot be deleted: addresses are in use: 203.0.113.7 (eipalloc-07171717171717171, account 111122223333); release them first`,
    );
    expect(pool()!.PoolCidrs).toEqual(properties.Cidrs);
    server.addresses.length = 0;
    expect(await cloudFormation.delete()).toBe(true);
    expect(server.inventory.coipPools).toEqual([EXISTING]);
  });

  test('is deleted when AWS has released the addresses of a load balancer that was deleted before', async () => {
    server.lingering.push({ Description: 'ELB app/line/1', pool: cloudFormation.current!.id, looks: 4 });
    expect(await cloudFormation.delete()).toBe(true);
    expect(server.inventory.coipPools).toEqual([EXISTING]);
  });

  test('is not replaced by one with its own ranges, which AWS would refuse, and says why', async () => {
    const elsewhere = { ...properties, LocalGatewayRouteTableId: inventory.localGatewayRouteTables![1].LocalGatewayRouteTableId! };
    expect(await cloudFormation.update(elsewhere)).toBe(false);
    expect(cloudFormation.reason).toMatch(
      /^pool \S+ cannot be replaced: CIDR blocks of the new pool overlap with its own: 203\.0\.113\.0\/26, /,
    );
    expect(server.count('CreateCoipPool')).toBe(1);
  });

  test('fails to lose a range where an address is in use, and loses nothing', async () => {
    allocate('203.0.113.70', '07171717171717171');
    expect(await cloudFormation.update({ ...properties, Cidrs: ['203.0.113.0/26', '192.0.2.0/26'] })).toBe(false);
    expect(cloudFormation.reason).toMatch(/^203\.0\.113\.64\/26 of pool \S+ cannot be deleted: addresses are in use: 203\.0\.113\.70 /);
    expect(pool()!.PoolCidrs).toEqual(properties.Cidrs);
    expect(await cloudFormation.update({ ...properties, Cidrs: ['203.0.113.64/26'] })).toBe(true);
  });

  test('looks through all pages of addresses, and names ten of those in use', async () => {
    server.pageSize = 5;
    for (let n = 10; n < 22; n++) allocate(`203.0.113.${n}`, `${n}`);
    expect(await cloudFormation.delete()).toBe(false);
    expect(cloudFormation.reason).toMatch(/203\.0\.113\.19 \([^)]+\) and 2 more; release them first$/);
  });

  test('is not made where a range is taken, and says why', async () => {
    const other = new CloudFormation(lambda, 'Other');
    expect(await other.create({ ...properties, Cidrs: [EXISTING.PoolCidrs![0]] })).toBe(false);
    expect(other.reason).toBe("InvalidParameterValue: the range '198.51.100.0/26' overlaps with another one");
    expect(server.inventory.coipPools).toHaveLength(2);
  });

  test('is made again where somebody has deleted it', async () => {
    const { id } = cloudFormation.current!;
    server.inventory = inventory;
    expect(await cloudFormation.update({ ...properties, Cidrs: ['203.0.113.0/26'] })).toBe(true);
    expect(pool()!.PoolCidrs).toEqual(['203.0.113.0/26']);
    expect(cloudFormation.current!.id).not.toBe(id);
  });

  test('is done being deleted where somebody has deleted it', async () => {
    server.inventory = inventory;
    expect(await cloudFormation.delete()).toBe(true);
  });
});

describe('an address', () => {
  const properties = { CustomerOwnedIpv4Pool: EXISTING.PoolId! };
  let cloudFormation: CloudFormation<{ CustomerOwnedIpv4Pool: string; Address?: string }>;

  beforeEach(async () => {
    lambda = new Lambda(stagedFunction(CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken), server);
    cloudFormation = new CloudFormation(lambda, 'Address');
    expect(await cloudFormation.create(properties)).toBe(true);
  });

  test('answers its allocation and itself', () => {
    const { id, data } = cloudFormation.current!;
    expect(data).toEqual({ AllocationId: id, CustomerOwnedIp: server.addresses[0].CustomerOwnedIp });
  });

  test('stays when its address is written down', async () => {
    const { id, data } = cloudFormation.current!;
    expect(await cloudFormation.update({ ...properties, Address: data!.CustomerOwnedIp })).toBe(true);
    expect(cloudFormation.current!.id).toBe(id);
  });

  test('stays when its replacement is rolled back', async () => {
    const { id } = cloudFormation.current!;
    server.faults.deny('AllocateAddress');
    expect(await cloudFormation.update({ ...properties, Address: '198.51.100.9' })).toBe(false);
    expect(server.addresses.map(({ AllocationId }) => AllocationId)).toEqual([id]);
  });

  test('is released where its creation was never answered', async () => {
    const other = new CloudFormation<object>(lambda, 'Other');
    lambda.deliveries = [{ endsAfter: 2 }, { endsAfter: 0 }, { endsAfter: 0 }];
    expect(await other.create(properties)).toBe(false);
    expect(server.count('AllocateAddress')).toBe(2);
    expect(server.addresses.map(({ AllocationId }) => AllocationId)).toEqual([cloudFormation.current!.id]);
  });

  test('is released where its replacement was never answered', async () => {
    const { id } = cloudFormation.current!;
    lambda.deliveries = [{ endsAfter: 4 }, { endsAfter: 0 }, { endsAfter: 0 }];
    expect(await cloudFormation.update({ ...properties, Address: '198.51.100.9' })).toBe(false);
    expect(server.count('AllocateAddress')).toBe(2);
    expect(server.addresses.map(({ AllocationId }) => AllocationId)).toEqual([id]);
  });

  test('fails to be released where an instance has it, says which, and stays', async () => {
    server.addresses[0] = { ...server.addresses[0], AssociationId: 'eipassoc-0a1', InstanceId: 'i-0a1b2c3d4e5f60718' };
    expect(await cloudFormation.delete()).toBe(false);
    expect(cloudFormation.reason).toMatch(
      /^address 198\.51\.100\.\d+ \(eipalloc-\w+\) cannot be released: it is associated with i-0a1b2c3d4e5f60718; /,
    );
    expect(server.addresses).toHaveLength(1);
  });

  test('is not allocated where AWS denies it, and says why', async () => {
    server.faults.deny('AllocateAddress');
    const other = new CloudFormation(lambda, 'Other');
    expect(await other.create(properties)).toBe(false);
    expect(other.reason).toBe('UnauthorizedOperation: You are not authorized to perform this operation.');
    expect(server.count('AllocateAddress')).toBe(2);
  });
});

test('a subnet that is gone assigns no addresses: that is done', async () => {
  const SubnetId = 'subnet-08181818181818181';
  server.subnetPools.set(SubnetId, undefined);
  lambda = new Lambda(
    stagedFunction(COIP_AUTO_ASSIGN_TYPE, (scope) => coipAutoAssignProvider(scope, 'subnet-08181818181818181').serviceToken),
    server,
  );
  const cloudFormation = new CloudFormation(lambda, 'AutoAssign');
  expect(await cloudFormation.create({ SubnetId, CustomerOwnedIpv4Pool: EXISTING.PoolId! })).toBe(true);
  expect(server.subnetPools.get(SubnetId)).toBe(EXISTING.PoolId);
  server.subnetPools.clear();
  expect(await cloudFormation.delete()).toBe(true);
});
