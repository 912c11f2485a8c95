import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, outpostSubnet } from '../../example';
import { coipAutoAssign, coipPool } from '../example';
import { rule } from '../../rule';

const resources = { Pool: coipPool(), Plant: outpostSubnet(), AutoAssign: coipAutoAssign };

export const coipOnServer = rule({
  id: 'coip-on-server',
  enforces: ['COIP-4', 'LNI-7'],
  severity: 'warning',
  title: 'A subnet on an Outposts server is to have customer-owned IP addresses, which only racks have',
  fix: 'Set EnableLniAtDeviceIndex of the subnet instead, so that a local network interface has an address of the building',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html',
  on: 'customerOwnedIpUse',
  needs: ['subnet.outpost.hardware'],
  check: ({ subnet }) =>
    subnet?.outpost?.hardware === SERVER ? { property: 'SubnetId', message: `the subnet ${subnet.id} is on a server` } : undefined,
  get examples() {
    return { bad: onServer(resources), good: onFirstGenerationRack(resources) };
  },
});
