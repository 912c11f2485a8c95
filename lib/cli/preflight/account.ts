import type { LiveCheck } from './live-outpost';

/** An Outpost that the account cannot use. */
export const outpostIsNotVisible: LiveCheck = {
  id: 'outpost-is-not-visible',
  severity: 'warning',
  title: 'The account does not own an Outpost, and it is not shared with the account',
  fix: 'Share the Outpost with the account in AWS RAM, or use the credentials of the account that deploys',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html',
  check: ({ outpost, entry, inventory: { outposts, account, region } }) =>
    outposts === undefined || entry
      ? []
      : [{ message: `${outpost.id} is not an Outpost that account ${account ?? 'unknown'} owns, or that is shared with it, in ${region}` }],
};

/** An Outpost that is not in service. */
export const outpostIsNotActive: LiveCheck = {
  id: 'outpost-is-not-active',
  severity: 'warning',
  title: 'Outpost is not active',
  fix: 'Wait until the Outpost is active',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html',
  check: ({ outpost, entry }) => {
    const status = entry?.outpost?.LifeCycleStatus;
    return status === undefined || status === 'ACTIVE' ? [] : [{ message: `the status of ${outpost.id} is ${status}, not ACTIVE` }];
  },
};
