import { addressCount } from '../../../catalog/cidr';
import { ADDRESSES_OF_ENDPOINT } from '../../../catalog/s3-on-outposts';
import { inTemplate, outpostSubnet } from '../../example';
import { coipPool } from '../example';
import { endpointOnOutpost } from '../../storage/example';
import { rule } from '../../rule';

/** Customer-owned IP addresses that a resource allocates when it is created. */
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
  title: 'Resources require more customer-owned IP addresses than their CoIP pool has',
  fix: 'Add a CIDR block to the CoIP pool with `aws ec2 create-coip-cidr`, or in `cidrs` of `CoipPool`, since CloudFormation does not support CoIP pools',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'coipPool',
  needs: ['cidrs', 'uses'],
  check: ({ cidrs, uses }) => {
    if (!cidrs) return undefined;
    const taken = (uses ?? []).reduce((sum, { type, location }) => sum + (location?.condition ? 0 : (TAKES[type] ?? 0)), 0);
    const available = cidrs.reduce((sum, cidr) => sum + (addressCount(cidr) ?? Infinity), 0);
    return taken > available
      ? { property: 'Cidrs', message: `${taken} customer-owned IP addresses required, ${available} available in the CoIP pool` }
      : undefined;
  },
  get examples() {
    return { bad: network('198.51.100.0/31'), good: network('198.51.100.0/26') };
  },
});
