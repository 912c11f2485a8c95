import { inTemplate, LOCAL_GATEWAY_ID } from '../../example';
import { localGatewayRouteTable } from '../example';
import { ofAnotherLocalGateway } from '../of-another-local-gateway';
import type { Example } from '../../rule';
import { rule } from '../../rule';

const routeToGroupOf = (LocalGatewayId: string): Example => ({
  ...inTemplate(localGatewayRouteTable),
  inventory: {
    localGatewayVirtualInterfaceGroups: [{ LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0', LocalGatewayId }],
  },
});

export const localGatewayRouteToVifGroupOfAnotherLocalGateway = rule({
  id: 'local-gateway-route-to-vif-group-of-another-local-gateway',
  enforces: ['LGW-14'],
  // No page says what happens with two local gateways.
  severity: 'warning',
  title: 'A local gateway route targets the VIF group of another local gateway than that of its route table',
  fix: 'Specify the VIF group that is associated with the local gateway route table; `routeTable.addRoute()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayRoute',
  when: ({ virtualInterfaceGroup }) => virtualInterfaceGroup !== null,
  needs: ['routeTable.localGatewayId', 'virtualInterfaceGroup.localGatewayId?'],
  check: ({ routeTable, virtualInterfaceGroup }) => {
    const message = ofAnotherLocalGateway(virtualInterfaceGroup, routeTable);
    return message === undefined ? undefined : { property: 'LocalGatewayVirtualInterfaceGroupId', message };
  },
  get examples() {
    return { bad: routeToGroupOf('lgw-0fedcba9876543210'), good: routeToGroupOf(LOCAL_GATEWAY_ID) };
  },
});
