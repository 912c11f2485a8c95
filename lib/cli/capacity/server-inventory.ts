import * as fs from 'fs';
import { parse } from 'csv-parse/sync';
import { UnusableInput } from '../unusable-input';
import { columnOf, priorityOf, type Column, type Quantity, type Utilization } from './server-columns';

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
  const [header = [], ...rows] = rowsOf(file);
  const columns = columnsOf(header);
  const required = (['name', 'vCPUs', 'memory'] as const).filter((quantity) => !columns.has(quantity));
  if (required.length > 0) {
    const names = header.filter(Boolean).slice(0, 10).join(', ');
    throw new UnusableInput(
      `${file} has no column for ${required.join(' and ')}; it has ${names || 'no columns'}; specify an export of RVTools (vInfo), Migration Evaluator or AWS Application Discovery Service`,
    );
  }
  const reader = new RowReader(columns, fractionsIn(columns, rows), options);
  const leftOut: { name: string; because: string }[] = [];
  const servers: Server[] = [];
  rows.forEach((row, index) => {
    const name = reader.text(row, 'name') || `row ${index + 2}`;
    const because = reader.reasonToLeaveOut(row);
    if (because) leftOut.push({ name, because });
    else servers.push(reader.server(row, name));
  });
  return {
    servers,
    leftOut,
    mapping: [...columns].map(([quantity, { header: column, ...found }]) => ({
      quantity,
      column,
      ...noteOf(found, quantity, reader, options),
    })),
    ignored: header.filter((name) => name && ![...columns.values()].some((column) => column.header === name)),
  };
}

interface FoundColumn extends Column {
  readonly header: string;
  readonly index: number;
}

function rowsOf(file: string): Row[] {
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
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  const [first] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new UnusableInput(`${file} is no CSV: ${(error as Error).message}; export it again`);
  }
}

function columnsOf(header: Row): ReadonlyMap<Quantity, FoundColumn> {
  const found = header.flatMap((name, index) => {
    const column = columnOf(name);
    return column ? [{ ...column, header: name, index }] : [];
  });
  found.sort((a, b) => priorityOf(a.header) - priorityOf(b.header));
  const columns = new Map<Quantity, FoundColumn>();
  for (const column of found) if (!columns.has(column.of)) columns.set(column.of, column);
  return columns;
}

/** Percentages that the file holds as fractions: no value is above 1. */
function fractionsIn(columns: ReadonlyMap<Quantity, FoundColumn>, rows: readonly Row[]): ReadonlySet<Quantity> {
  const fractions = new Set<Quantity>();
  for (const [quantity, { index }] of columns) {
    if (!/^(cpu|memory) /.test(quantity)) continue;
    const values = rows.map((row) => row[index] ?? '').filter(Boolean);
    const isFraction = values.every((value) => !value.includes('%') && numberOf(value, false)! <= 1);
    if (values.length > 0 && isFraction) fractions.add(quantity);
  }
  return fractions;
}

class RowReader {
  constructor(
    private readonly columns: ReadonlyMap<Quantity, FoundColumn>,
    public readonly fractions: ReadonlySet<Quantity>,
    private readonly options: ReadOptions,
  ) {}

  public text(row: Row, quantity: Quantity): string {
    const column = this.columns.get(quantity);
    return (column && row[column.index]) ?? '';
  }

  public reasonToLeaveOut(row: Row): string | undefined {
    if (/^(true|yes|1)$/i.test(this.text(row, 'template'))) return 'a template';
    if (/^(true|yes|1)$/i.test(this.text(row, 'placeholder'))) return 'a Site Recovery Manager placeholder';
    const power = this.text(row, 'power state');
    if (power && !/^(powered ?)?on$/i.test(power) && !this.options.includePoweredOff) return `its power state is ${power}`;
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
    const perCore = this.columns.get('vCPUs')!.isCores && isPhysical ? this.options.vCpusPerCore : 1;
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
    const column = this.columns.get(quantity);
    const value = column && numberOf(row[column.index] ?? '', quantity === 'vCPUs' || column.factor !== undefined);
    return value === undefined ? undefined : value * (column!.factor ?? 1);
  }
}

/** Reads `8,192` and `8.192` as 8192 in columns of whole numbers, such as CPUs and MiB; as a decimal number in others. */
function numberOf(text: string, isWhole: boolean): number | undefined {
  const plain = text.replace(/[\s%']/g, '');
  const digits = isWhole && /^\d{1,3}([.,]\d{3})+$/.test(plain) ? plain.replace(/[.,]/g, '') : plain.replace(',', '.');
  const value = Number(digits);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}

function noteOf({ isCores }: Column, quantity: Quantity, { fractions }: RowReader, { vCpusPerCore }: ReadOptions): { note?: string } {
  if (isCores)
    return {
      note: `a core counts as ${vCpusPerCore === 1 ? 'one vCPU' : `${vCpusPerCore} vCPUs on a physical server`}; see --vcpus-per-core`,
    };
  return fractions.has(quantity) ? { note: 'read as fractions, since no value is above 1' } : {};
}
