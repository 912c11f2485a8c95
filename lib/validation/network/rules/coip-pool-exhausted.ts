import { addressCount } from '../../../catalog/cidr';
import { ADDRESSES_OF_ENDPOINT } from '../../../catalog/s3-on-outposts';
import { inTemplate, outpostSubnet } from '../../example';
import { coipPool } from '../example';
import { endpointOnOutpost } from '../../storage/example';
import { rule } from '../../rule';

/** Addresses that a resource takes as soon as it is there. */
const TAKES: { readonly [type: string]: number } = {
  'Custom::OutpostsCustomerOwnedIp': 1,
  'AWS::S3Outposts::Endpoint': ADDRESSES_OF_ENDPOINT,
};

const network = (...Cidrs: string[]) => {
  const endpoints = endpointOnOutpost({ AccessType: 'CustomerOwnedIp', CustomerOwnedIpv4Pool: { Ref: 'Pool' } });
  return inTemplate({ ...endpoints, Plant: outpostSubnet(), Pool: coipPool({ Cidrs }) });
};

export const coipPoolExhausted = rule({
  id: 'coip-pool-exhausted',
  enforces: ['COIP-9'],
  severity: 'error',
  title: 'The resources that name a pool of customer-owned IP addresses need more of them than it has',
  fix: 'Add a range to the pool',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'coipPool',
  needs: ['cidrs', 'uses'],
  check: ({ cidrs, uses }) => {
    if (!cidrs) return undefined;
    const taken = (uses ?? []).reduce((sum, { type, location }) => sum + (location?.condition ? 0 : (TAKES[type] ?? 0)), 0);
    const available = cidrs.reduce((sum, cidr) => sum + (addressCount(cidr) ?? Infinity), 0);
    return taken > available ? { property: 'Cidrs', message: `the pool has ${available} addresses, and ${taken} are needed` } : undefined;
  },
  get examples() {
    return { bad: network('198.51.100.0/31'), good: network('198.51.100.0/26') };
  },
});
