import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { coipPool, serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const network = (...Cidrs: string[]) => inTemplate({ ...serviceLinkEndpoint(), Pool: coipPool({ Cidrs }) });

export const coipPoolOverlapsServiceLinkVpc = rule({
  id: 'coip-pool-overlaps-service-link-vpc',
  enforces: ['VIF-12'],
  severity: 'warning',
  title: 'A pool of customer-owned IP addresses has addresses of the VPC that carries the service link',
  fix: 'Give the pool addresses that the VPC of the service link does not have',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'coipPool',
  needs: ['cidrs'],
  check: ({ cidrs }, facts) => {
    for (const { vpc } of facts.by('vpcEndpoint', 'isOfServiceLink', true)) {
      const cidr = cidrs?.find((candidate) => overlap(candidate, vpc?.cidrBlock));
      if (cidr) return { property: 'Cidrs', message: `the pool has ${cidr}, and the VPC of the service link is ${vpc?.cidrBlock}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: network('10.50.8.0/24'), good: network('198.51.100.0/26') };
  },
});
