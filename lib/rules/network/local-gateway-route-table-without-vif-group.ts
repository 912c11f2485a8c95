import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../example';
import { rule } from '../rule';

const table = resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID });
const association = resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
  LocalGatewayRouteTableId: { Ref: 'RouteTable' },
  LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
});
const route = resource('AWS::EC2::LocalGatewayRoute', {
  LocalGatewayRouteTableId: { Ref: 'RouteTable' },
  DestinationCidrBlock: '0.0.0.0/0',
  LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
});

export const localGatewayRouteTableWithoutVifGroup = rule({
  id: 'local-gateway-route-table-without-vif-group',
  enforces: ['LGW-5'],
  severity: 'warning',
  title: 'A route table of a local gateway is associated with no VIF group, so that it is inactive',
  fix: 'Associate the route table with a VIF group of the local gateway; `routeTable.associateVirtualInterfaceGroup()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayRouteTable',
  knowing: ['localGatewayId'],
  check: ({ vifGroupAssociations }) =>
    vifGroupAssociations?.length === 0 ? { message: 'the route table is associated with no VIF group' } : undefined,
  examples: { bad: inTemplate({ RouteTable: table }), good: inTemplate({ RouteTable: table, Association: association, Route: route }) },
});
