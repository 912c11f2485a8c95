import { RACK } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const resources = { Plant: outpostSubnet({ EnableLniAtDeviceIndex: 1 }) };

export const localNetworkInterfaceOnRack = rule({
  id: 'local-network-interface-on-rack',
  enforces: ['LNI-3'],
  severity: 'error',
  title: 'A subnet on an Outposts rack enables local network interfaces, which only Outposts servers support',
  fix: 'Remove EnableLniAtDeviceIndex, and add a route with LocalGatewayId, as `subnet.addLocalGatewayRoute()` does',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html',
  on: 'subnet',
  onOutpost: true,
  when: ({ enableLniAtDeviceIndex }) => enableLniAtDeviceIndex !== null,
  needs: ['enableLniAtDeviceIndex', 'outpost.hardware'],
  check: ({ enableLniAtDeviceIndex, outpost }) =>
    typeof enableLniAtDeviceIndex === 'number' && outpost?.hardware === RACK
      ? {
          property: 'EnableLniAtDeviceIndex',
          message: `EnableLniAtDeviceIndex is ${enableLniAtDeviceIndex}, but Outpost ${outpost.id} is not an Outposts server`,
        }
      : undefined,
  get examples() {
    return { bad: onFirstGenerationRack(resources), good: onServer(resources) };
  },
});
