import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (Type: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type, Scheme: 'internal', Subnets: [{ Ref: 'Plant' }] }),
  });

export const networkLoadBalancerOnOutpost = rule({
  id: 'network-load-balancer-on-outpost',
  enforces: ['NLB-1'],
  severity: 'error',
  title: 'A Network Load Balancer has a subnet on an Outpost, which supports Application Load Balancers only',
  fix: 'Use an Application Load Balancer on the Outpost, or specify subnets in the Region',
  source: 'https://aws.amazon.com/elasticloadbalancing/features/',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type'],
  check: ({ outpost, type }) =>
    outpost && type === 'network'
      ? { property: 'Type', message: `load balancer type network is not supported on Outpost ${outpost.id}` }
      : undefined,
  get examples() {
    return { bad: balancer('network'), good: balancer('application') };
  },
});
