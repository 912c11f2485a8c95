import { onServer, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const subnet = (EnableLniAtDeviceIndex: number) => onServer({ Plant: outpostSubnet({ EnableLniAtDeviceIndex }) });

export const localNetworkInterfaceAtIndexZero = rule({
  id: 'local-network-interface-at-index-zero',
  enforces: ['LNI-2'],
  severity: 'error',
  title: 'A subnet makes the primary network interface a local network interface, which cannot be',
  fix: 'Set EnableLniAtDeviceIndex to 1, the second network interface',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'subnet',
  needs: ['enableLniAtDeviceIndex'],
  check: ({ enableLniAtDeviceIndex }) =>
    enableLniAtDeviceIndex === 0
      ? { property: 'EnableLniAtDeviceIndex', message: 'EnableLniAtDeviceIndex is 0, the primary network interface' }
      : undefined,
  get examples() {
    return { bad: subnet(0), good: subnet(1) };
  },
});
