import * as fs from 'fs';
import { parse } from 'csv-parse/sync';
import { UnusableInput } from '../unusable-input';
import { columnOf, namesOf, priorityOf, type Column, type Quantity, type Utilization } from './server-columns';
import { numberFormatOf, numberOf, type NumberFormat } from './server-numbers';
import { textOfBytes } from './text-of-bytes';

/** A server of an inventory. */
export interface Server {
  readonly name: string;
  readonly vCpus: number;
  readonly memoryGiB: number;
  /** @default - unknown */
  readonly storageGiB?: number;
  readonly operatingSystem?: string;
  /** Utilization in percent, or used memory in GiB, by quantity. */
  readonly utilization: ReadonlyMap<Utilization, number>;
}

/** The servers of a file, and how they were read. */
export interface ServerInventory {
  readonly servers: readonly Server[];
  /** Columns that were used, by quantity. */
  readonly mapping: readonly { readonly quantity: Quantity; readonly column: string; readonly note?: string }[];
  readonly ignored: readonly string[];
  /** Rows that are no servers to migrate. */
  readonly leftOut: readonly { readonly name: string; readonly because: string }[];
}

/** How to read a file. */
export interface ReadOptions {
  /** Servers that do not run are left out otherwise. */
  readonly includePoweredOff?: boolean;
  /** vCPUs of a core of a physical server. */
  readonly vCpusPerCore: number;
}

type Row = readonly string[];

/** @throws UnusableInput */
export function readServerInventory(file: string, options: ReadOptions): ServerInventory {
  const {
    rows: [header = [], ...rows],
    delimiter,
  } = readRows(file);
  const columns = columnsOf(header, rows, delimiter);
  const required = (['name', 'vCPUs', 'memory'] as const).filter((quantity) => !columns.has(quantity));
  if (required.length > 0) {
    const names = header.filter(Boolean).slice(0, 10).join(', ');
    const accepted = required.map((quantity) => `${quantity} is one of ${namesOf(quantity).join(', ')}`).join('; ');
    throw new UnusableInput(
      `${file} has no column for ${required.join(' and ')}; it has ${names || 'no columns'}; specify an export of RVTools (vInfo), Migration Evaluator or AWS Application Discovery Service, or rename a column: ${accepted}`,
    );
  }
  if (rows.length === 0) throw new UnusableInput(`${file} has no rows; specify a file with a row for each server`);
  const reader = new RowReader(columns, fractionsIn(columns, rows), options);
  const seen = new Set<string>();
  const leftOut: { name: string; because: string }[] = [];
  const servers: Server[] = [];
  rows.forEach((row, index) => {
    const name = reader.text(row, 'name') || `row ${index + 2}`;
    const cells = JSON.stringify(row);
    const because = seen.has(cells) ? 'the same row again' : reader.reasonToLeaveOut(row, name);
    seen.add(cells);
    if (because) leftOut.push({ name, because });
    else servers.push(reader.server(row, name));
  });
  return {
    servers,
    leftOut,
    mapping: [...columns].map(([quantity, found]) => ({
      quantity,
      column: found[0].header,
      ...noteOf(found, quantity, reader, options, servers),
    })),
    ignored: header.filter((name) => name && ![...columns.values()].flat().some((column) => column.header === name)),
  };
}

interface FoundColumn extends Column {
  readonly header: string;
  readonly index: number;
  readonly format: NumberFormat;
}

/** Columns by quantity. The first one that has a value in a row counts. */
type Columns = ReadonlyMap<Quantity, readonly FoundColumn[]>;

