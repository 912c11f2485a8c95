import { contains } from '../../../catalog/cidr';
import { inTemplate, resource } from '../../example';
import { coipPool } from '../example';
import { rule } from '../../rule';

const address = (Address: string) =>
  inTemplate({
    Pool: coipPool(),
    Address: resource('Custom::OutpostsCustomerOwnedIp', { CustomerOwnedIpv4Pool: { Ref: 'Pool' }, Address }),
  });

export const coipAddressOutsidePool = rule({
  id: 'coip-address-outside-pool',
  enforces: ['COIP-5'],
  severity: 'error',
  title: 'A customer-owned IP address is not in a CIDR block of its CoIP pool',
  fix: 'Set `address` of `CoipAddress` to an address in a CIDR block of the CoIP pool, or omit it; CloudFormation does not support customer-owned IP addresses',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html',
  on: 'customerOwnedIpUse',
  when: ({ address }) => address !== null,
  needs: ['address', 'pool.cidrs'],
  check: ({ address, pool }) =>
    address && pool?.cidrs && !pool.cidrs.some((cidr) => contains(cidr, address))
      ? { property: 'Address', message: `address ${address} is not in a CIDR block of CoIP pool ${pool.id}: ${pool.cidrs.join(', ')}` }
      : undefined,
  get examples() {
    return { bad: address('203.0.113.7'), good: address('198.51.100.7') };
  },
});
