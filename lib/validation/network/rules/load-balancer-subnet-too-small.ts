import { addressCount } from '../../../catalog/cidr';
import { SMALLEST_LOAD_BALANCER_SUBNET } from '../../../catalog/load-balancing-on-outposts';
import { inTemplate } from '../../example';
import { loadBalancerOnOutpost } from '../example';
import { rule } from '../../rule';

const balancer = (CidrBlock: string) => inTemplate(loadBalancerOnOutpost({ subnet: { CidrBlock } }));

export const loadBalancerSubnetTooSmall = rule({
  id: 'load-balancer-subnet-too-small',
  enforces: ['ALB-10'],
  severity: 'warning',
  title: 'The subnet of an Application Load Balancer on an Outpost is too small for the load balancer to scale',
  fix: 'Use a subnet of /27 or larger with at least eight free IP addresses for the load balancer',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type', 'subnets.cidrBlock'],
  check: ({ type, subnets, placedBy }) => {
    const small = subnets?.find(({ cidrBlock }) => (addressCount(cidrBlock) ?? Infinity) < SMALLEST_LOAD_BALANCER_SUBNET);
    return type === 'application' && small
      ? { property: placedBy, message: `subnet ${small.id} (${small.cidrBlock}) is smaller than /27` }
      : undefined;
  },
  get examples() {
    return { bad: balancer('10.0.8.0/28'), good: balancer('10.0.8.0/27') };
  },
});
