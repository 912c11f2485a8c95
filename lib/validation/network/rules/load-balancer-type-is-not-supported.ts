import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (type: string, properties: object = {}) =>
  inTemplate({ Plant: outpostSubnet(), LoadBalancer: resource(type, { Subnets: [{ Ref: 'Plant' }], Scheme: 'internal', ...properties }) });

/** Types of load balancer that AWS does not list with Outposts support. Network Load Balancers have a rule of their own. */
const UNSUPPORTED: { readonly [type: string]: string } = { classic: 'Classic Load Balancers', gateway: 'Gateway Load Balancers' };

export const loadBalancerTypeIsNotSupported = rule({
  id: 'load-balancer-type-is-not-supported',
  enforces: ['NLB-1'],
  severity: 'error',
  title: 'A Classic Load Balancer or Gateway Load Balancer has a subnet on an Outpost, which supports Application Load Balancers only',
  fix: 'Use an Application Load Balancer on the Outpost, or specify subnets in the Region',
  source: 'https://aws.amazon.com/elasticloadbalancing/features/',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type'],
  check: ({ outpost, type, placedBy }) => {
    const name = UNSUPPORTED[type ?? ''];
    return outpost && name ? { property: placedBy, message: `${name} are not supported on Outposts (${outpost.id})` } : undefined;
  },
  get examples() {
    return {
      bad: balancer('AWS::ElasticLoadBalancing::LoadBalancer', {
        Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' }],
      }),
      good: balancer('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    };
  },
});
