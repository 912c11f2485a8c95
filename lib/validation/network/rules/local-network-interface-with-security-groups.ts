import { onServer } from '../../example';
import { instanceWithSecondInterface } from '../example';
import { rule } from '../../rule';

export const localNetworkInterfaceWithSecurityGroups = rule({
  id: 'local-network-interface-with-security-groups',
  enforces: ['LNI-5'],
  severity: 'warning',
  title: 'A local network interface has security groups, which do not filter its traffic',
  fix: 'Filter traffic in the operating system or in the on-premises network, and remove the security groups',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html',
  on: 'attachedInterfaces',
  when: ({ interfaces }) => !!interfaces?.some(({ deviceIndex, subnet }) => deviceIndex !== 0 && subnet?.outpost),
  needs: [
    'interfaces.deviceIndex',
    'interfaces.subnet.outpost?',
    'interfaces.subnet.enableLniAtDeviceIndex',
    'interfaces.hasSecurityGroups',
  ],
  check: ({ interfaces, property }) => {
    const local = interfaces?.find(
      ({ deviceIndex, subnet, hasSecurityGroups }) =>
        hasSecurityGroups && deviceIndex && subnet?.outpost && subnet.enableLniAtDeviceIndex === deviceIndex,
    );
    return (
      local && {
        property,
        message: `the local network interface at device index ${local.deviceIndex} has security groups, which do not filter its traffic`,
      }
    );
  },
  get examples() {
    return {
      bad: onServer(instanceWithSecondInterface({ GroupSet: ['sg-0123456789abcdef0'] })),
      good: onServer(instanceWithSecondInterface()),
    };
  },
});
