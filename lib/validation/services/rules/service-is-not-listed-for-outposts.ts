import { SERVICE_BY_TYPE } from '../../../catalog/services';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const mountTarget = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant,
    Target: resource('AWS::EFS::MountTarget', {
      FileSystemId: 'fs-0123456789abcdef0',
      SubnetId: { Ref: 'Plant' },
      SecurityGroups: ['sg-0123456789abcdef0'],
    }),
  });

export const serviceIsNotListedForOutposts = rule({
  id: 'service-is-not-listed-for-outposts',
  enforces: ['SVC-1'],
  severity: 'warning',
  title: 'A resource in a subnet on an Outpost belongs to a service that AWS does not list for Outposts',
  fix: 'Use subnets in the Region: workloads on the Outpost reach the resource over the service link',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html',
  on: 'serviceInSubnets',
  onOutpost: true,
  needs: ['subnets.outpost?'],
  check: ({ type, service, property, subnets, outpost }) => {
    const listed = SERVICE_BY_TYPE.get(type);
    const subnet = listed?.on.length === 0 && !listed.rejects ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet
      ? { property, message: `AWS does not list ${service} for Outposts, but ${subnet.id} is on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: mountTarget(outpostSubnet()), good: mountTarget(regionSubnet()) };
  },
});
