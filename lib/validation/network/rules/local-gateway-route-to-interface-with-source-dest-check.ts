import { inTemplate } from '../../example';
import { localGatewayRouteToInterface } from '../example';
import { rule } from '../../rule';

const network = (SourceDestCheck: boolean) => inTemplate(localGatewayRouteToInterface({ networkInterface: { SourceDestCheck } }));

export const localGatewayRouteToInterfaceWithSourceDestCheck = rule({
  id: 'local-gateway-route-to-interface-with-source-dest-check',
  enforces: ['LGW-10'],
  severity: 'warning',
  title: 'A local gateway route targets a network interface that drops the traffic because of its source/destination check',
  fix: 'Disable the source/destination check: set SourceDestCheck of the network interface to false',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'localGatewayRoute',
  needs: ['networkInterface.sourceDestCheck', 'destination?'],
  check: ({ networkInterface, destination }) =>
    networkInterface?.sourceDestCheck
      ? {
          property: 'NetworkInterfaceId',
          message: `the route ${destination ? `for ${destination} ` : ''}targets ${networkInterface.id}, which has the source/destination check enabled`,
        }
      : undefined,
  get examples() {
    return { bad: network(true), good: network(false) };
  },
});
