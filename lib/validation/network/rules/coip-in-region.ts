import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { coipAutoAssign, coipPool } from '../example';
import { rule } from '../../rule';

export const coipInRegion = rule({
  id: 'coip-in-region',
  enforces: ['COIP-4'],
  severity: 'error',
  title: 'A subnet in the Region uses customer-owned IP addresses, which only Outposts racks support',
  fix: 'Specify a subnet on the Outpost of the CoIP pool',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'customerOwnedIpUse',
  // Another rule reports the subnet of an S3 on Outposts endpoint.
  when: ({ id }, facts) => !facts.by('endpoint', 'id', id).some(({ outpost }) => outpost),
  needs: ['subnet.outpost'],
  check: ({ subnet }) =>
    subnet?.outpost === null
      ? { property: 'SubnetId', message: `subnet ${subnet.id} is not on an Outpost and does not support customer-owned IP addresses` }
      : undefined,
  get examples() {
    return {
      bad: inTemplate({ Pool: coipPool(), Plant: regionSubnet(), AutoAssign: coipAutoAssign }),
      good: inTemplate({ Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign }),
    };
  },
});
