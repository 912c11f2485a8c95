import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (...names: string[]) =>
  inTemplate({
    Plant: outpostSubnet(),
    Region: resource('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-west-2a' }),
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'application',
      Scheme: 'internal',
      Subnets: names.map((Ref) => ({ Ref })),
    }),
  });

export const loadBalancerMixesOutpostAndRegion = rule({
  id: 'load-balancer-mixes-outpost-and-region',
  enforces: ['ALB-2'],
  severity: 'error',
  title: 'An Application Load Balancer has subnets both on an Outpost and in the Region',
  fix: 'Create one load balancer with one subnet on the Outpost, and another one with the subnets in the Region',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type', 'subnets.outpost'],
  check: ({ type, subnets, placedBy }) => {
    const onOutpost = subnets?.find(({ outpost }) => outpost);
    const inRegion = subnets?.find(({ outpost }) => outpost === null);
    return type === 'application' && onOutpost && inRegion
      ? {
          property: placedBy,
          message: `subnet ${onOutpost.id} is on Outpost ${onOutpost.outpost?.id}, but subnet ${inRegion.id} is in the Region`,
        }
      : undefined;
  },
  get examples() {
    return { bad: balancer('Plant', 'Region'), good: balancer('Plant') };
  },
});
