import { differ } from '../../facts/fact';
import { otherOutpostSubnet, outpostSubnet } from '../../example';
import { coipAutoAssign, coipPool, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

export const coipPoolOfAnotherOutpost = rule({
  id: 'coip-pool-of-another-outpost',
  enforces: ['COIP-4'],
  severity: 'error',
  title: 'Addresses for a subnet come from a pool of the local gateway of another Outpost',
  fix: 'Use a pool of the local gateway of the Outpost that the subnet is on',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'customerOwnedIpUse',
  needs: ['pool.routeTable.outpost', 'subnet.outpost'],
  check: ({ pool, subnet }) =>
    differ(pool?.routeTable?.outpost, subnet?.outpost)
      ? {
          property: 'CustomerOwnedIpv4Pool',
          message: `the pool is of ${pool?.routeTable?.outpost?.id}, and the subnet on ${subnet?.outpost?.id}`,
        }
      : undefined,
  get examples() {
    return {
      bad: withRouteTableOfMode('coip', { Pool: coipPool(), Plant: otherOutpostSubnet(), AutoAssign: coipAutoAssign }),
      good: withRouteTableOfMode('coip', { Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign }),
    };
  },
});
