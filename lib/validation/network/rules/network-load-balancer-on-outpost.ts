import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (Type: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type, Subnets: [{ Ref: 'Plant' }] }),
  });

export const networkLoadBalancerOnOutpost = rule({
  id: 'network-load-balancer-on-outpost',
  enforces: ['NLB-1'],
  severity: 'warning',
  title: 'A Network Load Balancer has a subnet on an Outpost, and runs in the Region only',
  fix: 'Use an Application Load Balancer on the Outpost, or subnets in the Region',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type'],
  check: ({ outpost, type }) =>
    outpost && type === 'network' ? { message: 'the load balancer is of type network, and its subnet on an Outpost' } : undefined,
  get examples() {
    return { bad: balancer('network'), good: balancer('application') };
  },
});
