import { counted, renderTable } from '../table';
import { renderHostsNeeded } from './hosts-needed';
import { renderSlots } from './render-plan';
import type { ServerInventory } from './server-inventory';
import type { SizeOptions, Sizing } from './size';

/** Maximum number of servers in a list of the text. */
const MAX_SERVERS = 10;

/** Renders a sizing as text. */
export function renderSizing(inventory: ServerInventory, sizing: Sizing): string {
  const { types, hosts, alternatives, withoutType, asProvisioned } = sizing;
  return [
    ...renderTable(
      ['Value', 'Column', ''],
      inventory.mapping.map(({ quantity, column, note = '' }) => [quantity, column, note]),
    ),
    '',
    `${counted(inventory.servers.length, 'server')}, sized by ${sizing.by}${storageOf(sizing)}`,
    ...groups(inventory.leftOut).map(([because, names]) => `left out: ${because}: ${brief(names)}`),
    ...(asProvisioned.length > 0 ? [`no utilization, sized as provisioned: ${brief(asProvisioned)}`] : []),
    ...notOrderableOf(sizing),
    ...withoutType.map(({ name, because }) => `no instance type: ${name}: ${because}`),
    '',
    ...renderTable(
      ['Instance type', 'Servers', 'Instances with growth'],
      types.map(({ instanceType, servers, count }) => [instanceType, servers, count]),
    ),
    '',
    renderHostsNeeded(hosts),
    ...(alternatives.length > 0
      ? ['', ...alternatives.map(({ families, hosts: count }) => `with ${families.join(', ')}: ${counted(count, 'host')}`)]
      : []),
  ].join('\n');
}

/** Renders a page in Markdown for the AWS account team. */
export function renderSizingPage(inventory: ServerInventory, sizing: Sizing, options: SizeOptions): string {
  const { types, hosts, alternatives, withoutType, asProvisioned, assignments } = sizing;
  const { hostFailures, growthPercent, headroomPercent } = options;
  const table = (heads: string[], rows: (string | number)[][]) =>
    [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(escaped).join(' | ')} |`);
  const systems = groups(
    inventory.servers.flatMap(({ operatingSystem, name }) => (operatingSystem ? [{ name, because: operatingSystem }] : [])),
  );
  return [
    '# Outposts sizing',
    '',
    '`npx cdk-outposts capacity size` generated this page from a server inventory. AWS confirms instance types, hosts, storage and racks with the order.',
    '',
    '## Basis',
    '',
    `- ${counted(inventory.servers.length, 'server')}, sized by ${sizing.by}${headroomPercent > 0 ? ` with ${headroomPercent} % headroom` : ''}. No overcommitment: each vCPU of a server is a vCPU of an instance.`,
    `- Growth: ${growthPercent} % more instances of each type.`,
    `- N+${hostFailures} availability${hostFailures > 0 ? `: ${counted(hostFailures, 'host')} of each family can fail, and all instances have a slot` : ': a failed host has no replacement'}.`,
    ...(sizing.storageGiB === undefined ? [] : [`- Provisioned storage: ${tebibytes(sizing.storageGiB)} TiB.`]),
    ...(options.orderable ? ['- Instance types that AWS accepts orders for, as `ListOrderableInstanceTypes` returned them.'] : []),
    ...notOrderableOf(sizing).map((line) => `- ${line}.`),
    ...groups(inventory.leftOut).map(([because, names]) => `- Left out, ${because}: ${names.length}.`),
    ...(asProvisioned.length > 0 ? [`- Without utilization, sized as provisioned: ${asProvisioned.length}.`] : []),
    '',
    '## Hosts',
    '',
    ...table(
      ['Family', 'Hosts', 'vCPUs of a host', 'At least', 'Because'],
      hosts.families.map(({ family, hosts: count, vCpusOfHost, bound }) => [family, count, vCpusOfHost, bound.hosts, bound.because]),
    ),
    '',
    ...table(
      ['Family', 'Hosts', 'Slots of each host'],
      hosts.families.flatMap(({ family, layouts }) => layouts.map(({ hosts: count, slots }) => [family, count, renderSlots(slots)])),
    ),
    ...(alternatives.length > 0
      ? [
          '',
          'Other families:',
          '',
          ...alternatives.map(({ families, hosts: count }) => `- ${families.join(', ')}: ${counted(count, 'host')}`),
        ]
      : []),
    '',
    '## Instance types',
    '',
    ...table(
      ['Instance type', 'Servers', 'Instances with growth'],
      types.map(({ instanceType, servers, count }) => [instanceType, servers, count]),
    ),
    ...(systems.length > 0
      ? [
          '',
          '## Operating systems',
          '',
          ...table(
            ['Operating system', 'Servers'],
            systems.map(([system, names]) => [system, names.length]),
          ),
        ]
      : []),
    ...(withoutType.length > 0
      ? [
          '',
          '## Servers without an instance type',
          '',
          ...table(
            ['Server', 'Reason'],
            withoutType.map(({ name, because }) => [name, because]),
          ),
        ]
      : []),
    '',
    '## Servers',
    '',
    ...table(
      ['Server', 'vCPUs', 'Memory (GiB)', 'Instance type'],
      assignments.map(({ server, vCpus, memoryGiB, instanceType }) => [server, vCpus, memoryGiB, instanceType]),
    ),
    '',
    '## Confirm with AWS',
    '',
    '- [ ] Which workloads run on the Outpost, in the Region or in a Local Zone.',
    '- [ ] Number of racks, which depends on hosts, storage, power and networking.',
    '- [ ] Slots for AWS services: RDS, ElastiCache, load balancers, EKS local clusters, Route 53 Resolver.',
    '- [ ] EBS and S3 on Outposts storage, with space for snapshots.',
    '- [ ] Instance families and hosts that AWS offers in the country of the site.',
    '',
    'See [How to size your AWS Outposts rack configuration from server inventory](https://aws.amazon.com/blogs/migration-and-modernization/how-to-size-your-aws-outposts-rack-configuration-from-server-inventory/)',
    'and [Capacity planning](https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html).',
    '',
  ].join('\n');
}

function notOrderableOf({ notOrderable }: Sizing): string[] {
  return notOrderable.length > 0 ? [`not used, cannot be ordered: ${notOrderable.join(', ')}`] : [];
}

function groups(all: readonly { readonly name: string; readonly because: string }[]): [string, string[]][] {
  const byReason = new Map<string, string[]>();
  for (const { name, because } of all) byReason.set(because, [...(byReason.get(because) ?? []), name]);
  return [...byReason];
}

function brief(names: readonly string[]): string {
  return `${names.length} (${names.slice(0, MAX_SERVERS).join(', ')}${names.length > MAX_SERVERS ? ', …' : ''})`;
}

function storageOf({ storageGiB }: Sizing): string {
  return storageGiB === undefined ? '' : `, ${tebibytes(storageGiB)} TiB of storage provisioned`;
}

function tebibytes(gibibytes: number): string {
  return (gibibytes / 1024).toFixed(1);
}

function escaped(cell: string | number): string {
  return String(cell).replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/\n/g, ' ');
}
