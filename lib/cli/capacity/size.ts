import { GENERATION_1, GENERATION_2, SERVER } from '../../catalog/generations';
import { familyOf } from '../../catalog/instance-families';
import { INSTANCE_TYPE_SIZES } from '../../catalog/instance-types';
import { PlanError } from '../../planner/workload';
import { UnusableInput } from '../unusable-input';
import { hostsNeeded, type HostsNeeded } from './hosts-needed';
import type { Server, ServerInventory } from './server-inventory';

/** How to size. */
export interface SizeOptions {
  /** `provisioned`, `peak`, or a percentile such as `p95`. */
  readonly by: string;
  /** Additional vCPUs and memory of each server, in percent. */
  readonly headroomPercent: number;
  /** Additional instances of each type, in percent. */
  readonly growthPercent: number;
  readonly hostFailures: number;
  readonly families: readonly string[];
  /** Instance types that AWS accepts orders for. @default - all instance types of the families */
  readonly orderable?: readonly string[];
}

/** Families to choose from, by hardware: one of each ratio of memory to vCPUs. */
export const FAMILIES_BY_HARDWARE: { readonly [hardware: string]: readonly string[] } = {
  [GENERATION_1]: ['c5', 'm5', 'r5'],
  [GENERATION_2]: ['c7i', 'm7i', 'r7i'],
  [SERVER]: ['c6id'],
};

/** An instance type, and the servers that it replaces. */
export interface SizedType {
  readonly instanceType: string;
  readonly servers: number;
  /** With growth. */
  readonly count: number;
}

/** Hardware for the servers of an inventory. */
export interface Sizing {
  readonly by: string;
  readonly types: readonly SizedType[];
  readonly hosts: HostsNeeded;
  /** Families of which no instance type can be ordered, so they are not used. */
  readonly notOrderable: readonly string[];
  /** Other sets of families, with the hosts that they require. */
  readonly alternatives: readonly { readonly families: readonly string[]; readonly hosts: number }[];
  readonly withoutType: readonly { readonly name: string; readonly because: string }[];
  /** Servers without a value of the utilization, which are sized as provisioned. */
  readonly asProvisioned: readonly string[];
  /** Sum of the provisioned storage; `undefined` if no column has it. */
  readonly storageGiB?: number;
  readonly assignments: readonly {
    readonly server: string;
    readonly instanceType: string;
    readonly vCpus: number;
    readonly memoryGiB: number;
  }[];
}

/** All sets of families are compared. */
const MAX_FAMILIES = 5;

interface Need {
  readonly server: Server;
  readonly vCpus: number;
  readonly memoryGiB: number;
}

/**
 * Maps servers to instance types, and these to hosts. Of the families, it uses those that require the fewest hosts together, since each family
 * has spare hosts of its own.
 *
 * @throws UnusableInput
 */
export function sizeServers({ servers, mapping }: ServerInventory, options: SizeOptions): Sizing {
  const { by, families: wanted, hostFailures, orderable } = options;
  const notOrderable = wanted.filter((family) => typesOf([family], orderable).length === 0);
  const families = wanted.filter((family) => !notOrderable.includes(family));
  const measures = mapping.map(({ quantity }) => quantity);
  if (by !== 'provisioned' && !measures.some((quantity) => quantity.endsWith(` ${by}`))) {
    const known = [...new Set(measures.flatMap((quantity) => /^(?:cpu|memory|used memory) (.*)$/.exec(quantity)?.[1] ?? []))];
    throw new UnusableInput(`no column has the utilization ${by}; specify --by ${['provisioned', ...known].join(' or ')}`);
  }
  if (families.length === 0) {
    const known = [...new Set(orderable?.map(familyOf))].sort();
    throw new UnusableInput(
      `no instance type of ${wanted.join(', ')} can be ordered for the hardware; specify ${known.length > 0 ? `--families ${known.join(' ')}` : 'another --hardware'}`,
    );
  }
  if (families.length > MAX_FAMILIES)
    throw new UnusableInput(`${families.length} families; specify at most ${MAX_FAMILIES} with --families`);
  if (servers.length === 0) throw new UnusableInput('the file has no server to size; see --include-powered-off');
  const asProvisioned: string[] = [];
  const needs = servers.map((server) => needOf(server, options, asProvisioned));
  const candidates = subsetsOf(families).flatMap((subset) => {
    const sized = assign(needs, subset, families, options);
    try {
      const workloads = sized.types.map(({ instanceType, count }) => ({ name: instanceType, instanceType, count }));
      const hosts = hostsNeeded({ workloads, dedicatedHosts: [], hostFailures });
      return [{ ...sized, hosts, total: hosts.families.reduce((sum, family) => sum + family.hosts, 0) }];
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return [];
    }
  });
  // The most servers with a type, then the fewest hosts, then the best fit, which leaves the most vCPUs free.
  candidates.sort((a, b) => a.withoutType.length - b.withoutType.length || a.total - b.total || vCpusOf(a.types) - vCpusOf(b.types));
  const [best] = candidates;
  const used = (one: (typeof candidates)[number]) => one.hosts.families.map(({ family }) => family).sort();
  const alternatives = new Map<string, { families: string[]; hosts: number }>();
  for (const one of candidates) {
    const key = used(one).join();
    if (one.withoutType.length === best.withoutType.length && key !== used(best).join() && !alternatives.has(key))
      alternatives.set(key, { families: used(one), hosts: one.total });
  }
  const storage = servers.flatMap(({ storageGiB }) => storageGiB ?? []);
  return {
    by,
    types: best.types,
    hosts: best.hosts,
    notOrderable,
    alternatives: [...alternatives.values()],
    withoutType: best.withoutType,
    asProvisioned,
    ...(storage.length > 0 && { storageGiB: storage.reduce((sum, gibibytes) => sum + gibibytes, 0) }),
    assignments: best.assignments,
  };
}

