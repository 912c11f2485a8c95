import { onServer } from '../../example';
import { instanceWithSecondInterface } from '../example';
import { rule } from '../../rule';

export const localNetworkInterfaceAtOtherIndex = rule({
  id: 'local-network-interface-at-other-index',
  enforces: ['LNI-4'],
  severity: 'warning',
  title: 'An instance has a second network interface, but none at the device index that the subnet enables for local network interfaces',
  fix: 'Set DeviceIndex of the network interface to the EnableLniAtDeviceIndex value of the subnet',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/add-lni.html',
  on: 'attachedInterfaces',
  when: ({ interfaces }) => !!interfaces?.some(({ deviceIndex, subnet }) => deviceIndex !== 0 && subnet?.outpost),
  needs: ['instance', 'interfaces.deviceIndex', 'interfaces.subnet.outpost?', 'interfaces.subnet.enableLniAtDeviceIndex'],
  check: ({ instance, interfaces, property }, facts) => {
    if (instance === undefined) return undefined;
    // Another attachment may provide the local network interface of the instance.
    const attached = instance
      ? facts.by('attachedInterfaces', 'instance', instance).flatMap((other) => other.interfaces ?? [])
      : interfaces;
    for (const { deviceIndex, subnet } of interfaces ?? []) {
      const index = subnet?.outpost && subnet.enableLniAtDeviceIndex;
      if (!deviceIndex || !index || attached?.some((other) => (other.deviceIndex ?? index) === index)) continue;
      return {
        property: instance ? 'DeviceIndex' : property,
        message: `device index ${deviceIndex} does not match EnableLniAtDeviceIndex ${index} of subnet ${subnet.id}`,
      };
    }
    return undefined;
  },
  get examples() {
    return {
      bad: onServer(instanceWithSecondInterface({ DeviceIndex: '2' })),
      good: onServer(instanceWithSecondInterface({ DeviceIndex: '1' })),
    };
  },
});
