import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const gateway = (Public: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Public,
    Gateway: resource('AWS::EC2::NatGateway', { SubnetId: { Ref: 'Public' }, AllocationId: 'eipalloc-0123456789abcdef0' }),
  });

export const vpcComponentInOutpostSubnet = rule({
  id: 'vpc-component-in-outpost-subnet',
  enforces: ['NET-14', 'NET-15'],
  severity: 'warning',
  title: 'A NAT gateway or another component of a VPC is in a subnet on an Outpost, and AWS documents it in the Region only',
  fix: 'Use a subnet in the Region: resources on the Outpost reach the component over the service link; in the CDK, apply `outpost.placement` only to subnets that contain none',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/how-outposts-works.html',
  on: 'vpcComponent',
  onOutpost: true,
  needs: ['subnets.outpost?'],
  check: ({ name, property, subnets, outpost }) => {
    const subnet = subnets?.find((each) => each.outpost);
    return outpost && subnet
      ? { property, message: `the ${name} is in subnet ${subnet.id} on Outpost ${outpost.id}; AWS documents it in the Region only` }
      : undefined;
  },
  get examples() {
    return { bad: gateway(outpostSubnet()), good: gateway(regionSubnet()) };
  },
});
