import { hasRouteToLocalGateway, requiresCoip } from '../customer-owned-addresses';
import { loadBalancerOnOutpost, outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

const balancer = (mode: string) => withRouteTableOfMode(mode, { ...loadBalancerOnOutpost(), ...outpostSubnetWithRouteToLocalGateway() });

export const loadBalancerWithoutCoip = rule({
  id: 'load-balancer-without-coip',
  enforces: ['ALB-8', 'COIP-7'],
  severity: 'warning',
  title: 'An Application Load Balancer has a route to a local gateway in CoIP mode but no customer-owned IP addresses',
  fix: 'Use `CoipLoadBalancer`, since CloudFormation does not support the CoIP pool of a load balancer, or a local gateway route table in direct VPC routing mode',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'loadBalancer',
  onOutpost: true,
  // load-balancer-without-coip-pool reports internet-facing ones.
  when: ({ subnets, scheme }) => scheme !== 'internet-facing' && !!subnets?.some(hasRouteToLocalGateway),
  needs: [
    'type',
    'scheme?',
    'subnets.outpost?',
    'subnets.routeTable.routes?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: ({ id, type, subnets }, facts) => {
    const subnet = type === 'application' ? subnets?.find(requiresCoip) : undefined;
    return subnet && facts.by('customerOwnedIpUse', 'id', id).length === 0
      ? {
          property: 'Subnets',
          message: `the local gateway route table of subnet ${subnet.id} is in CoIP mode, but the load balancer has no customer-owned IP addresses`,
        }
      : undefined;
  },
  get examples() {
    return { bad: balancer('coip'), good: balancer('direct-vpc-routing') };
  },
});
