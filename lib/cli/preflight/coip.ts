import { addressCount } from '../../catalog/cidr';
import type { LiveCheck } from './live-outpost';

/** Pools without a free address, of an Outpost whose templates use them. */
export const coipPoolHasNoFreeAddress: LiveCheck = {
  id: 'coip-pool-has-no-free-address',
  severity: 'warning',
  title: 'CoIP pool has no free address',
  fix: 'Release customer-owned IP addresses, or add a CIDR block to the CoIP pool',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetCoipPoolUsage.html',
  check: ({ facts, outpost, inventory: { coipPools = [] }, addressesInUse }) => {
    const uses = facts.all('customerOwnedIpUse').filter(({ subnet }) => subnet?.outpost === outpost);
    return coipPools.flatMap(({ PoolId = '', PoolCidrs }) => {
      const use = uses.find(({ pool }) => pool?.id === PoolId);
      const taken = addressesInUse.get(PoolId);
      if (!use || taken === undefined || !PoolCidrs?.length) return [];
      const size = PoolCidrs.reduce((sum, cidr) => sum + (addressCount(cidr) ?? Infinity), 0);
      return taken < size ? [] : [{ message: `CoIP pool ${PoolId} has ${size} addresses, and all are in use`, at: use.location }];
    });
  },
};
