import { contains } from '../../catalog/cidr';
import type { Value } from '../../validation/facts/fact';
import type { LocalGatewayRouteTable, LocalGatewayVirtualInterfaceGroup } from '../../validation/network/facts/local-gateway';
import type { Route, Subnet } from '../../validation/network/facts/subnet';
import type { Outpost } from '../../validation/outpost/facts';
import { addLine, labelOf, type Draft, type Drawing } from './drawing';
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
  const tables = routeTablesOf(drawing).filter((table) => table.outpost === outpost || isOfVpcsOn(outpost, table, drawing));
  const routes = facts.by('subnet', 'outpost', outpost).flatMap((subnet) => localRoutesOf(subnet, drawing));
  if (!outpost.localGatewayId && tables.length === 0 && routes.length === 0) return;
  const gateway = drawing.element(`local gateway of ${outpost.id}`, 'localGateway', 'Local gateway', draft);
  addLine(gateway, outpost.localGatewayId ?? routes.find(({ localGatewayId }) => localGatewayId)?.localGatewayId);
  for (const table of tables) drawRouteTable(table, outpost, gateway, drawing, places);
  if (tables.length === 0 && routes.length > 0) connectWithoutTable(outpost, gateway, drawing, places);
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

/** Whether a route table of an unknown Outpost is for VPCs that extend to this Outpost only: an Outpost has one local gateway. */
function isOfVpcsOn(outpost: Outpost, table: LocalGatewayRouteTable, { input: { facts } }: Drawing): boolean {
  if (table.outpost) return false;
  const vpcs = facts.by('localGatewayVpcAssociation', 'routeTable', table).flatMap(({ vpc }) => vpc ?? []);
  const outposts = vpcs.flatMap((vpc) => facts.by('subnet', 'vpc', vpc)).flatMap((subnet) => subnet.outpost ?? []);
  return outposts.length > 0 && outposts.every((other) => other === outpost);
}

/** Routes of a subnet to the local gateway of its Outpost, or to one whose ID is unknown. */
function localRoutesOf({ outpost, routeTable }: Subnet, { input: { facts } }: Drawing): readonly Route[] {
  if (!routeTable) return [];
  const isOwn = ({ localGatewayId: id }: Route) => !id || !outpost?.localGatewayId || id === outpost.localGatewayId;
  return facts.by('route', 'routeTable', routeTable).filter((route) => route.targets.includes('LocalGatewayId') && isOwn(route));
}

/** The VPC association and its route table are not in the templates. */
function connectWithoutTable(outpost: Outpost, gateway: Draft, drawing: Drawing, places: Places): void {
  connectOnPremises(gateway, outpost, drawing, places);
  for (const subnet of drawing.input.facts.by('subnet', 'outpost', outpost)) {
    for (const destination of connectSubnet(subnet, gateway, drawing, places)) noteOnPremises(destination, outpost, drawing, places);
  }
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
    const destinations = connectSubnet(subnet, table, drawing, places);
    if (destinations.length > 0) isConnected = true;
    if (!hasSeveralTables) for (const destination of destinations) noteOnPremises(destination, outpost, drawing, places);
  }
  if (!isConnected && subnets.length > 0)
    drawing.connect({ kind: 'local', arrows: 'both', from: table.id, to: places.vpc(vpc, outpost).id, label: 'no route', stops: false });
}

/** Connects a subnet that has routes to the local gateway, and returns their destinations. */
function connectSubnet(subnet: Subnet, from: Draft, drawing: Drawing, places: Places): readonly Value<string>[] {
  const destinations = localRoutesOf(subnet, drawing).map(({ destination }) => destination);
  if (destinations.length > 0)
    drawing.connect({
      kind: 'local',
      arrows: 'both',
      from: from.id,
      to: places.subnet(subnet).id,
      label: labelOf(destinations),
      stops: false,
    });
  return destinations;
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
