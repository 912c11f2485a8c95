import { inTemplate } from '../../example';
import { localGatewayRouteToInterface } from '../example';
import { rule } from '../../rule';

const network = (SourceDestCheck: boolean) => inTemplate(localGatewayRouteToInterface({ networkInterface: { SourceDestCheck } }));

export const localGatewayRouteToCheckedInterface = rule({
  id: 'local-gateway-route-to-checked-interface',
  enforces: ['LGW-10'],
  severity: 'warning',
  title: 'A local gateway has a route to a network interface that drops what is not for its own address',
  fix: 'Set SourceDestCheck of the network interface to false',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'localGatewayRoute',
  needs: ['networkInterface.sourceDestCheck', 'destination?'],
  check: ({ networkInterface, destination }) =>
    networkInterface?.sourceDestCheck
      ? {
          property: 'NetworkInterfaceId',
          message: `the route ${destination ? `for ${destination} ` : ''}is to ${networkInterface.id}, which checks source and destination`,
        }
      : undefined,
  get examples() {
    return { bad: network(true), good: network(false) };
  },
});
