import { addressCount } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { coipPool } from '../example';
import { rule } from '../../rule';

const pool = (...Cidrs: string[]) => inTemplate({ Pool: coipPool({ Cidrs }) });

export const coipPoolRangeTooSmall = rule({
  id: 'coip-pool-range-too-small',
  enforces: ['COIP-2'],
  severity: 'warning',
  title: 'A CIDR block of a CoIP pool is smaller than /26, the smallest that an Outpost advertises',
  fix: 'Use CIDR blocks of /26 or larger for the CoIP pool',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html',
  on: 'coipPool',
  needs: ['cidrs'],
  check: ({ cidrs }) => {
    const small = cidrs?.find((cidr) => (addressCount(cidr) ?? Infinity) < 64);
    return small ? { property: 'Cidrs', message: `CIDR block ${small} of the CoIP pool is smaller than /26` } : undefined;
  },
  get examples() {
    return { bad: pool('198.51.100.0/24', '203.0.113.0/27'), good: pool('198.51.100.0/24', '203.0.113.0/26') };
  },
});