/** What a server requires. Utilization is never above what is provisioned: more would have been visible as such. */
function needOf(server: Server, { by, headroomPercent }: SizeOptions, asProvisioned: string[]): Need {
  const { vCpus, memoryGiB, utilization } = server;
  const cpu = utilization.get(`cpu ${by}`);
  const used = utilization.get(`used memory ${by}`);
  const memory = utilization.get(`memory ${by}`);
  if (by !== 'provisioned' && cpu === undefined && used === undefined && memory === undefined) asProvisioned.push(server.name);
  const factor = (100 + headroomPercent) / 100;
  const usedGiB = used ?? (memory === undefined ? memoryGiB : (memoryGiB * memory) / 100);
  return { server, vCpus: (cpu === undefined ? vCpus : (vCpus * cpu) / 100) * factor, memoryGiB: usedGiB * factor };
}

function assign(needs: readonly Need[], families: readonly string[], all: readonly string[], { growthPercent, orderable }: SizeOptions) {
  const types = typesOf(families, orderable);
  const largest = typesOf(all, orderable).reduce((a, b) => (b.memoryGiB > a.memoryGiB ? b : a));
  const counts = new Map<string, number>();
  const withoutType: { name: string; because: string }[] = [];
  const assignments: { server: string; instanceType: string; vCpus: number; memoryGiB: number }[] = [];
  for (const { server, vCpus, memoryGiB } of needs) {
    const type = types.find((one) => one.vCpus >= vCpus && one.memoryGiB >= memoryGiB);
    if (!type) {
      const because = `it requires ${rounded(vCpus)} vCPUs and ${rounded(memoryGiB)} GiB; the largest type is ${largest.name} with ${largest.vCpus} vCPUs and ${largest.memoryGiB} GiB`;
      withoutType.push({ name: server.name, because });
      continue;
    }
    counts.set(type.name, (counts.get(type.name) ?? 0) + 1);
    assignments.push({ server: server.name, instanceType: type.name, vCpus: rounded(vCpus), memoryGiB: rounded(memoryGiB) });
  }
  const sized = [...counts].map(([instanceType, servers]) => ({
    instanceType,
    servers,
    count: Math.ceil((servers * (100 + growthPercent)) / 100),
  }));
  const position = (name: string) => types.findIndex((type) => type.name === name);
  return { types: sized.sort((a, b) => position(a.instanceType) - position(b.instanceType)), withoutType, assignments };
}

function vCpusOf(types: readonly SizedType[]): number {
  return types.reduce((sum, { instanceType, count }) => sum + count * INSTANCE_TYPE_SIZES.get(instanceType)!.vCpus, 0);
}

/** Instance types of families, those with the fewest vCPUs first, then those with the least memory. Bare metal takes a whole host. */
function typesOf(families: readonly string[], orderable?: readonly string[]) {
  return [...INSTANCE_TYPE_SIZES]
    .filter(([name]) => families.includes(familyOf(name)) && !name.includes('.metal') && orderable?.includes(name) !== false)
    .map(([name, { vCpus, memoryGiB }]) => ({ name, vCpus, memoryGiB }))
    .sort((a, b) => a.vCpus - b.vCpus || a.memoryGiB - b.memoryGiB);
}

function subsetsOf(families: readonly string[]): string[][] {
  return Array.from({ length: 2 ** families.length - 1 }, (_, index) => families.filter((__, bit) => (index + 1) & (1 << bit)));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
