import { CfnLocalGatewayRouteTable, CfnLocalGatewayRouteTableVPCAssociation } from 'aws-cdk-lib/aws-ec2';
import { OutpostHardware } from '../../../lib';
import type { Inventory } from '../../../lib/inventory/inventory';
import { CoipAutoAssign } from '../../../lib/network/coip-auto-assign';
import { CoipLoadBalancer } from '../../../lib/network/coip-load-balancer';
import { CoipPool } from '../../../lib/network/coip-pool';
import { CoipAddress } from '../../../lib/network/coip-address';
import { findingsOf, site } from '../synthesized';

const LOCAL_GATEWAY_ID = 'lgw-0123456789abcdef0';
const ROUTE_TABLE_ID = 'lgw-rtb-0123456789abcdef0';
const POOL_ID = 'ipv4pool-coip-0123456789abcdef0';
const OTHER_OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210';

/** The constructs of this library, of which the rules see nothing but the template. */
function network(mode: string, hardware?: OutpostHardware) {
  const plant = site(hardware);
  const { stack, vpc } = plant;
  const routeTable = new CfnLocalGatewayRouteTable(stack, 'RouteTable', { localGatewayId: LOCAL_GATEWAY_ID, mode });
  const association = new CfnLocalGatewayRouteTableVPCAssociation(stack, 'Association', {
    localGatewayRouteTableId: routeTable.ref,
    vpcId: vpc.vpcId,
  });
  const coipPool = new CoipPool(stack, 'Pool', { localGatewayRouteTable: routeTable, cidrs: ['198.51.100.0/26'] });
  new CoipAutoAssign(stack, 'AutoAssign', { subnet: plant.subnet, coipPool });
  return { ...plant, coipPool, association };
}

/** Findings about pools and addresses; the route table of the tests has no VIF group. */
const aboutCoip = (...args: Parameters<typeof findingsOf>) => findingsOf(...args).filter((finding) => finding.startsWith('coip'));

describe('customer-owned IP addresses', () => {
  test('are for a route table of mode coip', () => {
    expect(aboutCoip(network('coip').app)).toEqual([]);
    expect(aboutCoip(network('direct-vpc-routing').app)).toEqual(['coip-pool-with-direct-vpc-routing Plant/Pool/Resource/Default']);
  });

  test('are for a VPC that is associated with the route table', () => {
    const { app, stack, association } = network('coip');
    stack.node.tryRemoveChild(association.node.id);
    expect(aboutCoip(app)).toEqual(['coip-without-association Plant/AutoAssign/Resource/Default']);
  });

  test('are not for servers', () => {
    expect(aboutCoip(network('coip', OutpostHardware.SERVER).app)).toEqual(['coip-on-server Plant/AutoAssign/Resource/Default']);
  });

  test('of a load balancer are judged like those of others, and so is the load balancer', () => {
    const rack = network('coip');
    new CoipLoadBalancer(rack.stack, 'Balancer', rack);
    expect(aboutCoip(rack.app)).toEqual([]);
    const server = network('coip', OutpostHardware.SERVER);
    new CoipLoadBalancer(server.stack, 'Balancer', server);
    expect(findingsOf(server.app)).toEqual(
      expect.arrayContaining(['coip-on-server Plant/Balancer/Resource/Default', 'load-balancer-on-server Plant/Balancer/Resource/Default']),
    );
  });

  test('are of the ranges of their pool', () => {
    const { app, stack, coipPool } = network('coip');
    new CoipAddress(stack, 'Inside', { coipPool, address: '198.51.100.63' });
    new CoipAddress(stack, 'Outside', { coipPool, address: '198.51.100.64' });
    new CoipAddress(stack, 'Any', { coipPool });
    expect(aboutCoip(app)).toEqual(['coip-address-outside-pool Plant/Outside/Resource/Default']);
  });

  test('come from a pool that an inventory has found, with its ranges and its Outpost', () => {
    const { app, stack, subnet } = site();
    const coipPool = CoipPool.fromCoipPoolId(stack, 'Found', POOL_ID);
    new CoipAutoAssign(stack, 'AutoAssign', { subnet, coipPool });
    new CoipAddress(stack, 'Outside', { coipPool, address: '203.0.113.7' });
    const inventory: Inventory = {
      localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, OutpostArn: OTHER_OUTPOST_ARN, Mode: 'coip' }],
      coipPools: [{ PoolId: POOL_ID, PoolCidrs: ['198.51.100.0/26'], LocalGatewayRouteTableId: ROUTE_TABLE_ID }],
    };
    expect(aboutCoip(app)).toEqual([]);
    expect(aboutCoip(app, inventory)).toEqual([
      'coip-pool-of-another-outpost Plant/AutoAssign/Resource/Default',
      'coip-address-outside-pool Plant/Outside/Resource/Default',
      'coip-without-association Plant/AutoAssign/Resource/Default',
    ]);
  });

  test('come from an imported pool, with the CIDR blocks that the import declares', () => {
    const { app, stack } = site();
    const coipPool = CoipPool.fromCoipPoolAttributes(stack, 'Known', { coipPoolId: POOL_ID, cidrs: ['198.51.100.0/26'] });
    new CoipAddress(stack, 'Inside', { coipPool, address: '198.51.100.7' });
    new CoipAddress(stack, 'Outside', { coipPool, address: '203.0.113.7' });
    expect(aboutCoip(app)).toEqual(['coip-address-outside-pool Plant/Outside/Resource/Default']);
  });
});
