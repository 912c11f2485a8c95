import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

/** CIDR block that Outposts use themselves. */
const RESERVED = '10.1.0.0/16';
const endpoint = (CidrBlock: string) => inTemplate(serviceLinkEndpoint({ subnet: { CidrBlock } }));

export const serviceLinkSubnetInReservedRange = rule({
  id: 'service-link-subnet-in-reserved-range',
  enforces: ['SL-1'],
  severity: 'warning',
  title: 'The service link subnet overlaps with 10.1.0.0/16, which Outposts use',
  fix: 'Use a subnet outside 10.1.0.0/16 for private connectivity',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'subnets.cidrBlock'],
  check: ({ subnets }) => {
    const reserved = subnets?.find(({ cidrBlock }) => overlap(cidrBlock, RESERVED));
    return reserved
      ? { property: 'SubnetIds', message: `subnet ${reserved.id} (${reserved.cidrBlock}) overlaps with ${RESERVED}` }
      : undefined;
  },
  get examples() {
    return { bad: endpoint('10.1.4.0/24'), good: endpoint('10.50.0.0/24') };
  },
});
