import { differ } from '../../facts/fact';
import { OTHER_OUTPOST_ARN, OUTPOST_ARN } from '../../example';
import { localGatewayRouteToInterface, withRouteTableOfMode } from '../example';
import { rule } from '../../rule';

const network = (OutpostArn: string) =>
  withRouteTableOfMode('direct-vpc-routing', localGatewayRouteToInterface({ subnet: { OutpostArn } }));

export const localGatewayRouteToInterfaceOutsideOutpost = rule({
  id: 'local-gateway-route-to-interface-outside-outpost',
  enforces: ['LGW-9'],
  severity: 'error',
  title: 'A local gateway route targets a network interface that is not on the Outpost, so the traffic is dropped',
  fix: 'Specify a network interface in a subnet on the Outpost of the local gateway',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'localGatewayRoute',
  needs: ['networkInterface.subnet.outpost', 'routeTable.outpost'],
  check: ({ networkInterface, routeTable }) => {
    const subnet = networkInterface?.subnet;
    const isOnAnotherOutpost = subnet?.outpost === null || differ(subnet?.outpost, routeTable?.outpost);
    return isOnAnotherOutpost
      ? {
          property: 'NetworkInterfaceId',
          message: `network interface subnet ${subnet?.id} is ${subnet?.outpost === null ? 'in the Region' : `on another Outpost, ${subnet?.outpost?.id}`}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network(OTHER_OUTPOST_ARN), good: network(OUTPOST_ARN) };
  },
});
