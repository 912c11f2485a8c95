import type { Facts, Unread } from '../../validation/facts/fact';
import { FACT_KINDS } from '../../validation/facts/read';
import type { Undecided } from '../../validation/evaluate';
import type { CheckFinding } from '../check';
import { counted, renderTable } from '../table';

/** Largest number of Outposts whose report has no table: the findings name them. */
const MAX_WITHOUT_TABLE = 4;

/** What a report says about an Outpost. */
export interface OutpostSummary {
  /** ID of the Outpost. */
  readonly outpost: string;
  /** Its name, if it is declared or in an inventory. */
  readonly name?: string;
  readonly errors: number;
  readonly warnings: number;
  /** Rules that could not be decided. */
  readonly undecided: number;
  /** Parts of the templates of its stacks that were not read. */
  readonly unread: number;
}

/** What a report says about each Outpost, and about what no single Outpost is known for. */
export interface SummaryByOutpost {
  readonly outposts: readonly OutpostSummary[];
  readonly others: Omit<OutpostSummary, 'outpost' | 'name'>;
}

interface Reported {
  readonly findings: readonly CheckFinding[];
  readonly undecided: readonly Undecided[];
  readonly unread: readonly Unread[];
}

type Counts = { -readonly [K in keyof SummaryByOutpost['others']]: number };

/** Counts by Outpost. What is about several Outposts counts for each of them. */
export function summarizeByOutpost(facts: Facts, { findings, undecided, unread }: Reported): SummaryByOutpost {
  const none = (): Counts => ({ errors: 0, warnings: 0, undecided: 0, unread: 0 });
  const counts = new Map(facts.all('outpost').map(({ id }) => [id, none()]));
  const others = none();
  const subjects = outpostsOfSubjects(facts);
  const count = (ids: Iterable<string>, what: keyof Counts) => {
    const known = [...ids].flatMap((id) => counts.get(id) ?? []);
    for (const each of known.length > 0 ? known : [others]) each[what]++;
  };
  for (const { severity, stack, resource } of findings)
    count(subjects.get(keyOf(stack, resource)) ?? only(subjects.get(stack)), severity === 'error' ? 'errors' : 'warnings');
  for (const { stack = '', resource = '', outpost } of undecided)
    count(outpost === undefined ? (subjects.get(keyOf(stack, resource)) ?? []) : [outpost], 'undecided');
  for (const { stack } of unread) count(subjects.get(stack) ?? [], 'unread');
  const names = new Map(facts.all('outpost').map(({ id, name }) => [id, name ?? undefined]));
  return { outposts: [...counts].map(([outpost, each]) => ({ outpost, name: names.get(outpost), ...each })), others };
}

/** IDs of the Outposts of stacks and of resources. */
function outpostsOfSubjects(facts: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const subjects = new Map<string, Set<string>>();
  const add = (key: string, id: string) => subjects.set(key, (subjects.get(key) ?? new Set()).add(id));
  for (const kind of FACT_KINDS) {
    for (const fact of facts.all(kind)) {
      const id = kind === 'outpost' ? fact.id : outpostIdOf(fact);
      if (id === undefined || !fact.location) continue;
      const { stack, logicalId } = fact.location;
      for (const key of [stack, keyOf(stack, logicalId)]) add(key, id);
    }
  }
  return subjects;
}

/** The Outpost of a fact, or of its subnet. */
function outpostIdOf(fact: object): string | undefined {
  if ('outpost' in fact && hasId(fact.outpost)) return fact.outpost.id;
  return 'subnet' in fact && hasId(fact.subnet) ? outpostIdOf(fact.subnet) : undefined;
}

function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

function only(ids: ReadonlySet<string> | undefined): ReadonlySet<string> {
  return ids?.size === 1 ? ids : new Set();
}

function keyOf(stack: string, logicalId: string): string {
  return `${stack} ${logicalId}`;
}

/** Whether a report in text ends with the table. */
export function hasTable({ outposts }: SummaryByOutpost): boolean {
  return outposts.length > MAX_WITHOUT_TABLE;
}

/** A row for each Outpost that something is reported about, most errors first. */
export function renderByOutpost({ outposts, others }: SummaryByOutpost): string {
  const isReported = (each: Counts) => each.errors + each.warnings + each.undecided + each.unread > 0;
  const reported = outposts.filter(isReported).sort((a, b) => b.errors - a.errors || b.warnings - a.warnings);
  const rows = [
    ...reported.map(({ outpost, name, ...each }) => [titleOf(outpost, name), ...cellsOf(each)]),
    ...(isReported(others) ? [['no single Outpost', ...cellsOf(others)]] : []),
  ];
  const rest = outposts.length - reported.length;
  return [
    ...(rows.length > 0 ? renderTable(['Outpost', 'Errors', 'Warnings', 'Undecided rules', 'Not read'], rows) : []),
    ...(rest > 0 ? [`${counted(rest, rows.length > 0 ? 'other Outpost' : 'Outpost')}: nothing reported`] : []),
  ].join('\n');
}

/** The ID of an Outpost of another app is the import that leads to it. */
function titleOf(outpost: string, name?: string): string {
  const imported = /^\{"import":"([^"]*)"\}$/.exec(outpost)?.[1];
  return imported === undefined ? (name ? `${name} (${outpost})` : outpost) : `imported ${imported}`;
}

function cellsOf({ errors, warnings, undecided, unread }: Counts): number[] {
  return [errors, warnings, undecided, unread];
}
