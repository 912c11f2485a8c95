import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { coipPool, serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const network = (...Cidrs: string[]) => inTemplate({ ...serviceLinkEndpoint(), Pool: coipPool({ Cidrs }) });

export const coipPoolOverlapsServiceLinkVpc = rule({
  id: 'coip-pool-overlaps-service-link-vpc',
  enforces: ['VIF-12'],
  severity: 'warning',
  title: 'A CoIP pool overlaps with the service link VPC',
  fix: 'Use CIDR blocks for the CoIP pool that do not overlap with the service link VPC',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'coipPool',
  needs: ['cidrs'],
  check: ({ cidrs }, facts) => {
    for (const { vpc } of facts.by('vpcEndpoint', 'isOfServiceLink', true)) {
      const cidr = cidrs?.find((candidate) => overlap(candidate, vpc?.cidrBlock));
      if (cidr)
        return {
          property: 'Cidrs',
          message: `CIDR block ${cidr} of the CoIP pool overlaps with ${vpc?.cidrBlock} of the service link VPC`,
        };
    }
    return undefined;
  },
  get examples() {
    return { bad: network('10.50.8.0/24'), good: network('198.51.100.0/26') };
  },
});
