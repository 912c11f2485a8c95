import { Fn } from 'aws-cdk-lib';
import { CoipPool, LocalGatewayRouteTable, LocalGatewayRouteTableMode } from '../../lib';
import { newStack, plant } from '../plant';

function pool(...cidrs: string[]) {
  const stack = newStack();
  const localGatewayRouteTable = new LocalGatewayRouteTable(stack, 'Table', {
    localGateway: plant(stack).localGateway,
    mode: LocalGatewayRouteTableMode.COIP,
  });
  return new CoipPool(stack, 'Pool', { localGatewayRouteTable, cidrs });
}

const imported = (...cidrs: string[]) =>
  CoipPool.fromCoipPoolAttributes(newStack(), 'Pool', { coipPoolId: 'ipv4pool-coip-0a1b2c3d4e5f60718', cidrs });

test.each([
  ['foo', "must be an IPv4 CIDR block, got 'foo'; specify an address and a prefix length of /0 to /32, such as '198.51.100.0/26'"],
  ['198.51.100.0', "must be an IPv4 CIDR block, got '198.51.100.0'; specify an address"],
  ['198.51.100.7/26', "must not have host bits set, got '198.51.100.7/26'; specify '198.51.100.0/26'"],
])('the CIDR block %j of a pool is rejected with what to change', (cidr, problem) => {
  for (const make of [pool, imported]) expect(() => make('203.0.113.0/26', cidr)).toThrow(`cidrs of CoIP pool 'Plant/Pool' ${problem}`);
});

test('CIDR blocks that overlap are rejected', () => {
  expect(() => pool('198.51.100.0/25', '198.51.100.64/26')).toThrow(
    "cidrs of CoIP pool 'Plant/Pool' must not overlap, got '198.51.100.0/25' and '198.51.100.64/26'; remove one of them",
  );
});

test('a CIDR block that only the deployment knows is accepted', () => {
  expect(() => pool(Fn.ref('Block'), '198.51.100.0/26')).not.toThrow();
});
