import { isFact, nameOf, type Fact, type FactKind, type Facts } from './facts/fact';
import { fieldName } from './facts/field-names';

const BY_INVENTORY = "read it with 'npx cdk-outposts discover'";

/** What supplies the environment of a stack, by field. */
const OF_ENVIRONMENT: { readonly [field: string]: string } = {
  account: 'specify env of the stack, or --account for a template',
  region: 'specify env of the stack, or --region for a template',
  partition: 'specify env of the stack, or --region for a template',
};

/** The prop of `OutpostAttributes` that declares a field of an Outpost, by field. */
export const PROPS: { readonly [field: string]: string } = {
  ...{ availabilityZone: 'availabilityZone', availabilityZoneId: 'availabilityZoneId', expectedDisconnectHours: 'expectedDisconnection' },
  ...{ hardware: 'hardware', generation: 'hardware', rackScaling: 'hardware', localGatewayId: 'localGateway' },
  ...{ instanceTypes: 'capacity.racks', slots: 'capacity.racks', hosts: 'capacity.racks', hostCount: 'capacity.racks' },
  ...{ 'hosts.assetId': 'capacity.racks', 'hosts.slots': 'capacity.racks', rackCount: 'capacity.racks' },
  ...{ spareHosts: 'capacity.spareHosts', s3CapacityTiB: 'capacity.storage.s3' },
  ...{ ebsCapacityTiB: 'capacity.storage.ebs', ebsVolumeTypes: 'capacity.storage.ebs' },
};

/** Fields of existing resources that `discover` reads. */
export const DISCOVERED: { readonly [K in FactKind]?: readonly string[] } = {
  coipPool: ['cidrs', 'routeTable'],
  localGatewayRouteTable: ['localGatewayId', 'mode', 'outpost', 'ownerId'],
  outpost: [
    ...['availabilityZone', 'availabilityZoneId', 'ownerId', 'hardware', 'generation', 'rackScaling', 'localGatewayId'],
    ...['instanceTypes', 'slots', 'hosts', 'hosts.assetId', 'hosts.slots', 'hosts.instanceFamilies', 'hostCount', 'rackCount'],
    ...['runningInstances', 'openCapacityTasks', 's3CapacityTiB', 'supportedTypes', 'orderableTypes'],
  ],
  routeTable: ['vpc', 'routes'],
  subnet: [
    ...['vpc', 'outpost', 'availabilityZone', 'availabilityZoneId', 'cidrBlock', 'enableLniAtDeviceIndex', 'hostnameType'],
    ...['routeTable', 'interfaceCount'],
  ],
  vpc: ['cidrBlock', 'cidrBlocks', 'localGatewayVpcAssociations'],
};

/** Fields that other resources decide, such as the routes of a route table. */
const DECIDED_BY_OTHERS: readonly string[] = [
  ...['accessPoint.endpoints', 'bucket.accessPoints', 'coipPool.uses', 'localGatewayRouteTable.routes', 'routeTable.routes'],
  ...['localGatewayRouteTable.vifGroupAssociations', 'localGatewayVirtualInterfaceGroup.virtualInterfaces', 'securityGroup.uses'],
  ...['subnet.interfaceCount', 'subnet.reachableServices', 'subnet.routeTable', 'vpc.cidrBlocks', 'vpc.localGatewayVpcAssociations'],
];

const BY_OTHERS = 'a resource outside the templates, or one with an unknown reference, can change it';

/**
 * What of a fact is unknown, and what supplies it: a parameter value, the environment of the stack, a declaration or an inventory. `field` is
 * a path for a field of a part of the fact, such as `hosts.slots`.
 */
export function describeUnknown(fact: Fact, field: string, facts: Facts, from: readonly Fact[] = []): string {
  const { kind, origin } = fact;
  const { words, properties } = fieldName(kind, field);
  const name = nameOf(fact);
  if (OF_ENVIRONMENT[field]) return notDeclared(words, name, OF_ENVIRONMENT[field]);
  if (origin === 'account') return notDeclared(words, name, howToDeclare(kind, field));
  for (const source of [fact, templateOf(fact)]) {
    const cause = source && facts.whyUnknown(source, properties);
    if (cause) return notKnown(cause.property, cause.of ?? nameOf(source), cause.why);
  }
  if (origin === 'template' && kind === 'outpost' && PROPS[field]) return notDeclared(words, name, declaration(field));
  const lacking = origin === 'template' ? linkWithout(fact, field) : undefined;
  if (lacking && !from.includes(lacking)) return describeUnknown(lacking, field, facts, [...from, fact]);
  return notKnown(words, name, DECIDED_BY_OTHERS.includes(`${kind}.${field}`) ? BY_OTHERS : undefined);
}

/** The launch template of a launch. */
function templateOf({ specifiedBy }: Fact & { readonly specifiedBy?: Fact | null }): Fact | undefined {
  return specifiedBy ?? undefined;
}

/** A fact that another one leads to, and that lacks the same field: a DB instance has the Outpost of its subnet group. */
function linkWithout(fact: Fact, field: string): Fact | undefined {
  const links = Object.values(fact as unknown as { readonly [field: string]: unknown }).flat();
  return links.find((link): link is Fact => isFact(link) && field in link && link[field as keyof Fact] === undefined && link !== fact);
}

/** What supplies a field of an existing resource. */
function howToDeclare(kind: FactKind, field: string): string {
  const ways = [
    ...(kind === 'outpost' && PROPS[field] ? [declaration(field)] : []),
    ...(DISCOVERED[kind]?.includes(field) ? [BY_INVENTORY] : []),
  ];
  return ways.join(', or ') || 'the resource exists already, and an inventory does not contain this';
}

function declaration(field: string): string {
  return `declare \`${PROPS[field]}\` of the Outpost`;
}

function notDeclared(words: string, name: string, how: string): string {
  return `${words} of ${name} ${verb(words)} not declared (${how})`;
}

function notKnown(words: string, name: string, why?: string): string {
  return `${words} of ${name} ${verb(words)} not known before deployment${why ? ` (${why})` : ''}`;
}

function verb(words: string): string {
  return /[a-z]s$/.test(words.split(' of ')[0].split(' in ')[0]) && !/(ss|Insights)$/.test(words) ? 'are' : 'is';
}
