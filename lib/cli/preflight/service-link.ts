import type { LiveCheck } from './live-outpost';
import { metricKey } from './metrics';

/** The service link of an Outpost. */
export const serviceLinkIsDown: LiveCheck = {
  id: 'service-link-is-down',
  severity: 'error',
  title: 'Service link of an Outpost is down',
  fix: 'Restore the connection of the Outpost to its Region before you deploy',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  check: ({ outpost, metrics }) => {
    const status = metrics.get(metricKey('ConnectedStatus', outpost.id));
    return status === undefined || status >= 1
      ? []
      : [{ message: `the connection of ${outpost.id} to its Region is impaired: ConnectedStatus is ${status}, healthy is 1` }];
  },
};
