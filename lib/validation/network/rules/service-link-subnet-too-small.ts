import { addressCount } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const endpoint = (CidrBlock: string) => inTemplate(serviceLinkEndpoint({ subnet: { CidrBlock } }));

export const serviceLinkSubnetTooSmall = rule({
  id: 'service-link-subnet-too-small',
  enforces: ['SL-1'],
  severity: 'warning',
  title: 'The service link subnet is smaller than /24',
  fix: 'Use a subnet of /24 or larger for private connectivity; acknowledge the finding if the endpoint is only for the AWS Outposts API',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'subnets.cidrBlock'],
  check: ({ subnets }) => {
    const small = subnets?.find(({ cidrBlock }) => (addressCount(cidrBlock) ?? Infinity) < 256);
    return small ? { property: 'SubnetIds', message: `subnet ${small.id} (${small.cidrBlock}) is smaller than /24` } : undefined;
  },
  get examples() {
    return { bad: endpoint('10.50.0.0/25'), good: endpoint('10.50.0.0/24') };
  },
});
