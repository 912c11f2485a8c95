import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

/** What Outposts use themselves. */
const RESERVED = '10.1.0.0/16';
const endpoint = (CidrBlock: string) => inTemplate(serviceLinkEndpoint({ subnet: { CidrBlock } }));

export const serviceLinkSubnetOfReservedRange = rule({
  id: 'service-link-subnet-of-reserved-range',
  enforces: ['SL-1'],
  severity: 'warning',
  title: 'The subnet for the service link of an Outpost has addresses of 10.1.0.0/16, which conflict with it',
  fix: 'Give private connectivity a subnet outside 10.1.0.0/16',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'subnets.cidrBlock'],
  check: ({ subnets }) => {
    const reserved = subnets?.find(({ cidrBlock }) => overlap(cidrBlock, RESERVED));
    return reserved ? { property: 'SubnetIds', message: `${reserved.id} is ${reserved.cidrBlock}` } : undefined;
  },
  get examples() {
    return { bad: endpoint('10.1.4.0/24'), good: endpoint('10.50.0.0/24') };
  },
});
