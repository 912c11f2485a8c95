import { inTemplate } from '../../example';
import { localGatewayRouteTable } from '../example';
import { rule } from '../../rule';

const { Route, ...withoutRoute } = localGatewayRouteTable;

export const localGatewayRouteTableWithoutRoute = rule({
  id: 'local-gateway-route-table-without-route',
  enforces: ['LGW-6'],
  severity: 'warning',
  title: 'A local gateway route table has no route to its VIF group, so no traffic reaches the on-premises network',
  fix: 'Add a route for the on-premises network, or for 0.0.0.0/0, to the VIF group; `routeTable.addRoute()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayRouteTable',
  needs: ['vifGroupAssociations', 'routes.virtualInterfaceGroup'],
  check: ({ vifGroupAssociations, routes }) =>
    vifGroupAssociations?.length && routes?.every(({ virtualInterfaceGroup }) => virtualInterfaceGroup === null)
      ? { message: 'the local gateway route table is associated with a VIF group but has no route to it' }
      : undefined,
  get examples() {
    return { bad: inTemplate(withoutRoute), good: inTemplate({ ...withoutRoute, Route }) };
  },
});
