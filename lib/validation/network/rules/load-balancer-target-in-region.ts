import { inTemplate, regionSubnet, resource } from '../../example';
import { loadBalancerOnOutpost } from '../example';
import { rule } from '../../rule';

const balancer = (subnet: string) =>
  inTemplate({
    ...loadBalancerOnOutpost({
      targetGroup: { TargetType: 'ip', Targets: [{ Id: { 'Fn::GetAtt': ['App', 'PrivateIp'] } }, { Id: '10.0.8.14' }] },
    }),
    Region: regionSubnet(),
    App: resource('AWS::EC2::Instance', { SubnetId: { Ref: subnet }, ImageId: 'ami-0123456789abcdef0' }),
  });

export const loadBalancerTargetInRegion = rule({
  id: 'load-balancer-target-in-region',
  enforces: ['ALB-7'],
  severity: 'error',
  title: 'An Application Load Balancer on an Outpost has targets in the Region, which it does not use',
  fix: 'Register targets on the Outpost, or use a load balancer in the Region',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'targetRegistration',
  when: ({ targetGroups }) => !!targetGroups?.some(({ outpost }) => outpost),
  needs: ['targetGroups.outpost?', 'targets.outpost', 'addresses.subnet?', 'addresses.subnet.outpost?'],
  check: ({ property, targets, addresses }) => {
    const inRegion =
      targets?.find(({ outpost }) => outpost === null)?.id ?? addresses.find(({ subnet }) => subnet?.outpost === null)?.address;
    return inRegion ? { property, message: `target ${inRegion} is in the Region, but the load balancer is on an Outpost` } : undefined;
  },
  get examples() {
    return { bad: balancer('Region'), good: balancer('Plant') };
  },
});
