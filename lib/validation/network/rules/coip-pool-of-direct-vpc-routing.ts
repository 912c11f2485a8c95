import { coipPool, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

export const coipPoolOfDirectVpcRouting = rule({
  id: 'coip-pool-of-direct-vpc-routing',
  enforces: ['COIP-1'],
  severity: 'error',
  title: 'A pool of customer-owned IP addresses is for a local gateway route table that does not use such addresses',
  fix: 'Create the pool for a route table of mode coip; the mode of a route table never changes',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/coip-pools.html',
  on: 'coipPool',
  needs: ['routeTable.mode'],
  check: ({ routeTable }) =>
    routeTable?.mode === 'direct-vpc-routing'
      ? { property: 'LocalGatewayRouteTableId', message: `the mode of ${routeTable.id} is direct-vpc-routing` }
      : undefined,
  get examples() {
    return {
      bad: withRouteTableOfMode('direct-vpc-routing', { Pool: coipPool() }),
      good: withRouteTableOfMode('coip', { Pool: coipPool() }),
    };
  },
});
