import { addressCount } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const endpoint = (CidrBlock: string) => inTemplate(serviceLinkEndpoint({ subnet: { CidrBlock } }));

export const serviceLinkSubnetTooSmall = rule({
  id: 'service-link-subnet-too-small',
  enforces: ['SL-1'],
  severity: 'warning',
  title: 'The subnet for the service link of an Outpost is smaller than /24',
  fix: 'Give private connectivity a subnet of /24 or larger; acknowledge it if the endpoint is for the API of AWS Outposts only',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'subnets.cidrBlock'],
  check: ({ subnets }) => {
    const small = subnets?.find(({ cidrBlock }) => (addressCount(cidrBlock) ?? Infinity) < 256);
    return small ? { property: 'SubnetIds', message: `${small.id} is ${small.cidrBlock}` } : undefined;
  },
  get examples() {
    return { bad: endpoint('10.50.0.0/25'), good: endpoint('10.50.0.0/24') };
  },
});
