import type { Inventory } from '../../inventory/inventory';
import type { Facts } from '../../validation/facts/fact';
import type { LiveCheck, LiveProblem } from './live-outpost';

/**
 * Codes of the quotas.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-limits.html
 */
const SITES = 'L-3D389D34';

/** A quota of the account that does not allow what a template creates. */
export const quotaIsReached: Omit<LiveCheck, 'check'> & { readonly check: (facts: Facts, inventory: Inventory) => readonly LiveProblem[] } =
  {
    id: 'quota-is-reached',
    severity: 'warning',
    title: 'Quota of the account is reached',
    fix: 'Request a quota increase, if the template creates a resource that does not exist yet',
    source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-limits.html',
    check: (facts, { sites, serviceQuotas, account, region }) => {
      const quota = serviceQuotas?.find(({ QuotaCode }) => QuotaCode === SITES)?.Value;
      const created = facts.all('site').find(({ location }) => location)?.location;
      if (!sites || quota === undefined || !created) return [];
      const own = sites.filter(({ AccountId }) => AccountId === account).length;
      return own < quota ? [] : [{ message: `account ${account} has ${own} of ${quota} Outpost sites in ${region}`, at: created }];
    },
  };
