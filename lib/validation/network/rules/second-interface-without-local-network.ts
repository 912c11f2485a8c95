import { SERVER } from '../../../catalog/generations';
import { onServer } from '../../example';
import { instanceWithSecondInterface } from '../example';
import { rule } from '../../rule';

export const secondInterfaceWithoutLocalNetwork = rule({
  id: 'second-interface-without-local-network',
  enforces: ['LNI-1'],
  severity: 'warning',
  title: 'A second network interface on an Outposts server is in a subnet that does not enable local network interfaces',
  fix: 'Set EnableLniAtDeviceIndex of the subnet to 1, or acknowledge that the instance does not use the on-premises network',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/launch-instance.html',
  on: 'attachedInterfaces',
  when: ({ interfaces }) => !!interfaces?.some(({ deviceIndex, subnet }) => deviceIndex !== 0 && subnet?.outpost),
  needs: ['interfaces.deviceIndex', 'interfaces.subnet.outpost.hardware', 'interfaces.subnet.enableLniAtDeviceIndex'],
  check: ({ interfaces, property }) => {
    const ordinary = interfaces?.find(
      ({ deviceIndex, subnet }) => deviceIndex && subnet?.outpost?.hardware === SERVER && subnet.enableLniAtDeviceIndex === null,
    );
    return (
      ordinary && {
        property,
        message: `the network interface at device index ${ordinary.deviceIndex} is in subnet ${ordinary.subnet?.id}, which has no EnableLniAtDeviceIndex`,
      }
    );
  },
  get examples() {
    return {
      bad: onServer(instanceWithSecondInterface({}, { EnableLniAtDeviceIndex: undefined })),
      good: onServer(instanceWithSecondInterface()),
    };
  },
});
