import { parse } from 'yaml';
import { CONTROL_PLANE_INSTANCES } from '../../catalog/eks-on-outposts';
import { HOST_VCPUS } from '../../catalog/instance-families';
import { INSTANCE_TYPE_SIZES } from '../../catalog/instance-types';
import type { Workload } from '../../planner/workload';
import { readText } from '../read-text';
import { UnusableInput } from '../unusable-input';
import { FILE_FIELDS, LISTS, type Field, type List } from './workload-format';

/** What an Outpost must have slots for, as a workload file specifies it. */
export interface WorkloadFile {
  readonly workloads: readonly Workload[];
  readonly dedicatedHosts: readonly DedicatedHosts[];
  readonly hostFailures: number;
  /** @default - as few as the spread of the workloads allows */
  readonly racks?: number;
}

/** Dedicated Hosts of one family. */
export interface DedicatedHosts {
  readonly name: string;
  readonly family: string;
  readonly count: number;
}

/** Initial number of nodes of a load balancer. */
const LOAD_BALANCER_NODES = 2;

type Entry = { readonly [field: string]: unknown };

/**
 * Reads a workload file in YAML or JSON.
 *
 * @throws UnusableInput with the first problem of the file
 */
export function readWorkloadFile(file: string): WorkloadFile {
  return parseWorkload(readText(file, { advice: 'specify a workload file, as docs/capacity.md describes it' }), file);
}

/** @throws UnusableInput with the first problem */
export function parseWorkload(text: string, file: string): WorkloadFile {
  const fail = (problem: string): never => {
    throw new UnusableInput(`${file}: ${problem}`);
  };
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    fail(`no YAML or JSON: ${(error as Error).message.split('\n', 1)[0].replace(/:$/, '')}; fix the syntax`);
  }
  if (!isObject(content)) return fail(`${describe(content)} is no workload; specify an object with a list such as instances`);
  const listed = Object.keys(LISTS) as (keyof typeof LISTS)[];
  checkNames(content, [...Object.keys(FILE_FIELDS), ...listed], 'the file', fail);
  checkValues(content, FILE_FIELDS, '', fail);
  const entries = listed.map((list) => [list, entriesOf(content[list], list, LISTS[list], fail)] as const);
  if (entries.every(([, all]) => all.length === 0)) fail(`no workload; specify a list such as instances`);
  const names = entries.flatMap(([, all]) => all.map(({ name }) => name as string));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail(`two entries have the name ${JSON.stringify(twice)}; specify another name for one of them`);
  const growth = (content.growthPercent as number | undefined) ?? 0;
  const byList = Object.fromEntries(entries) as { readonly [list in keyof typeof LISTS]: readonly Entry[] };
  return {
    workloads: workloadsOf(byList, growth),
    dedicatedHosts: byList.dedicatedHosts as unknown as DedicatedHosts[],
    hostFailures: (content.hostFailures as number | undefined) ?? 0,
    ...(content.racks !== undefined && { racks: content.racks as number }),
  };
}

function workloadsOf(lists: { readonly [list in keyof typeof LISTS]: readonly Entry[] }, growth: number): Workload[] {
  const workload = ({ name, spread }: Entry, type: unknown, count: unknown, suffix = ''): Workload => ({
    name: `${name as string}${suffix}`,
    instanceType: withoutPrefix(type as string),
    count: count as number,
    ...(spread !== undefined && { spread: spread as Workload['spread'] }),
  });
  const grown = (entry: Entry, type: unknown, count: unknown): Workload => {
    const percent = (entry.growthPercent as number | undefined) ?? growth;
    // Whole numbers, so that 10 percent of 10 is exactly 1.
    return workload(entry, type, Math.ceil(((count as number) * (100 + percent)) / 100));
  };
  return [
    ...lists.instances.map((entry) => grown(entry, entry.instanceType, entry.count)),
    ...lists.databases.map((entry) => grown(entry, entry.instanceClass, entry.count ?? 1)),
    ...lists.caches.map((entry) => grown(entry, entry.nodeType, entry.count)),
    ...lists.eksLocalClusters.flatMap((entry) => [
      workload(entry, entry.controlPlaneInstanceType, CONTROL_PLANE_INSTANCES, ' control plane'),
      ...(entry.etcdInstanceType === undefined ? [] : [workload(entry, entry.etcdInstanceType, CONTROL_PLANE_INSTANCES, ' etcd')]),
    ]),
    ...lists.loadBalancers.map((entry) => workload(entry, entry.instanceType, entry.nodes ?? LOAD_BALANCER_NODES)),
    ...lists.resolvers.map((entry) => workload(entry, entry.instanceType, entry.count)),
  ];
}

function entriesOf(value: unknown, list: string, { fields }: List, fail: (problem: string) => never): readonly Entry[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return fail(`${list} is ${describe(value)}; specify a list`);
  value.forEach((entry: unknown, index) => {
    const at = `${list}[${index}]`;
    if (!isObject(entry)) return fail(`${at} is ${describe(entry)}; specify an object with ${requiredOf(fields).join(', ')}`);
    checkNames(entry, Object.keys(fields), at, fail);
    const missing = requiredOf(fields).find((name) => entry[name] === undefined || entry[name] === null);
    if (missing) fail(`${at} has no ${missing}; specify ${requiredOf(fields).join(', ')}`);
    checkValues(entry, fields, `${at}.`, fail);
  });
  return value as Entry[];
}

function requiredOf(fields: List['fields']): string[] {
  return Object.keys(fields).filter((name) => fields[name].required);
}

function checkNames(entry: Entry, known: readonly string[], at: string, fail: (problem: string) => never): void {
  const unknown = Object.keys(entry).find((name) => !known.includes(name));
  if (unknown !== undefined) fail(`${JSON.stringify(unknown)} is not a field of ${at}; specify one of ${known.join(', ')}`);
}

/** An empty value in YAML is `null`: the field is not specified. */
function checkValues(entry: Entry, fields: List['fields'], at: string, fail: (problem: string) => never): void {
  for (const [name, { accepts }] of Object.entries(fields)) {
    const value = entry[name];
    const expected = value === undefined ? undefined : EXPECTED[accepts](value);
    if (expected !== undefined) fail(`${at}${name} is ${describe(value)}; specify ${expected}`);
  }
}

/** Large enough for all Outposts of the world, small enough to plan. */
const MAX_COUNT = 100_000;

/** What to specify instead of a value; `undefined` if the value is accepted. */
const EXPECTED: { readonly [accepts in Field['accepts']]: (value: unknown) => string | undefined } = {
  text: (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text'),
  count: (value) => (isWhole(value) && value <= MAX_COUNT ? undefined : `a whole number from 0 to ${MAX_COUNT}`),
  percent: (value) => (isWhole(value) && value <= 1000 ? undefined : 'a whole number of percent from 0 to 1000'),
  spread: (value) => (value === 'host' || value === 'rack' ? undefined : '"host" or "rack"'),
  'instance type': (value) =>
    typeof value === 'string' && INSTANCE_TYPE_SIZES.has(withoutPrefix(value))
      ? undefined
      : 'an instance type that Outposts support, such as m5.xlarge',
  family: (value) =>
    typeof value === 'string' && HOST_VCPUS[value] !== undefined ? undefined : `one of ${Object.keys(HOST_VCPUS).join(', ')}`,
};

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** `db.m5.large` and `cache.m5.large` require a slot for `m5.large`. */
function withoutPrefix(type: string): string {
  return type.replace(/^(db|cache)[.]/, '');
}

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'empty';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
