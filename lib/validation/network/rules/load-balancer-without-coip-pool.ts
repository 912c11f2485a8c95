import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (Scheme: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme, Subnets: [{ Ref: 'Plant' }] }),
  });

export const loadBalancerWithoutCoipPool = rule({
  id: 'load-balancer-without-coip-pool',
  enforces: ['ALB-8'],
  severity: 'warning',
  title: 'An internet-facing Application Load Balancer on an Outpost has no CoIP pool, which Elastic Load Balancing requires',
  fix: 'Use `CoipLoadBalancer`, since CloudFormation does not support CoIP pools of load balancers, or set Scheme to internal',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type', 'scheme', 'coipPool'],
  check: ({ outpost, type, scheme, coipPool }) =>
    outpost && type === 'application' && scheme === 'internet-facing' && coipPool === null
      ? { property: 'Scheme', message: `the load balancer on ${outpost.id} is internet-facing, but has no CoIP pool` }
      : undefined,
  get examples() {
    return { bad: balancer('internet-facing'), good: balancer('internal') };
  },
});
