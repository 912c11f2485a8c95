import { coexist, differ } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const domains = (secondGroup: string) =>
  inTemplate(
    Object.fromEntries(
      [
        ['lgw-rtb-0123456789abcdef0', 'lgw-vif-grp-0123456789abcdef0'],
        ['lgw-rtb-0fedcba9876543210', secondGroup],
      ].map(([LocalGatewayRouteTableId, LocalGatewayVirtualInterfaceGroupId], number) => [
        `Association${number}`,
        resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
          LocalGatewayRouteTableId,
          LocalGatewayVirtualInterfaceGroupId,
        }),
      ]),
    ),
  );

export const vifGroupAssociationIsNotOneToOne = rule({
  id: 'vif-group-association-is-not-one-to-one',
  enforces: ['VIF-8'],
  severity: 'error',
  title: 'A VIF group is associated with two local gateway route tables, or a local gateway route table with two VIF groups',
  fix: 'Associate each local gateway route table with one VIF group, and each VIF group with one local gateway route table',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVifGroupAssociation',
  needs: ['routeTable', 'virtualInterfaceGroup'],
  check: (fact, facts) => {
    const { routeTable, virtualInterfaceGroup: group } = fact;
    if (!routeTable || !group) return undefined;
    const ofGroup = facts.by('localGatewayVifGroupAssociation', 'virtualInterfaceGroup', group);
    const ofTable = facts.by('localGatewayVifGroupAssociation', 'routeTable', routeTable);
    const sharing = ofGroup.find((association) => coexist(association, fact) && differ(association.routeTable, routeTable));
    const other = sharing ?? ofTable.find((association) => coexist(association, fact) && differ(association.virtualInterfaceGroup, group));
    return (
      other && {
        property: sharing ? 'LocalGatewayVirtualInterfaceGroupId' : 'LocalGatewayRouteTableId',
        message: `association ${other.id} uses the same ${sharing ? 'VIF group' : 'local gateway route table'}`,
      }
    );
  },
  get examples() {
    return { bad: domains('lgw-vif-grp-0123456789abcdef0'), good: domains('lgw-vif-grp-0fedcba9876543210') };
  },
});
