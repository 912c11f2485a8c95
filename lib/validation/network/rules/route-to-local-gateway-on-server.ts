import { onFirstGenerationRack, onServer } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { SERVER } from '../../../catalog/generations';
import { rule } from '../../rule';

export const routeToLocalGatewayOnServer = rule({
  id: 'route-to-local-gateway-on-server',
  enforces: ['NET-8', 'LNI-7'],
  severity: 'error',
  title: 'A subnet on an Outposts server has a route to a local gateway, which Outposts servers do not have',
  fix: 'Remove the route, and use a local network interface: set EnableLniAtDeviceIndex (`localNetworkInterfaceDeviceIndex` of `OutpostSubnet`) to 1',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/how-outposts-works.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['routeTable'],
  check: ({ routeTable }, facts) => {
    if (!routeTable) return undefined;
    const subnet = facts.by('subnet', 'routeTable', routeTable).find(({ outpost }) => outpost?.hardware === SERVER);
    return (
      subnet && {
        property: 'LocalGatewayId',
        message: `subnet ${subnet.id} is on Outposts server ${subnet.outpost?.id}, which has no local gateway`,
      }
    );
  },
  get examples() {
    return {
      bad: onServer(outpostSubnetWithRouteToLocalGateway()),
      good: onFirstGenerationRack(outpostSubnetWithRouteToLocalGateway()),
    };
  },
});
