import { coexist, differ } from '../../facts/fact';
import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../../example';
import { rule } from '../../rule';

const network = (otherLocalGatewayId: string) => ({
  ...inTemplate(
    Object.fromEntries(
      ['lgw-rtb-0123456789abcdef0', 'lgw-rtb-0fedcba9876543210'].map((LocalGatewayRouteTableId, number) => [
        `VpcAssociation${number}`,
        resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', { LocalGatewayRouteTableId, VpcId: 'vpc-0123456789abcdef0' }),
      ]),
    ),
  ),
  inventory: {
    localGatewayRouteTables: [
      { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayId: LOCAL_GATEWAY_ID },
      { LocalGatewayRouteTableId: 'lgw-rtb-0fedcba9876543210', LocalGatewayId: otherLocalGatewayId },
    ],
  },
});

export const vpcInTwoRouteTablesOfLocalGateway = rule({
  id: 'vpc-in-two-route-tables-of-local-gateway',
  enforces: ['LGW-4', 'VIF-9'],
  severity: 'error',
  title: 'A VPC is associated with two local gateway route tables of the same local gateway',
  fix: 'Associate the VPC with only one route table of each local gateway',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVpcAssociation',
  when: ({ vpc }, facts) => !!vpc && facts.by('localGatewayVpcAssociation', 'vpc', vpc).length > 1,
  needs: ['vpc?', 'routeTable.localGatewayId'],
  check: (fact, facts) => {
    const { vpc, routeTable } = fact;
    if (!vpc || !routeTable?.localGatewayId) return undefined;
    const other = facts
      .by('localGatewayVpcAssociation', 'vpc', vpc)
      .filter((association) => coexist(association, fact) && differ(association.routeTable, routeTable))
      // Of two associations in the templates, one is reported.
      .filter(({ id, origin }) => origin !== 'template' || id < fact.id)
      .find((association) => association.routeTable?.localGatewayId === routeTable.localGatewayId);
    return (
      other && {
        property: 'LocalGatewayRouteTableId',
        message: `${other.id} associates the VPC with another route table of local gateway ${routeTable.localGatewayId}`,
        sharedBy: [fact, other],
      }
    );
  },
  get examples() {
    return { bad: network(LOCAL_GATEWAY_ID), good: network('lgw-0fedcba9876543210') };
  },
});
