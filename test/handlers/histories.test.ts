import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { coipPoolServiceToken, COIP_POOL_TYPE } from '../../lib/handlers/coip-pool/provider';
import { coipAutoAssignProvider, COIP_AUTO_ASSIGN_TYPE } from '../../lib/handlers/coip-auto-assign/provider';
import { customerOwnedIpServiceToken, CUSTOMER_OWNED_IP_TYPE } from '../../lib/handlers/coip-address/provider';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { stagedFunction } from './cloudformation';
import { given, HISTORIES, histories, live, tags } from './history';
import { Lambda } from './lambda';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
const TABLES = inventory.localGatewayRouteTables!.map(({ LocalGatewayRouteTableId }) => LocalGatewayRouteTableId!);
const [TAKEN] = inventory.coipPools!;

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start(inventory);
});

afterEach(() => lambda.stop());

afterAll(() => server.stop());

test('no history leaves a pool behind, or makes one twice', async () => {
  lambda = new Lambda(stagedFunction(COIP_POOL_TYPE, coipPoolServiceToken), server);
  const properties = fc.record({
    LocalGatewayRouteTableId: fc.constantFrom(...TABLES.slice(0, 2)),
    // The last one is of a pool that exists.
    Cidrs: fc.subarray(['203.0.113.0/26', '203.0.113.64/26', '192.0.2.0/26', TAKEN.PoolCidrs![0]], { minLength: 1 }),
    Tags: tags,
  });
  const operations = [
    'CreateCoipPool',
    'CreateCoipCidr',
    'DeleteCoipCidr',
    'DeleteCoipPool',
    'DescribeCoipPools',
    'GetCoipPoolUsage',
    'CreateTags',
    'DeleteTags',
  ];
  await fc.assert(
    fc.asyncProperty(histories(properties, operations), async (history) => {
      server.inventory = inventory;
      const vanish = () => void (server.inventory = inventory);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          const pools = server.inventory.coipPools!.slice(inventory.coipPools!.length);
          expect(
            pools.map(({ PoolId, LocalGatewayRouteTableId, PoolCidrs, Tags }) => ({
              id: PoolId,
              properties: { LocalGatewayRouteTableId, Cidrs: [...PoolCidrs!].sort(), Tags: given(Tags) },
            })),
          ).toEqual(
            current ? [{ id: current.id, properties: { ...current.properties, Cidrs: [...current.properties.Cidrs].sort() } }] : [],
          );
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('no history leaves an address allocated, or allocates one twice', async () => {
  lambda = new Lambda(stagedFunction(CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken), server);
  const second = { ...TAKEN, PoolId: 'ipv4pool-coip-08282828282828282', PoolCidrs: ['203.0.113.0/26'] };
  const properties = fc.record(
    {
      CustomerOwnedIpv4Pool: fc.constantFrom(TAKEN.PoolId!, second.PoolId, 'ipv4pool-coip-0deadbeefdeadbeef'),
      Address: fc.constantFrom('198.51.100.7', '203.0.113.7'),
      Tags: tags,
    },
    { requiredKeys: ['CustomerOwnedIpv4Pool', 'Tags'] },
  );
  const operations = ['AllocateAddress', 'ReleaseAddress', 'DescribeAddresses', 'CreateTags', 'DeleteTags'];
  await fc.assert(
    fc.asyncProperty(histories(properties, operations), async (history) => {
      server.inventory = { ...inventory, coipPools: [TAKEN, second] };
      server.addresses.length = 0;
      const vanish = () => void (server.addresses.length = 0);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          expect(
            server.addresses.map(({ AllocationId, CustomerOwnedIpv4Pool, Tags }) => [AllocationId, CustomerOwnedIpv4Pool, given(Tags)]),
          ).toEqual(current ? [[current.id, current.properties.CustomerOwnedIpv4Pool, current.properties.Tags]] : []);
          const { Address } = current?.properties ?? {};
          if (Address) expect(current!.data!.CustomerOwnedIp).toBe(Address);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('no history leaves a subnet that assigns addresses without being told to', async () => {
  lambda = new Lambda(
    stagedFunction(COIP_AUTO_ASSIGN_TYPE, (scope) => coipAutoAssignProvider(scope, 'subnet-08181818181818181').serviceToken),
    server,
  );
  const subnets = ['subnet-08181818181818181', 'subnet-08282828282828282'];
  const properties = fc.record({
    SubnetId: fc.constantFrom(...subnets, 'subnet-0deadbeefdeadbeef'),
    CustomerOwnedIpv4Pool: fc.constantFrom(TAKEN.PoolId!, 'ipv4pool-coip-0deadbeefdeadbeef'),
  });
  await fc.assert(
    fc.asyncProperty(histories(properties, ['ModifySubnetAttribute']), async (history) => {
      server.inventory = inventory;
      for (const subnet of subnets) server.subnetPools.set(subnet, undefined);
      await live(history, {
        server,
        lambda,
        look({ current }) {
          const assigning = [...server.subnetPools].filter(([, pool]) => pool);
          expect(assigning).toEqual(current ? [[current.properties.SubnetId, current.properties.CustomerOwnedIpv4Pool]] : []);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});
