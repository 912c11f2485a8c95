/** What a column of a server inventory holds. */
export interface Column {
  readonly of: Quantity;
  /** Name of the column, without regard to case, spaces and an initial `Server.`. */
  readonly names: readonly string[];
  /** Factor to vCPUs, GiB or percent. */
  readonly factor?: number;
  /** Counts cores: a physical server can have more vCPUs. */
  readonly isCores?: boolean;
}

/** A value of a server. */
export type Quantity =
  'name' | 'vCPUs' | 'memory' | 'storage' | 'operating system' | 'power state' | 'template' | 'placeholder' | 'virtual' | Utilization;

/** Utilization in percent, or the memory that is used. */
export type Utilization = `${'cpu' | 'memory' | 'used memory'} ${string}`;

const MIB = 1 / 1024;

/**
 * Columns in the exports of RVTools (vInfo), Migration Evaluator, and AWS Application Discovery Service. If a file has several columns of a
 * quantity, the first one that has a value in a row counts.
 *
 * @see https://docs.aws.amazon.com/application-discovery/latest/userguide/discovery-import.html
 * @see https://docs.aws.amazon.com/migrationhub/latest/ug/ec2-recommendations.html
 */
export const COLUMNS: readonly Column[] = [
  { of: 'name', names: ['VM', 'vInfoVMName', 'Server Name', 'HostName', 'VMware.VMName', 'VM Name', 'Name', 'ExternalId', 'ServerId'] },
  { of: 'vCPUs', names: ['CPUs', 'vInfoCPUs', 'vCPUs', 'CPU.NumberOfLogicalCores'] },
  { of: 'vCPUs', names: ['CPU Cores', 'CPU.NumberOfCores', 'Cores'], isCores: true },
  {
    of: 'memory',
    names: ['Memory', 'vInfoMemory', 'Memory (MB)', 'Memory MB', 'Memory MiB', 'Memory (MiB)', 'RAM.TotalSizeInMB'],
    factor: MIB,
  },
  { of: 'memory', names: ['Memory (GB)', 'Memory GB', 'Memory GiB', 'Memory (GiB)'] },
  { of: 'storage', names: ['Provisioned MiB', 'Provisioned MB', 'vInfoProvisioned', 'Total disk capacity MiB'], factor: MIB },
  { of: 'storage', names: ['Provisioned Storage (GB)', 'Provisioned Storage (GiB)'] },
  {
    of: 'operating system',
    names: [
      'OS according to the VMware Tools',
      'OS according to the configuration file',
      'vInfoOSTools',
      'vInfoOS',
      'Operating System',
      'OS.Name',
    ],
  },
  { of: 'power state', names: ['Powerstate', 'vInfoPowerstate', 'Power State'] },
  { of: 'template', names: ['Template', 'vInfoTemplate'] },
  { of: 'placeholder', names: ['SRM Placeholder', 'vInfoSRMPlaceHolder'] },
  { of: 'virtual', names: ['Is Virtual?', 'Is Virtual'] },
  { of: 'cpu peak', names: ['Cpu Utilization Peak (%)', 'CPU.UsagePct.Max'] },
  { of: 'memory peak', names: ['Memory Utilization Peak (%)', 'RAM.UsagePct.Max'] },
  { of: 'used memory peak', names: ['RAM.UsedSizeInMB.Max'], factor: MIB },
];

/** Columns of a percentile, such as `CPU.UsagePct.P95` or `Memory Utilization P95 (%)`. */
const PERCENTILE = /^(cpu|memory|ram)[. ]?(?:utilization|usage|usagepct|usedsizeinmb)[. ]?\(?p(\d{2})\)?(?:\(%\))?$/;

/** The column that a header names; `undefined` for a column that the sizing does not need. */
export function columnOf(header: string): Column | undefined {
  const name = normalized(header);
  const known = COLUMNS.find(({ names }) => names.some((candidate) => normalized(candidate) === name));
  if (known) return known;
  const [, resource, percentile] = PERCENTILE.exec(name) ?? [];
  if (!resource) return undefined;
  if (name.includes('usedsizeinmb')) return { of: `used memory p${percentile}`, names: [header], factor: MIB };
  return { of: `${resource === 'cpu' ? 'cpu' : 'memory'} p${percentile}`, names: [header] };
}

/** Names of the columns of a quantity. */
export function namesOf(quantity: Quantity): readonly string[] {
  return COLUMNS.filter(({ of }) => of === quantity).flatMap(({ names }) => names);
}

/** Position in the list: of several columns of a quantity, the lowest counts. */
export function priorityOf(header: string): number {
  const all = COLUMNS.flatMap(({ names }) => names.map(normalized));
  const index = all.indexOf(normalized(header));
  return index < 0 ? all.length : index;
}

function normalized(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/^server[.]/, '')
    .replace(/\s+/g, '');
}
