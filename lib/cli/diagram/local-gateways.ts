import { contains } from '../../catalog/cidr';
import type { Value } from '../../validation/facts/fact';
import type { LocalGatewayRouteTable, LocalGatewayVirtualInterfaceGroup } from '../../validation/network/facts/local-gateway';
import type { Subnet } from '../../validation/network/facts/subnet';
import type { Outpost } from '../../validation/outpost/facts';
import { addLine, type Draft, type Drawing } from './drawing';
import type { Places } from './places';

const MODES: { readonly [mode: string]: string } = {
  'direct-vpc-routing': 'Direct VPC routing',
  coip: 'Customer-owned IP addresses (CoIP)',
};

/** Maximum number of CIDR blocks of an on-premises network in its box. */
export const MAX_CIDRS = 6;

/** Adds the local gateway of an Outpost, and the on-premises network that it connects. */
export function drawLocalGateway(outpost: Outpost, draft: Draft, drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  const tables = routeTablesOf(drawing).filter((table) => table.outpost === outpost);
  if (!outpost.localGatewayId && tables.length === 0) return;
  const gateway = drawing.element(`local gateway of ${outpost.id}`, 'localGateway', 'Local gateway', draft);
  addLine(gateway, outpost.localGatewayId);
  for (const table of tables) drawRouteTable(table, outpost, gateway, drawing, places);
  for (const group of facts.by('localGatewayVirtualInterfaceGroup', 'outpost', outpost)) vifGroup(group, gateway, drawing, places, outpost);
}

/** Route tables that templates create, and existing ones that associations, routes or CoIP pools name. */
function routeTablesOf({ input: { facts } }: Drawing): LocalGatewayRouteTable[] {
  const members = [
    ...facts.all('localGatewayVpcAssociation'),
    ...facts.all('localGatewayVifGroupAssociation'),
    ...facts.all('localGatewayRoute'),
    ...facts.all('coipPool'),
  ];
  return [...new Set([...facts.all('localGatewayRouteTable'), ...members.flatMap(({ routeTable }) => routeTable ?? [])])];
}

function drawRouteTable(table: LocalGatewayRouteTable, outpost: Outpost, gateway: Draft, drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  const draft = drawing.resource(table, 'localGatewayRouteTable', gateway);
  draft.title = draft.title.replace(/^.*LocalGateway[/]/, '');
  addLine(draft, table.mode && (MODES[table.mode] ?? table.mode));
  const groups = facts
    .by('localGatewayVifGroupAssociation', 'routeTable', table)
    .flatMap((association) => {
      drawing.isAbout(association, draft);
      return association.virtualInterfaceGroup ?? [];
    })
    .map((group) => vifGroup(group, gateway, drawing, places, outpost));
  const routes = facts.by('localGatewayRoute', 'routeTable', table);
  for (const route of routes) {
    drawing.isAbout(route, draft);
    const target = route.virtualInterfaceGroup ? 'VIF group' : route.networkInterface ? drawing.input.nameOf(route.networkInterface) : '?';
    draft.rows.push({ text: `${route.destination ?? 'unknown destination'} to ${target}` });
  }
  for (const group of new Set(groups)) {
    const toGroup = routes.filter(({ virtualInterfaceGroup }) => virtualInterfaceGroup?.id === group.id);
    drawing.connect({
      kind: 'local',
      arrows: 'both',
      from: group.id,
      to: draft.id,
      label: labelOf(toGroup.map(({ destination }) => destination)),
      stops: false,
    });
  }
  if (groups.length === 0) connectOnPremises(draft, outpost, drawing, places);
  for (const pool of facts.by('coipPool', 'routeTable', table)) {
    const poolDraft = drawing.resource(pool, 'coipPool', gateway);
    addLine(poolDraft, pool.cidrs?.join(', '));
    drawing.connect({ kind: 'local', arrows: 'both', from: poolDraft.id, to: draft.id, stops: false });
  }
  for (const association of facts.by('localGatewayVpcAssociation', 'routeTable', table)) {
    drawing.isAbout(association, draft);
    if (association.vpc) connectVpc(association.vpc, draft, outpost, drawing, places);
  }
  for (const route of routes) noteOnPremises(route.destination, outpost, drawing, places);
}

