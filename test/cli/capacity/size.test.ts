import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as fc from 'fast-check';
import { Command } from 'commander';
import { INSTANCE_TYPE_SIZES } from '../../../lib/catalog/instance-types';
import { addCapacity } from '../../../lib/cli/commands/capacity';
import { readOrderableTypes } from '../../../lib/cli/capacity/orderable-types';
import { renderSizing, renderSizingPage } from '../../../lib/cli/capacity/render-sizing';
import { COLUMNS, columnOf } from '../../../lib/cli/capacity/server-columns';
import { readServerInventory, type Server } from '../../../lib/cli/capacity/server-inventory';
import { sizeServers, type SizeOptions } from '../../../lib/cli/capacity/size';

const FIXTURES = path.join(__dirname, '../../fixtures/servers');
const OPTIONS: SizeOptions = { by: 'provisioned', headroomPercent: 0, growthPercent: 0, hostFailures: 1, families: ['c5', 'm5', 'r5'] };
const read = (file: string, options = {}) => readServerInventory(path.join(FIXTURES, file), { vCpusPerCore: 1, ...options });
let folder: string;

beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'size-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const written = (content: string | Buffer) => {
  const file = path.join(folder, 'servers.csv');
  fs.writeFileSync(file, content);
  return file;
};
const readText = (content: string | Buffer, options = {}) => readServerInventory(written(content), { vCpusPerCore: 1, ...options });

