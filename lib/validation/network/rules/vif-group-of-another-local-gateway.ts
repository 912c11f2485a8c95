import { LOCAL_GATEWAY_ID } from '../../example';
import { associationOfGroup, virtualInterfaceGroup, withRouteTableOfMode } from '../example';
import { ofAnotherLocalGateway } from '../of-another-local-gateway';
import { rule } from '../../rule';

const group = (LocalGatewayId: string) =>
  withRouteTableOfMode('direct-vpc-routing', {
    ...virtualInterfaceGroup({ LocalGatewayId }),
    GroupAssociation: associationOfGroup('Interface1', 'Interface2', 'Interface3', 'Interface4'),
  });

export const vifGroupOfAnotherLocalGateway = rule({
  id: 'vif-group-of-another-local-gateway',
  enforces: ['LGW-14'],
  // The association has one local gateway, but no page says what happens with two.
  severity: 'warning',
  title: 'A local gateway route table is associated with the VIF group of another local gateway',
  fix: 'Specify a VIF group and a local gateway route table that belong to the same local gateway',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGatewayRouteTableVirtualInterfaceGroupAssociation.html',
  on: 'localGatewayVifGroupAssociation',
  needs: ['routeTable.localGatewayId', 'virtualInterfaceGroup.localGatewayId?'],
  check: ({ routeTable, virtualInterfaceGroup }) => {
    const message = ofAnotherLocalGateway(virtualInterfaceGroup, routeTable);
    return message === undefined ? undefined : { property: 'LocalGatewayVirtualInterfaceGroupId', message };
  },
  get examples() {
    return { bad: group('lgw-0fedcba9876543210'), good: group(LOCAL_GATEWAY_ID) };
  },
});
