import { differ } from '../../facts/fact';
import { otherOutpostSubnet, outpostSubnet } from '../../example';
import { coipAutoAssign, coipPool, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

export const coipPoolOfAnotherOutpost = rule({
  id: 'coip-pool-of-another-outpost',
  enforces: ['COIP-4'],
  severity: 'error',
  title: 'A subnet uses a CoIP pool of another Outpost',
  fix: 'Use a CoIP pool of the Outpost that the subnet is on',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'customerOwnedIpUse',
  needs: ['pool.routeTable.outpost', 'subnet.outpost'],
  check: ({ pool, subnet }) =>
    differ(pool?.routeTable?.outpost, subnet?.outpost)
      ? {
          property: 'CustomerOwnedIpv4Pool',
          message: `the CoIP pool belongs to Outpost ${pool?.routeTable?.outpost?.id}, but the subnet is on Outpost ${subnet?.outpost?.id}`,
        }
      : undefined,
  get examples() {
    return {
      bad: withRouteTableOfMode('coip', { Pool: coipPool(), Plant: otherOutpostSubnet(), AutoAssign: coipAutoAssign }),
      good: withRouteTableOfMode('coip', { Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign }),
    };
  },
});