function vifGroup(group: LocalGatewayVirtualInterfaceGroup, gateway: Draft, drawing: Drawing, places: Places, outpost: Outpost): Draft {
  const known = drawing.find(group.id);
  if (known) return known;
  const draft = drawing.resource(group, 'vifGroup', gateway);
  const described = drawing.input.inventories
    .flatMap(({ localGatewayVirtualInterfaceGroups: all }) => all ?? [])
    .find(({ LocalGatewayVirtualInterfaceGroupId: id }) => id === group.id);
  const asn = group.localBgpAsn ?? group.localBgpAsnExtended ?? described?.LocalBgpAsn ?? described?.LocalBgpAsnExtended;
  if (asn) addLine(draft, `BGP ASN ${asn}`);
  for (const vif of drawing.input.facts.by('localGatewayVirtualInterface', 'group', group)) {
    drawing.isAbout(vif, draft);
    draft.rows.push({ text: vifText(vif.vlan, vif.localAddress, vif.peerAddress, vif.peerBgpAsn ?? vif.peerBgpAsnExtended) });
  }
  for (const vif of drawing.input.inventories.flatMap(({ localGatewayVirtualInterfaces: all }) => all ?? [])) {
    const { LocalGatewayVirtualInterfaceGroupId: of, LocalGatewayVirtualInterfaceId: id } = vif;
    if (of !== group.id && !(id && described?.LocalGatewayVirtualInterfaceIds?.includes(id))) continue;
    draft.rows.push({ text: vifText(vif.Vlan, vif.LocalAddress, vif.PeerAddress, vif.PeerBgpAsn ?? vif.PeerBgpAsnExtended) });
  }
  connectOnPremises(draft, outpost, drawing, places);
  return draft;
}

function vifText(vlan: Value<number>, local: Value<string>, peer: Value<string>, asn: Value<number>): string {
  const parts = [vlan && `VLAN ${vlan}`, local && peer && `${local} to ${peer}`, asn && `peer ASN ${asn}`];
  return parts.filter(Boolean).join(', ') || 'VIF';
}

/** Subnets with a route to the local gateway, otherwise the VPC. */
function connectVpc(vpc: NonNullable<Subnet['vpc']>, table: Draft, outpost: Outpost, drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  const subnets = facts.by('subnet', 'vpc', vpc).filter((subnet) => subnet.outpost === outpost);
  const hasSeveralTables = facts.by('localGatewayVpcAssociation', 'vpc', vpc).length > 1;
  let isConnected = false;
  for (const subnet of subnets) {
    const routes = subnet.routeTable
      ? facts.by('route', 'routeTable', subnet.routeTable).filter(({ localGatewayId: id }) => id && id === outpost.localGatewayId)
      : [];
    if (routes.length === 0) continue;
    isConnected = true;
    const destinations = routes.map(({ destination }) => destination);
    drawing.connect({
      kind: 'local',
      arrows: 'both',
      from: table.id,
      to: places.subnet(subnet).id,
      label: labelOf(destinations),
      stops: false,
    });
    if (!hasSeveralTables) for (const destination of destinations) noteOnPremises(destination, outpost, drawing, places);
  }
  if (!isConnected && subnets.length > 0)
    drawing.connect({ kind: 'local', arrows: 'both', from: table.id, to: places.vpc(vpc, outpost).id, label: 'no route', stops: false });
}

/** The network on premises of the site of an Outpost. */
export function onPremises(outpost: Outpost, drawing: Drawing, places: Places): Draft {
  const site = places.siteOf(outpost);
  return drawing.element(`on-premises network of ${site.id}`, 'onPremises', 'On-premises network', site);
}

function connectOnPremises(draft: Draft, outpost: Outpost, drawing: Drawing, places: Places): void {
  drawing.connect({
    kind: 'local',
    arrows: 'both',
    from: onPremises(outpost, drawing, places).id,
    to: draft.id,
    label: draft.kind === 'vifGroup' ? 'BGP' : undefined,
    stops: false,
  });
}

/** Adds a destination of a local gateway route, unless it is in a VPC or in a CoIP pool: the way to another Outpost. */
function noteOnPremises(destination: string | null | undefined, outpost: Outpost, drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  if (!destination) return;
  const inVpc = facts.all('vpc').some(({ cidrBlocks }) => cidrBlocks?.some((block) => contains(block, destination)));
  const ofPool = facts
    .all('coipPool')
    .some(({ cidrs }) => cidrs?.some((block) => contains(block, destination) || contains(destination, block)));
  if (destination !== '0.0.0.0/0' && (inVpc || ofPool)) return;
  const draft = onPremises(outpost, drawing, places);
  draft.onlyOf.set(destination, (draft.onlyOf.get(destination) ?? new Set()).add(outpost.id));
  const more = draft.details.indexOf(destination) < 0 && !draft.lines.includes(destination);
  if (!more) return;
  if (draft.lines.length < MAX_CIDRS) draft.lines.push(destination);
  else draft.details.push(destination);
}

function labelOf(destinations: readonly (string | null | undefined)[]): string | undefined {
  const known = [...new Set(destinations.filter(Boolean))];
  if (known.length === 0) return undefined;
  return known.length > 2 ? `${known.slice(0, 2).join(', ')} and ${known.length - 2} more` : known.join(', ');
}
