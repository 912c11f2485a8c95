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
import { checkSomeRead, warnOfUnread } from './unread-templates';
import { UnusableInput } from './unusable-input';

/** Input of the report. */
export interface DisconnectedOptions {
  /** Folder of a cloud assembly, such as `cdk.out`. */
  readonly assembly: string;
  /** Inventories that `npx cdk-outposts discover` wrote. */
  readonly inventories: readonly string[];
  /** Receives messages about input that is used, although it may be wrong. */
  readonly onWarning?: (message: string) => void;
}

/** Resources of one type on an Outpost. */
export interface Part {
  readonly behavior: WithoutServiceLink;
  readonly facts: readonly Fact[];
}

const TITLES = { stops: 'Stops', limited: 'Continues with limitations', continues: 'Continues to work' } as const;

/**
 * Renders a Markdown page that lists what continues to work on each Outpost during a service link outage.
 *
 * @throws UnusableInput, InventoryError
 */
export function renderDisconnected({ assembly: folder, inventories, onWarning }: DisconnectedOptions): string {
  const assembly = readCloudAssembly(folder);
  const sources = openTemplates(assembly.templates, readJsonObject);
  checkSomeRead(sources);
  const facts = readFacts(sources, readInventories(inventories, onWarning));
  warnOfUnread(facts.unread, onWarning);
  const outposts = facts.all('outpost').map((outpost) => ({ outpost, parts: partsOn(outpost, facts) }));
  const used = outposts.filter(({ parts }) => parts.some(({ facts: resources }) => resources.length > 0));
  if (used.length === 0)
    throw new UnusableInput(`${folder} has no resources on an Outpost; specify the cloud assembly of an app with Outposts`);
  const lines = ['# Service link outage', '', INTRODUCTION];
  for (const { outpost, parts } of used) {
    lines.push('', `## Outpost ${outpost.id}`);
    const { expectedDisconnectHours: hours } = outpost;
    if (hours) lines.push('', `Expected service link outage: up to ${hours} hours.`);
    const all = [...parts, ...ON_EACH_OUTPOST.map((behavior): Part => ({ behavior, facts: [] }))];
    for (const effect of ['stops', 'limited', 'continues'] as const) {
      const selected = all.filter(({ behavior }) => behavior.effect === effect);
      if (selected.length > 0) lines.push('', `### ${TITLES[effect]}`, '', ...selected.map((part) => line(part, hours, assembly)));
    }
    const steps = [...new Set(all.flatMap(({ behavior }) => behavior.prepare ?? []))];
    lines.push('', '### Prepare', '', ...steps.map((step) => `- [ ] ${step}.`));
  }
  if (facts.unread.length > 0)
    lines.push('', '## Not read', '', ...facts.unread.map(({ stack, what, why }) => `- ${what} of ${stack}: ${why}`));
  return [...lines, '', ...CHECKLISTS, ''].join('\n');
}

const INTRODUCTION =
  'AWS designs Outposts to be connected to the Region: disconnected operation is for unplanned outages. `npx cdk-outposts disconnected` ' +
  'generated this page from the resources of the app. Run the command again when the app changes.';

const CHECKLISTS = [
  '## During the outage',
  '',
  '- [ ] Do not stop or change resources: a stopped resource does not start until the service link reconnects.',
  '- [ ] Record when the outage started: metrics and logs are cached for up to 7 days.',
  '- [ ] Contact AWS Support over a connection that does not depend on the Outpost.',
  '',
  '## After the service link reconnects',
  '',
  '- [ ] Check that `ConnectedStatus` stays at 1.',
  '- [ ] Check that AWS DataSync schedules are enabled: DataSync disables the schedule of a task that fails repeatedly, and `ReconnectSync` enables it.',
  '- [ ] Create the snapshots and backups that did not run.',
  '- [ ] Replace the resources that failed during the outage.',
];

function line({ behavior, facts }: Part, expectedHours: Outpost['expectedDisconnectHours'], assembly: CloudAssembly): string {
  const names = facts.map((fact) => nameOf(fact, assembly)).sort();
  const { endsAfterHours } = behavior;
  const stopsDuringOutage = endsAfterHours !== undefined && !!expectedHours && expectedHours > endsAfterHours;
  const warning = stopsDuringOutage ? ` **Stops after ${endsAfterHours} hours, before the expected outage ends.**` : '';
  return `- **${behavior.what}.** ${behavior.happens}.${warning} <${behavior.source}>${names.length > 0 ? `\n  ${names.join(', ')}` : ''}`;
}

/** Construct path, otherwise stack and logical ID. */
function nameOf({ location, id }: Fact, { constructPaths }: CloudAssembly): string {
  const path = location && (location.constructPath ?? constructPaths.get(resourceKey(location.template, location.logicalId)));
  return `\`${(path ?? id).replace(/\/Resource$/, '')}\``;
}

function isOn(database: DbInstance, outpost: Outpost): boolean {
  return database.outpost === outpost || database.standbyOutpost === outpost;
}

/** The resources on an Outpost by their behavior during a service link outage. */
export function partsOn(outpost: Outpost, facts: Facts): readonly Part[] {
  const { instances, volumes, databases, standbys, localClusters, clustersOfRegion, loadBalancers, buckets, localSnapshots } =
    WITHOUT_SERVICE_LINK;
  const { resolvers, noResolver, noResolverOnServer, clustersOfEmr, routes } = WITHOUT_SERVICE_LINK;
  const launches = facts.by('launch', 'outpost', outpost);
  const volumeFacts = facts.by('volume', 'outpost', outpost);
  const resolversOnOutpost = facts.by('outpostResolver', 'outpost', outpost);
  const stacks = new Set([...launches, ...volumeFacts].map(({ location }) => location!.stack));
  const tables = facts.by('localGatewayRouteTable', 'outpost', outpost);
  const localClusterFacts = facts.by('eksCluster', 'outpost', outpost);
  // Nodes of extended clusters, which specify no subnet on the Outpost, or of clusters outside the app.
  const extendedClusterNodes =
    localClusterFacts.length > 0 ? [] : facts.by('autoScalingGroup', 'outpost', outpost).filter((one) => one.isOfKubernetes);
  const parts: Part[] = [
    { behavior: instances, facts: launches },
    { behavior: volumes, facts: volumeFacts },
    { behavior: localSnapshots, facts: facts.all('snapshotPolicy').filter(({ location }) => stacks.has(location!.stack)) },
    { behavior: databases, facts: facts.by('dbInstance', 'outpost', outpost) },
    { behavior: standbys, facts: facts.by('dbInstance', 'multiAz', true).filter((database) => isOn(database, outpost)) },
    { behavior: localClusters, facts: localClusterFacts },
    { behavior: clustersOfRegion, facts: extendedClusterNodes },
    { behavior: clustersOfEmr, facts: facts.by('emrCluster', 'outpost', outpost) },
    { behavior: loadBalancers, facts: facts.by('loadBalancer', 'outpost', outpost) },
    { behavior: buckets, facts: facts.by('bucket', 'outpost', outpost) },
    { behavior: resolvers, facts: resolversOnOutpost },
    { behavior: routes, facts: tables.filter(({ location }) => location) },
  ];
  const found = parts.filter(({ facts: resources }) => resources.length > 0);
  if (found.length === 0 || resolversOnOutpost.length > 0) return found;
  return [{ behavior: outpost.hardware === SERVER ? noResolverOnServer : noResolver, facts: [] }, ...found];
}