describe('a server inventory', () => {
  test('of RVTools has its units, and no templates or servers that do not run', () => {
    const { servers, leftOut, mapping, ignored } = read('rvtools.csv');
    expect(servers[0]).toMatchObject({ name: 'erp-db-1', vCpus: 16, memoryGiB: 128, storageGiB: 2048 });
    expect(leftOut).toEqual([
      { name: 'old-print', because: 'its power state is poweredOff' },
      { name: 'golden-image', because: 'a template' },
    ]);
    expect(mapping).toContainEqual({ quantity: 'storage', column: 'Provisioned MiB' });
    expect(ignored).toEqual(['In Use MiB', 'Cluster']);
    // Without VMware Tools, the configuration file has the operating system.
    expect(servers[1].operatingSystem).toBe('Red Hat Enterprise Linux 8 (64-bit)');
    expect(read('rvtools.csv', { includePoweredOff: true }).servers.map(({ name }) => name)).toContain('old-print');
  });

  test('of Migration Evaluator has fractions or percentages, and cores of physical servers', () => {
    const { servers, leftOut, mapping } = read('migration-evaluator.csv', { vCpusPerCore: 2 });
    expect(servers.map(({ name, vCpus }) => [name, vCpus])).toEqual([
      ['mes-1', 8],
      ['mes-2', 8],
      ['press-plc', 32],
      ['gateway', 2],
    ]);
    expect(servers[0].utilization).toEqual(new Map(Object.entries({ 'cpu peak': 48, 'memory peak': 45 })));
    expect(leftOut).toEqual([{ name: 'label', because: 'its memory is "n/a"' }]);
    expect(mapping.find(({ quantity }) => quantity === 'vCPUs')).toMatchObject({
      column: 'CPU Cores',
      note: expect.stringContaining('2 vCPUs'),
    });
  });

  test('of AWS Application Discovery Service has logical cores and used memory', () => {
    const { servers } = read('application-discovery.csv');
    expect(servers[0]).toMatchObject({ name: 'app01.plant.example.com', vCpus: 16, memoryGiB: 64 });
    expect(servers[0].utilization.get('used memory p95')).toBe(16);
    // The export of recommendations has the same columns with a prefix.
    const { servers: exported } = readText('Server.HostName,Server.CPU.NumberOfLogicalCores,Server.RAM.TotalSizeInMB\na,4,8192\n');
    expect(exported).toMatchObject([{ name: 'a', vCpus: 4, memoryGiB: 8 }]);
  });

  test.each([
    ['commas', 'VM,CPUs,Memory\na,4,8192\n'],
    ['semicolons and points', 'VM;CPUs;Memory\na;4;8.192\n'],
    ['tabs', 'VM\tCPUs\tMemory\na\t4\t8192\n'],
    ['a byte order mark and carriage returns', '\uFEFFVM,CPUs,Memory\r\na,4,"8,192"\r\n'],
    ['UTF-16', Buffer.from('\uFEFFVM,CPUs,Memory\na,4,8192\n', 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from('VM,CPUs,Memory\na,4,8192\n', 'utf16le')],
    ['UTF-16 in the other byte order', Buffer.from('\uFEFFVM,CPUs,Memory\na,4,8192\n', 'utf16le').swap16()],
    ['other cases, more cells, and empty lines', 'vm, cpus ,MEMORY\n\na,4,8192,more\n'],
  ])('with %s is the same', (_, content) => {
    expect(readText(content).servers).toMatchObject([{ name: 'a', vCpus: 4, memoryGiB: 8 }]);
  });

  test.each(['utf8', 'latin1'] as const)('in %s has the names of its servers', (encoding) => {
    const { servers } = readText(Buffer.from('VM;CPUs;Memory\nü-1;4;8192\n', encoding));
    expect(servers.map(({ name }) => name)).toEqual(['ü-1']);
  });

  test.each([
    [
      'CPU.NumberOfCores of a row without logical cores',
      'HostName,CPU.NumberOfLogicalCores,CPU.NumberOfCores,RAM.TotalSizeInMB\na,,4,8192\n',
    ],
    ['VMware.VMName of a row without host name', 'HostName,VMware.VMName,CPU.NumberOfLogicalCores,RAM.TotalSizeInMB\n,a,4,8192\n'],
    ['Memory (GB)', 'Server Name,CPU Cores,Memory (GB)\na,4,8\n'],
    ['a line with the delimiter', 'sep=;\r\nVM;CPUs;Memory\r\na;4;8192\r\n'],
    ['the names of RVTools by command line', 'vInfoVMName,vInfoPowerstate,vInfoCPUs,vInfoMemory,vInfoOSTools\na,poweredOn,4,8192,Linux\n'],
    ['the power state of another hypervisor', 'VM,Power State,CPUs,Memory\na,Running,4,8192\n'],
  ])('is read with %s', (_, content) => {
    expect(readText(content).servers).toMatchObject([{ name: 'a', vCpus: 4, memoryGiB: 8 }]);
  });

  test.each([
    ['groups of a comma', 'Memory', ['8,192', '16,384'], ',', [8, 16]],
    ['groups of a point in a file with semicolons', 'Memory', ['8.192', '512'], ';', [8, 0.5]],
    ['decimals of zeros beside numbers without groups', 'Memory', ['512.000', '65536.000'], ',', [0.5, 64]],
    ['decimals beside numbers without groups', 'Memory', ['512.000', '65536'], ',', [0.5, 64]],
    ['groups beside numbers without groups', 'Memory', ['16,384', '65,536', '4096'], ',', [16, 64, 4]],
    ['a group of zeros beside numbers without groups', 'Memory', ['64,000', '4096'], ',', [62.5, 4]],
    ['groups of a point beside numbers without groups', 'Memory', ['16.384', '4096'], ';', [16, 4]],
    ['groups and decimals', 'Memory (GB)', ['1,024.5', '16'], ',', [1024.5, 16]],
    ['groups and decimals as in Germany', 'Memory (GB)', ['1.024,5', '16'], ';', [1024.5, 16]],
    ['a group in GB', 'Memory (GB)', ['1,024', '16'], ',', [1024, 16]],
    ['a decimal comma in GB', 'Memory (GB)', ['15,25', '3,906'], ';', [15.25, 3.906]],
    ['a decimal point in GB', 'Memory (GB)', ['15.25', '3.906'], ',', [15.25, 3.906]],
    ['apostrophes and spaces', 'Memory', ["8'192", '16 384'], ',', [8, 16]],
  ])('has %s', (_, column, values, delimiter, memory) => {
    const rows = values.map((value, index) => [`s${index}`, '4', value.includes(delimiter) ? `"${value}"` : value].join(delimiter));
    const { servers } = readText(`${['VM', 'CPUs', column].join(delimiter)}\n${rows.join('\n')}\n`);
    expect(servers.map(({ memoryGiB }) => memoryGiB)).toEqual(memory);
  });

  test('has groups in one column, if another row has none', () => {
    const { servers } = readText(
      'VM,Powerstate,CPUs,Memory,Provisioned MiB\ndb,poweredOn,8,"65,536","512,000"\nvCLS-1,poweredOn,1,128,2000\n',
    );
    expect(servers).toMatchObject([{ name: 'db', memoryGiB: 64, storageGiB: 500 }]);
  });

  test.each([
    ['Memory', '512.000', '65536', '512'],
    ['Memory (GB)', '"1,024"', '2048', '1.024'],
  ])('whose column %s has %s beside %s says how it is read', (column, value, other, read) => {
    const { mapping } = readText(`VM,CPUs,${column}\na,4,${value}\nb,4,${other}\n`);
    const plain = value.replaceAll('"', '');
    expect(mapping.find(({ quantity }) => quantity === 'memory')?.note).toContain(`${column}: ${plain} read as ${read}, `);
  });

  test('has vCPUs, percentages and used memory with decimals', () => {
    const { servers } = readText(
      'HostName;CPUs;Memory;CPU.UsagePct.Max;RAM.UsedSizeInMB.Max\na;4,000;8192;12,345;512,250\nb;8,000;8192;98,5;6002,688\n',
    );
    expect(servers.map(({ vCpus, utilization }) => [vCpus, utilization.get('cpu peak')])).toEqual([
      [4, 12.345],
      [8, 98.5],
    ]);
    expect(servers[0].utilization.get('used memory peak')! * 1024).toBeCloseTo(512.25);
  });

  test('leaves out repeated rows and the virtual machines of vSphere Cluster Services, and keeps servers of the same name', () => {
    const { servers, leftOut } = readText('VM,VM UUID,CPUs,Memory\na,1,4,8192\na,1,4,8192\na,2,2,4096\nvCLS-4201a,3,1,128\n');
    expect(servers.map(({ name, vCpus }) => [name, vCpus])).toEqual([
      ['a', 4],
      ['a', 2],
    ]);
    expect(leftOut).toEqual([
      { name: 'a', because: 'the same row again' },
      { name: 'vCLS-4201a', because: 'a virtual machine of vSphere Cluster Services' },
    ]);
  });

  test('with two columns of the same name says which one is read', () => {
    const { mapping } = readText('VM,CPUs,CPUs,Memory\na,4,8,8192\n');
    expect(mapping.find(({ quantity }) => quantity === 'vCPUs')?.note).toBe('read from CPUs in column 2; if empty, CPUs in column 3');
  });

  test('has the columns that the page about capacity lists', () => {
    const page = fs.readFileSync(path.join(__dirname, '../../../docs/capacity.md'), 'utf8');
    const quantities = new Set(COLUMNS.map(({ of }) => of));
    for (const quantity of quantities) {
      const names = COLUMNS.filter(({ of }) => of === quantity).flatMap((column) => column.names);
      expect(page).toContain(`\n${quantity}: ${names.join(', ')}\n`);
    }
    const [, percentiles] = /^percentiles: (.*)$/m.exec(page)!;
    expect(percentiles.split(', ').map((name) => columnOf(name)?.of)).toEqual(['cpu p95', 'memory p95', 'used memory p95']);
  });

  test('whose memory is not in the unit of its column says so', () => {
    const noteOf = (content: string) => readText(content).mapping.find(({ quantity }) => quantity === 'memory')?.note;
    expect(noteOf('VM,CPUs,Memory\na,4,16\nb,8,64\n')).toBe(
      'read as MiB, and no server has 512; if it is in GiB, rename the column to Memory (GiB)',
    );
    expect(noteOf('VM,CPUs,Memory\na,4,256\nb,8,8192\n')).toBeUndefined();
  });

  test.each([
    ['VM,CPUs\na,4\n', /servers.csv has no column for memory; it has VM, CPUs; specify an export of RVTools/],
    ['', /servers.csv has no column for name and vCPUs and memory; it has no columns; /],
    ['VM,CPUs,Memory\n"a,4,8192\n', /servers.csv is no CSV: .*; export it again$/],
    [
      'VM,CPUs,Provisioned Memory (GB)\na,4,8\n',
      /it has VM, CPUs, Provisioned Memory \(GB\); .* or rename a column: memory is one of Memory, .*, Memory \(GB\), /,
    ],
    ['VM,CPUs,Memory\n', /servers.csv has no rows; specify a file with a row for each server$/],
    [Buffer.from('PK\u0003\u0004'), /servers.csv is a spreadsheet or an archive; export the sheet/],
  ])('that cannot be used is one message', (content, message) => {
    expect(() => readText(content)).toThrow(message);
  });
});

describe('a sizing', () => {
  test('uses the families with the fewest hosts together, and lists servers without a type', () => {
    const sizing = sizeServers(read('rvtools.csv'), { ...OPTIONS, growthPercent: 20 });
    expect(sizing.hosts.families.map(({ family, hosts }) => [family, hosts])).toEqual([['r5', 3]]);
    expect(sizing.alternatives[0]).toEqual({ families: ['m5'], hosts: 3 });
    expect(sizing.types).toEqual([
      { instanceType: 'r5.xlarge', servers: 2, count: 3 },
      { instanceType: 'r5.2xlarge', servers: 2, count: 3 },
      { instanceType: 'r5.4xlarge', servers: 2, count: 3 },
      { instanceType: 'r5.8xlarge', servers: 1, count: 2 },
    ]);
    expect(sizing.withoutType).toEqual([
      { name: 'analytics', because: 'it requires 64 vCPUs and 2048 GiB; the largest type is r5.24xlarge with 96 vCPUs and 768 GiB' },
    ]);
  });

  test('by a percentile uses it only where the file has it', () => {
    const inventory = read('application-discovery.csv');
    const sizing = sizeServers(inventory, { ...OPTIONS, by: 'p95', headroomPercent: 10 });
    expect(sizing.asProvisioned).toEqual(['db01.plant.example.com']);
    expect(sizing.assignments.map(({ server, vCpus, memoryGiB }) => [server.slice(0, 5), vCpus, memoryGiB])).toEqual([
      ['app01', 7, 17.6],
      ['app02', 15.8, 61.6],
      ['db01.', 8.8, 140.8],
    ]);
    expect(() => sizeServers(inventory, { ...OPTIONS, by: 'p99' })).toThrow(
      'no column has the utilization p99; specify --by provisioned or peak or p95',
    );
    expect(() => sizeServers(read('rvtools.csv'), { ...OPTIONS, by: 'peak' })).toThrow(/specify --by provisioned$/);
  });

  test('never assumes overcommitment: each server fits in its instance', () => {
    const servers = fc.array(
      fc
        .record({ vCpus: fc.integer({ min: 1, max: 96 }), memoryGiB: fc.integer({ min: 1, max: 800 }) })
        .map((size, index = 0): Server => ({ name: `s${index}`, ...size, utilization: new Map() })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(servers, fc.integer({ min: 0, max: 2 }), (all, hostFailures) => {
        const sizing = sizeServers({ servers: all, mapping: [], ignored: [], leftOut: [] }, { ...OPTIONS, hostFailures });
        expect(sizing.assignments.length + sizing.withoutType.length).toBe(all.length);
        for (const { instanceType, vCpus, memoryGiB } of sizing.assignments) {
          expect(INSTANCE_TYPE_SIZES.get(instanceType)!.vCpus).toBeGreaterThanOrEqual(vCpus);
          expect(INSTANCE_TYPE_SIZES.get(instanceType)!.memoryGiB).toBeGreaterThanOrEqual(memoryGiB);
        }
        for (const { hosts, bound } of sizing.hosts.families) expect(hosts).toBeGreaterThanOrEqual(bound.hosts);
      }),
      { numRuns: 60 },
    );
  });

  test('chooses only instance types that AWS accepts orders for, and says which families are not used', () => {
    const orderable = [...INSTANCE_TYPE_SIZES.keys()].filter((type) => /^(m5|c5)\./.test(type) && !type.endsWith('.8xlarge'));
    const inventory = read('rvtools.csv');
    const sizing = sizeServers(inventory, { ...OPTIONS, orderable });
    expect(sizing.notOrderable).toEqual(['r5']);
    for (const { instanceType } of sizing.types) expect(orderable).toContain(instanceType);
    expect(sizing.withoutType[0].because).toMatch(/the largest type is m5.24xlarge/);
    expect(renderSizing(inventory, sizing)).toContain('\nnot used, cannot be ordered: r5\n');
    expect(renderSizingPage(inventory, sizing, { ...OPTIONS, orderable })).toContain('\n- not used, cannot be ordered: r5.\n');
    expect(() => sizeServers(inventory, { ...OPTIONS, families: ['r5'], orderable })).toThrow(
      'no instance type of r5 can be ordered for the hardware; specify --families c5 m5',
    );
  });

  test('reads what can be ordered from an inventory', () => {
    const factory = path.join(FIXTURES, '../inventory/factory.json');
    expect(readOrderableTypes(factory, 'GENERATION_2')).toContain('r7i.48xlarge');
    expect(readOrderableTypes(factory, 'SERVER')).toContain('c6id.32xlarge');
    expect(readOrderableTypes(factory, 'SERVER')).not.toContain('m5.large');
    const old = path.join(folder, 'old.json');
    fs.writeFileSync(old, '{"schemaVersion":1,"region":"eu-west-3"}');
    expect(() => readOrderableTypes(old, 'SERVER')).toThrow(
      /old.json has no orderableInstanceTypes; run 'npx cdk-outposts discover' again/,
    );
  });

  test('with no server to size, or with families that do not exist, is one message', async () => {
    expect(() => sizeServers(readText('VM,CPUs,Memory,Powerstate\na,4,8192,poweredOff\n'), OPTIONS)).toThrow(
      'the file has no server to size',
    );
    const program = new Command().exitOverride();
    addCapacity(program);
    const size = (...args: string[]) =>
      program.parseAsync(['capacity', 'size', '--servers', path.join(FIXTURES, 'rvtools.csv'), ...args], { from: 'user' });
    await expect(size('--families', 'z1d')).rejects.toThrow(/^z1d is not a family of Outposts; specify one of m5, /);
    await expect(size('--growth', '-1')).rejects.toThrow(/specify a whole number from 0 to 1000/);
  });
});

test('the page about capacity shows what the command prints, and the page for AWS has all servers', () => {
  const inventory = read('rvtools.csv');
  const options = { ...OPTIONS, growthPercent: 20 };
  const sizing = sizeServers(inventory, options);
  const docs = fs.readFileSync(path.join(__dirname, '../../../docs/capacity.md'), 'utf8');
  expect(docs).toContain(`\n${renderSizing(inventory, sizing)}\n\`\`\``);
  const page = renderSizingPage(inventory, sizing, options);
  for (const { name } of inventory.servers) expect(page).toMatch(new RegExp(`^\\| ${name} \\|`, 'm'));
  expect(page).toContain('No overcommitment');
  const [cell] = readText('VM,CPUs,Memory\na|b <i>,4,8192\n').servers;
  expect(renderSizingPage({ ...inventory, servers: [cell] }, sizeServers({ ...inventory, servers: [cell] }, options), options)).toContain(
    '| a\\|b &lt;i> | 4 | 8 |',
  );
});
