import { coipPool, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

export const coipPoolWithDirectVpcRouting = rule({
  id: 'coip-pool-with-direct-vpc-routing',
  enforces: ['COIP-1'],
  severity: 'error',
  title: 'A CoIP pool is created for a local gateway route table in direct VPC routing mode',
  fix: 'Create the CoIP pool for a local gateway route table with Mode coip (`LocalGatewayRouteTableMode.COIP`); the mode of a route table cannot be changed',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/coip-pools.html',
  on: 'coipPool',
  needs: ['routeTable.mode'],
  check: ({ routeTable }) =>
    routeTable?.mode === 'direct-vpc-routing'
      ? {
          property: 'LocalGatewayRouteTableId',
          message: `mode of local gateway route table ${routeTable.id} is direct-vpc-routing, which does not use CoIP pools`,
        }
      : undefined,
  get examples() {
    return {
      bad: withRouteTableOfMode('direct-vpc-routing', { Pool: coipPool() }),
      good: withRouteTableOfMode('coip', { Pool: coipPool() }),
    };
  },
});
