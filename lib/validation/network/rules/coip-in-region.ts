import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { coipAutoAssign, coipPool } from '../example';
import { rule } from '../../rule';

export const coipInRegion = rule({
  id: 'coip-in-region',
  enforces: ['COIP-4'],
  severity: 'error',
  title: 'A subnet in the Region is to have customer-owned IP addresses, which only racks have',
  fix: 'Name a subnet on the Outpost of the pool',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'customerOwnedIpUse',
  needs: ['subnet.outpost'],
  check: ({ subnet }) =>
    subnet?.outpost === null ? { property: 'SubnetId', message: `the subnet ${subnet.id} is on no Outpost` } : undefined,
  get examples() {
    return {
      bad: inTemplate({ Pool: coipPool(), Plant: regionSubnet(), AutoAssign: coipAutoAssign }),
      good: inTemplate({ Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign }),
    };
  },
});
