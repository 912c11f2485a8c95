import { inTemplate } from '../../example';
import { localGatewayRouteTable } from '../example';
import { rule } from '../../rule';

export const localGatewayRouteTableWithoutVifGroup = rule({
  id: 'local-gateway-route-table-without-vif-group',
  enforces: ['LGW-5'],
  severity: 'warning',
  title: 'A local gateway route table is not associated with a VIF group, so it is inactive',
  fix: 'Associate the route table with a VIF group of the local gateway; `routeTable.associateVirtualInterfaceGroup()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayRouteTable',
  needs: ['localGatewayId', 'vifGroupAssociations'],
  check: ({ localGatewayId, vifGroupAssociations }) =>
    localGatewayId && vifGroupAssociations?.length === 0
      ? { message: `the local gateway route table is not associated with a VIF group of ${localGatewayId}` }
      : undefined,
  get examples() {
    return { bad: inTemplate({ RouteTable: localGatewayRouteTable.RouteTable }), good: inTemplate(localGatewayRouteTable) };
  },
});
