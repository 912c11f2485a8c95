import { RACK } from '../../../catalog/generations';
import { onServer, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const subnet = (EnableLniAtDeviceIndex: number) => onServer({ Plant: outpostSubnet({ EnableLniAtDeviceIndex }) });

export const localNetworkInterfaceAtIndexZero = rule({
  id: 'local-network-interface-at-index-zero',
  enforces: ['LNI-2'],
  severity: 'error',
  title: 'A subnet enables local network interfaces at device index 0, which is the primary network interface',
  fix: 'Set EnableLniAtDeviceIndex (`localNetworkInterfaceDeviceIndex` of `OutpostSubnet`) to 1, the second network interface',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'subnet',
  // Another rule reports local network interfaces on Outposts racks.
  when: ({ outpost }) => outpost?.hardware !== RACK,
  needs: ['enableLniAtDeviceIndex', 'outpost.hardware?'],
  check: ({ enableLniAtDeviceIndex }) =>
    enableLniAtDeviceIndex === 0
      ? {
          property: 'EnableLniAtDeviceIndex',
          message: 'EnableLniAtDeviceIndex is 0, but the primary network interface cannot be a local network interface',
        }
      : undefined,
  get examples() {
    return { bad: subnet(0), good: subnet(1) };
  },
});
