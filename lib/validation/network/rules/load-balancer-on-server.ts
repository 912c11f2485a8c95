import { SERVER } from '../../../catalog/generations';
import { onServer, OUTPOST_ARN, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const resources = {
  Plant: outpostSubnet(),
  LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'application',
    Scheme: 'internal',
    Subnets: [{ Ref: 'Plant' }],
  }),
};

const onRack = (slotted: string) => ({
  ...onServer(resources),
  inventory: {
    outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK' }, instanceTypes: [{ InstanceType: slotted }] }],
  },
});

export const loadBalancerOnServer = rule({
  id: 'load-balancer-on-server',
  enforces: ['ALB-9'],
  severity: 'error',
  title: 'An Application Load Balancer is on an Outposts server, which does not support load balancers',
  fix: 'Place the load balancer in the Region or on an Outposts rack',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['outpost.hardware', 'type'],
  check: ({ outpost, type, placedBy }) =>
    outpost?.hardware === SERVER && type === 'application'
      ? { property: placedBy, message: `Outpost ${outpost.id} is an Outposts server, which does not support Application Load Balancers` }
      : undefined,
  get examples() {
    return { bad: onServer(resources), good: onRack('m5.large') };
  },
});
