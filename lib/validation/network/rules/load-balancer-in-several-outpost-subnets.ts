import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const balancer = (...names: string[]) =>
  inTemplate({
    PlantA: outpostSubnet({ CidrBlock: '10.0.8.0/24' }),
    PlantB: outpostSubnet({ CidrBlock: '10.0.9.0/24' }),
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'application',
      Scheme: 'internal',
      Subnets: names.map((Ref) => ({ Ref })),
    }),
  });

export const loadBalancerInSeveralOutpostSubnets = rule({
  id: 'load-balancer-in-several-outpost-subnets',
  enforces: ['ALB-1'],
  severity: 'error',
  title: 'An Application Load Balancer on an Outpost has more than one subnet',
  fix: 'Specify one subnet on the Outpost in Subnets; in the CDK, set `vpcSubnets: { subnets: [subnet] }`',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'loadBalancer',
  onOutpost: true,
  needs: ['type', 'subnets.outpost'],
  check: ({ type, subnets, placedBy }) =>
    type === 'application' && subnets && subnets.length > 1 && subnets.every(({ outpost }) => outpost)
      ? { property: placedBy, message: `the load balancer has ${subnets.length} subnets on Outposts, but only one is supported` }
      : undefined,
  get examples() {
    return { bad: balancer('PlantA', 'PlantB'), good: balancer('PlantA') };
  },
});