function readRows(file: string): { readonly rows: Row[]; readonly delimiter: string } {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableInput(
      `${file} ${code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`}; specify a server inventory in CSV`,
    );
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw new UnusableInput(`${file} is a spreadsheet or an archive; export the sheet with the servers as CSV`);
  // Microsoft Excel writes and reads the delimiter in a line of its own.
  const text = textOfBytes(bytes).replace(/^\uFEFF?("?)sep=.\1\r?\n/, '');
  const [first] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  try {
    return { delimiter, rows: parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true }) };
  } catch (error) {
    throw new UnusableInput(`${file} is no CSV: ${(error as Error).message}; export it again`);
  }
}

function columnsOf(header: Row, rows: readonly Row[], delimiter: string): Columns {
  const found = header.flatMap((name, index) => {
    const column = columnOf(name);
    if (!column) return [];
    const isSmall = /^(cpu|memory) |^vCPUs$/.test(column.of);
    const kind = isSmall ? 'small' : column.factor !== undefined && !column.of.startsWith('used') ? 'whole' : 'decimal';
    const format = numberFormatOf(
      rows.map((row) => row[index] ?? ''),
      kind,
      delimiter,
    );
    return [{ ...column, header: name, index, format }];
  });
  found.sort((a, b) => priorityOf(a.header) - priorityOf(b.header));
  const columns = new Map<Quantity, FoundColumn[]>();
  for (const column of found) columns.set(column.of, [...(columns.get(column.of) ?? []), column]);
  return columns;
}

/** Percentages that the file holds as fractions: no value is above 1. */
function fractionsIn(columns: Columns, rows: readonly Row[]): ReadonlySet<Quantity> {
  const fractions = new Set<Quantity>();
  for (const [quantity, [{ index, format }]] of columns) {
    if (!/^(cpu|memory) /.test(quantity)) continue;
    const values = rows.map((row) => row[index] ?? '').filter((value) => numberOf(value, format) !== undefined);
    const isFraction = values.every((value) => !value.includes('%') && numberOf(value, format)! <= 1);
    if (values.length > 0 && isFraction) fractions.add(quantity);
  }
  return fractions;
}

class RowReader {
  constructor(
    private readonly columns: Columns,
    public readonly fractions: ReadonlySet<Quantity>,
    private readonly options: ReadOptions,
  ) {}

  public text(row: Row, quantity: Quantity): string {
    const column = this.column(row, quantity);
    return (column && row[column.index]) ?? '';
  }

  public reasonToLeaveOut(row: Row, name: string): string | undefined {
    if (/^vCLS[-\s(]/.test(name)) return 'a virtual machine of vSphere Cluster Services';
    if (/^(true|yes|1)$/i.test(this.text(row, 'template'))) return 'a template';
    if (/^(true|yes|1)$/i.test(this.text(row, 'placeholder'))) return 'a Site Recovery Manager placeholder';
    const power = this.text(row, 'power state');
    if (power && !/^((powered ?)?on|running)$/i.test(power) && !this.options.includePoweredOff) return `its power state is ${power}`;
    for (const quantity of ['vCPUs', 'memory'] as const) {
      const value = this.number(row, quantity);
      if (value === undefined || value <= 0) return `its ${quantity} is ${JSON.stringify(this.text(row, quantity))}`;
    }
    return undefined;
  }

  public server(row: Row, name: string): Server {
    const utilization = new Map<Utilization, number>();
    for (const quantity of this.columns.keys()) {
      const value = /^(cpu|memory|used memory) /.test(quantity) ? this.number(row, quantity) : undefined;
      if (value !== undefined) utilization.set(quantity as Utilization, value * (this.fractions.has(quantity) ? 100 : 1));
    }
    const isPhysical = !/^(true|yes|1)$/i.test(this.text(row, 'virtual'));
    const perCore = this.column(row, 'vCPUs')!.isCores && isPhysical ? this.options.vCpusPerCore : 1;
    const storageGiB = this.number(row, 'storage');
    const operatingSystem = this.text(row, 'operating system');
    return {
      name,
      vCpus: this.number(row, 'vCPUs')! * perCore,
      memoryGiB: this.number(row, 'memory')!,
      ...(storageGiB !== undefined && { storageGiB }),
      ...(operatingSystem && { operatingSystem }),
      utilization,
    };
  }

  private number(row: Row, quantity: Quantity): number | undefined {
    const column = this.column(row, quantity);
    const value = column && numberOf(row[column.index], column.format);
    return value === undefined ? undefined : value * (column!.factor ?? 1);
  }

  /** The first column of a quantity that has a value in the row. */
  private column(row: Row, quantity: Quantity): FoundColumn | undefined {
    return this.columns.get(quantity)?.find(({ index }) => row[index]);
  }
}

/** No server has less memory, if a column in MiB is one. */
const LEAST_MEMORY_GIB = 0.5;

function noteOf(
  [first, ...others]: readonly FoundColumn[],
  quantity: Quantity,
  { fractions }: RowReader,
  { vCpusPerCore }: ReadOptions,
  servers: readonly Server[],
): { note?: string } {
  const notes: string[] = [];
  const isSame = others.some(({ header }) => header === first.header);
  const place = ({ header, index }: FoundColumn) => (isSame ? `${header} in column ${index + 1}` : header);
  if (isSame) notes.push(`read from ${place(first)}`);
  if (others.length > 0) notes.push(`if empty, ${others.map(place).join(', ')}`);
  if ([first, ...others].some(({ isCores }) => isCores))
    notes.push(`a core counts as ${vCpusPerCore === 1 ? 'one vCPU' : `${vCpusPerCore} vCPUs on a physical server`}; see --vcpus-per-core`);
  for (const { header, format } of [first, ...others]) {
    if (format.uncertain === undefined) continue;
    const value = numberOf(format.uncertain, format);
    notes.push(
      `${header}: ${format.uncertain} read as ${value}, since another value has no separator; if that is wrong, remove the separators`,
    );
  }
  if (fractions.has(quantity)) notes.push('read as fractions, since no value is above 1');
  if (quantity === 'memory' && servers.length > 0 && servers.every(({ memoryGiB }) => memoryGiB < LEAST_MEMORY_GIB))
    notes.push('read as MiB, and no server has 512; if it is in GiB, rename the column to Memory (GiB)');
  return notes.length > 0 ? { note: notes.join('; ') } : {};
}
