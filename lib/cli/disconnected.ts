import { SERVER } from '../catalog/generations';
import { ON_EACH_OUTPOST, WITHOUT_SERVICE_LINK, type WithoutServiceLink } from '../catalog/without-service-link';
import type { DbInstance } from '../validation/database/facts';
import type { Fact, Facts } from '../validation/facts/fact';
import { readFacts } from '../validation/facts/read';
import { openTemplates } from '../validation/facts/assembly';
import type { Outpost } from '../validation/outpost/facts';
import { readCloudAssembly, resourceKey, type CloudAssembly } from './cloud-assembly';
import { readInventories } from './inventory-file';
import { readJsonObject } from './template-file';
import { UnusableInput } from './unusable-input';

/** Of what to tell. */
export interface DisconnectedOptions {
  /** Folder of a cloud assembly, such as `cdk.out`. */
  readonly assembly: string;
  /** Inventories that `outposts discover` wrote. */
  readonly inventories: readonly string[];
}

/** What is on an Outpost of one kind. */
interface Part {
  readonly known: WithoutServiceLink;
  readonly facts: readonly Fact[];
}

const TITLES = { keeps: 'Keeps on', 'for a while': 'Keeps on for a while', stops: 'Stops' } as const;

/**
 * A page, in Markdown, of what an App keeps doing on its Outposts while the service link is down.
 *
 * @throws UnusableInput, InventoryError
 */
export function renderDisconnected({ assembly: folder, inventories }: DisconnectedOptions): string {
  const assembly = readCloudAssembly(folder);
  const facts = readFacts(openTemplates(assembly.templates, readJsonObject), readInventories(inventories));
  const outposts = outpostsIn(facts).map((outpost) => ({ outpost, parts: partsOn(outpost, facts) }));
  const used = outposts.filter(({ parts }) => parts.some(({ facts: those }) => those.length > 0));
  if (used.length === 0) throw new UnusableInput(`${folder} has nothing on an Outpost; run 'cdk synth' for an App that has`);
  const lines = ['# When the service link is down', '', INTRODUCTION];
  for (const { outpost, parts } of used) {
    lines.push('', `## Outpost ${outpost.id}`);
    const { expectedDisconnectHours: hours } = outpost;
    if (hours) lines.push('', `Cuts of up to ${hours} hours are expected.`);
    const all = [...parts, ...ON_EACH_OUTPOST.map((known): Part => ({ known, facts: [] }))];
    for (const effect of ['stops', 'for a while', 'keeps'] as const) {
      const some = all.filter(({ known }) => known.effect === effect);
      if (some.length > 0) lines.push('', `### ${TITLES[effect]}`, '', ...some.map((part) => line(part, hours, assembly)));
    }
    const steps = [...new Set(all.flatMap(({ known }) => known.prepare ?? []))];
    lines.push('', '### Before', '', ...steps.map((step) => `- [ ] ${step}.`));
  }
  return [...lines, '', ...CHECKLISTS, ''].join('\n');
}

/** Those that are declared, and those that are only named. */
function outpostsIn(facts: Facts): readonly Outpost[] {
  const named = (['subnet', 'volume', 'bucket', 'eksCluster'] as const).flatMap((kind) => facts.all(kind).map(({ outpost }) => outpost));
  return [...new Set([...facts.all('outpost'), ...named])].filter((outpost) => !!outpost);
}

const INTRODUCTION =
  'AWS Outposts is made to be connected: local operation is for cuts that nobody plans. This page is made from what the App has, by ' +
  '`outposts disconnected`; make it again when the App changes.';

const CHECKLISTS = [
  '## While the link is down',
  '',
  '- [ ] Change nothing: what is stopped does not start again before the link is back.',
  '- [ ] Write down when the link went, since metrics and logs are kept for up to 7 days.',
  '- [ ] Call AWS Support by a way that does not need the Outpost.',
  '',
  '## When it is back',
  '',
  '- [ ] Look whether `ConnectedStatus` stays at 1.',
  '- [ ] Look whether schedules of AWS DataSync are switched on: AWS switches off those that failed again and again, and `ReconnectSync` switches them on.',
  '- [ ] Make the snapshots and backups that were missed.',
  '- [ ] Replace what failed meanwhile.',
];

function line({ known, facts }: Part, expectedHours: Outpost['expectedDisconnectHours'], assembly: CloudAssembly): string {
  const names = facts.map((fact) => nameOf(fact, assembly)).sort();
  const { endsAfterHours } = known;
  const isOutlasted = endsAfterHours !== undefined && !!expectedHours && expectedHours > endsAfterHours;
  const warning = isOutlasted ? ` **This ends after ${endsAfterHours} hours, before the longest cut that is expected.**` : '';
  return `- **${known.what}.** ${known.happens}.${warning} <${known.source}>${names.length > 0 ? `\n  ${names.join(', ')}` : ''}`;
}

/** The path of the construct, or else stack and logical ID. */
function nameOf({ location, id }: Fact, { constructPaths }: CloudAssembly): string {
  const path = location && (location.constructPath ?? constructPaths.get(resourceKey(location.template, location.logicalId)));
  return `\`${(path ?? id).replace(/\/Resource$/, '')}\``;
}

function isOn(database: DbInstance, outpost: Outpost): boolean {
  return database.outpost === outpost || database.standbyOutpost === outpost;
}

function partsOn(outpost: Outpost, facts: Facts): readonly Part[] {
  const { instances, volumes, databases, standbys, localClusters, clustersOfRegion, loadBalancers, buckets, localSnapshots } =
    WITHOUT_SERVICE_LINK;
  const { resolvers, noResolver, noResolverOnServer, clustersOfEmr, routes } = WITHOUT_SERVICE_LINK;
  const launches = facts.by('launch', 'outpost', outpost);
  const ofVolumes = facts.by('volume', 'outpost', outpost);
  const resolversHere = facts.by('outpostResolver', 'outpost', outpost);
  const stacks = new Set([...launches, ...ofVolumes].map(({ location }) => location!.stack));
  const tables = facts.by('localGatewayRouteTable', 'outpost', outpost);
  const clustersHere = facts.by('eksCluster', 'outpost', outpost);
  // Of clusters in the Region, which name no subnet here, or of clusters that the App does not make.
  const nodesOfRegion = clustersHere.length > 0 ? [] : facts.by('autoScalingGroup', 'outpost', outpost).filter((one) => one.isOfKubernetes);
  const parts: Part[] = [
    { known: instances, facts: launches },
    { known: volumes, facts: ofVolumes },
    { known: localSnapshots, facts: facts.all('snapshotPolicy').filter(({ location }) => stacks.has(location!.stack)) },
    { known: databases, facts: facts.by('dbInstance', 'outpost', outpost) },
    { known: standbys, facts: facts.by('dbInstance', 'multiAz', true).filter((database) => isOn(database, outpost)) },
    { known: localClusters, facts: clustersHere },
    { known: clustersOfRegion, facts: nodesOfRegion },
    { known: clustersOfEmr, facts: facts.by('emrCluster', 'outpost', outpost) },
    { known: loadBalancers, facts: facts.by('loadBalancer', 'outpost', outpost) },
    { known: buckets, facts: facts.by('bucket', 'outpost', outpost) },
    { known: resolvers, facts: resolversHere },
    { known: routes, facts: tables.filter(({ location }) => location) },
  ];
  const found = parts.filter(({ facts: those }) => those.length > 0);
  if (found.length === 0 || resolversHere.length > 0) return found;
  return [{ known: outpost.hardware === SERVER ? noResolverOnServer : noResolver, facts: [] }, ...found];
}
