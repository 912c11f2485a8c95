import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const resources = {
  Plant: outpostSubnet(),
  LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'application', Subnets: [{ Ref: 'Plant' }] }),
};

export const loadBalancerOnServer = rule({
  id: 'load-balancer-on-server',
  enforces: ['ALB-9'],
  severity: 'warning',
  title: 'An Application Load Balancer is on an Outposts server, where there are none',
  fix: 'Place the load balancer in the Region or on a rack',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['outpost.hardware', 'type'],
  check: ({ outpost, type }) =>
    outpost?.hardware === SERVER && type === 'application' ? { message: 'the subnet of the load balancer is on a server' } : undefined,
  get examples() {
    return { bad: onServer(resources), good: onFirstGenerationRack(resources) };
  },
});
