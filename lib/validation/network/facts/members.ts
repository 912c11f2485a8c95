import type { Fact, FactKind, FactTypes, Value } from '../../facts/fact';
import type { FactTable } from '../../facts/fact-table';

/** Assigns resources to their owners, if no others can exist outside the templates. */
export function membersOfNetwork(table: FactTable): void {
  assignMembers(table, 'vpc', 'localGatewayVpcAssociations', 'localGatewayVpcAssociation', 'vpc');
  assignMembers(table, 'routeTable', 'routes', 'route', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'vifGroupAssociations', 'localGatewayVifGroupAssociation', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'routes', 'localGatewayRoute', 'routeTable');
  assignMembers(table, 'coipPool', 'uses', 'customerOwnedIpUse', 'pool');
  assignMembers(table, 'localGatewayVirtualInterfaceGroup', 'virtualInterfaces', 'localGatewayVirtualInterface', 'group');
}

/** Assigns nothing if the owner of a member is unresolved: it could be any owner. Other templates can add members to an exported owner. */
function assignMembers<O extends FactKind, M extends FactKind>(
  table: FactTable,
  owners: O,
  field: keyof FactTypes[O],
  members: M,
  owner: keyof FactTypes[M],
): void {
  const hasUnresolvedOwner = table.all(members).some((member) => {
    const named = member[owner] as Value<Fact>;
    return !named || named.origin === 'unknown';
  });
  if (hasUnresolvedOwner) return;
  for (const fact of table.all(owners)) if (!table.isExported(fact)) Object.assign(fact, { [field]: table.by(members, owner, fact) });
}
