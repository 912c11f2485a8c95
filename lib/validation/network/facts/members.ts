import type { Fact, FactKind, FactTypes, Value } from '../../facts/fact';
import type { FactTable } from '../../facts/fact-table';

/** Tells each resource what belongs to it, where the templates hold all of it. */
export function membersOfNetwork(table: FactTable): void {
  assignMembers(table, 'vpc', 'localGatewayVpcAssociations', 'localGatewayVpcAssociation', 'vpc');
  assignMembers(table, 'routeTable', 'routes', 'route', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'vifGroupAssociations', 'localGatewayVifGroupAssociation', 'routeTable');
  assignMembers(table, 'localGatewayRouteTable', 'routes', 'localGatewayRoute', 'routeTable');
  assignMembers(table, 'coipPool', 'uses', 'customerOwnedIpUse', 'pool');
  assignMembers(table, 'localGatewayVirtualInterfaceGroup', 'virtualInterfaces', 'localGatewayVirtualInterface', 'group');
}

/** Nothing is told where some member names an owner that cannot be told: it could be any. */
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
  for (const fact of table.all(owners)) Object.assign(fact, { [field]: table.by(members, owner, fact) });
}
