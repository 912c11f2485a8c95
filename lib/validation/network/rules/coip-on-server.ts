import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, outpostSubnet } from '../../example';
import { coipAutoAssign, coipPool } from '../example';
import { rule } from '../../rule';

const resources = { Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign };

export const coipOnServer = rule({
  id: 'coip-on-server',
  enforces: ['COIP-4', 'LNI-7'],
  severity: 'error',
  title: 'A subnet on an Outposts server uses customer-owned IP addresses, which only Outposts racks support',
  fix: 'Use a local network interface instead: set EnableLniAtDeviceIndex of the subnet (`localNetworkInterfaceDeviceIndex` of `OutpostSubnet`)',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'customerOwnedIpUse',
  needs: ['subnet.outpost.hardware'],
  check: ({ subnet }) =>
    subnet?.outpost?.hardware === SERVER
      ? {
          property: 'SubnetId',
          message: `subnet ${subnet.id} is on Outposts server ${subnet.outpost.id}, which does not support customer-owned IP addresses`,
        }
      : undefined,
  get examples() {
    return { bad: onServer(resources), good: onFirstGenerationRack(resources) };
  },
});
