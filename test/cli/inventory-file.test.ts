import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { checkDestination, readInventories, writeInventory } from '../../lib/cli/inventory-file';
import { describeKept } from '../../lib/cli/kept-lists';
import { UnusableInput } from '../../lib/cli/unusable-input';
import type { Inventory } from '../../lib/inventory/inventory';
import { InventoryError, parseInventory } from '../../lib/inventory/parse';

jest.mock('fs', () => {
  const actual = jest.requireActual<typeof fs>('fs');
  return { ...actual, fsyncSync: jest.fn(actual.fsyncSync), renameSync: jest.fn(actual.renameSync) };
});

const RACK = { OutpostId: 'op-0a1a1a1a1a1a1a1a1', Name: 'rack' };
const SERVER = { OutpostId: 'op-0c3c3c3c3c3c3c3c3', Name: 'server' };
const FOUND: Inventory = {
  schemaVersion: 1,
  region: 'eu-west-3',
  account: '111122223333',
  collectedAt: '2026-11-23T00:00:00.000Z',
  outposts: [{ outpost: RACK }, { outpost: SERVER, assets: [{ AssetId: '2' }, { AssetId: '1' }] }],
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outposts-inventory-'));
  file = path.join(folder, 'outposts.json');
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

function read(): Inventory {
  return parseInventory(fs.readFileSync(file, 'utf8'), file);
}

test('the same inventory is the same file, in whatever order AWS listed it', () => {
  writeInventory(file, FOUND);
  const first = fs.readFileSync(file, 'utf8');

  const { outposts = [], ...rest } = FOUND;
  const [rack, { outpost, assets = [] }] = outposts;
  writeInventory(file, { outposts: [{ assets: [...assets].reverse(), outpost }, rack], ...rest });

  expect(fs.readFileSync(file, 'utf8')).toBe(first);
  expect(first).toMatch(/^\{\n {2}"schemaVersion": 1,\n[^]*\}\n$/);
});

test('what was declared by hand is kept', () => {
  const byHand = { storage: { s3: { capacityTiB: 26 } }, spareHosts: 2, expectedDisconnectHours: 12 };
  fs.writeFileSync(file, JSON.stringify({ outposts: [{ outpost: RACK, ...byHand }] }));

  writeInventory(file, FOUND);

  expect(read()).toEqual({ ...FOUND, outposts: [{ outpost: RACK, ...byHand }, expect.objectContaining({ outpost: SERVER })] });
});

test('no host to spare is a declaration, too', () => {
  fs.writeFileSync(file, JSON.stringify({ outposts: [{ outpost: RACK, spareHosts: 0 }] }));

  writeInventory(file, FOUND);

  expect(read().outposts).toContainEqual({ outpost: RACK, spareHosts: 0 });
});

describe('what could not be read again is kept, with the time when it was read', () => {
  const POOLS = [{ PoolId: 'ipv4pool-coip-08181818181818181' }];
  const byHand = { storage: { ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] }, expectedDisconnectHours: 12 };
  const COMPLETE: Inventory = {
    ...FOUND,
    collectedAt: '2026-11-20T00:00:00.000Z',
    outposts: [{ outpost: RACK, ...byHand, assets: [{ AssetId: '1' }], assetInstances: [] }],
    coipPools: POOLS,
  };

  test('a list', () => {
    writeInventory(file, COMPLETE);

    const { kept } = writeInventory(file, { ...FOUND, outposts: [{ outpost: RACK, assetInstances: [{ InstanceId: 'i-1' }] }] });

    const times = { coipPools: COMPLETE.collectedAt, [`${RACK.OutpostId}.assets`]: COMPLETE.collectedAt };
    expect(kept).toEqual(Object.entries(times).map(([list, collectedAt]) => ({ list, collectedAt })));
    expect(read()).toEqual({
      ...FOUND,
      collectedEarlier: times,
      outposts: [{ outpost: RACK, ...byHand, assets: [{ AssetId: '1' }], assetInstances: [{ InstanceId: 'i-1' }] }],
      coipPools: POOLS,
    });
  });

  test('a list that was kept before, with its first time', () => {
    writeInventory(file, COMPLETE);
    writeInventory(file, { ...FOUND, collectedAt: '2026-11-22T00:00:00.000Z', outposts: COMPLETE.outposts });
    writeInventory(file, { ...FOUND, outposts: undefined });

    expect(read()).toMatchObject({ collectedAt: FOUND.collectedAt, coipPools: POOLS, outposts: COMPLETE.outposts });
    expect(read().collectedEarlier).toEqual({ coipPools: COMPLETE.collectedAt, outposts: '2026-11-22T00:00:00.000Z' });
  });

  test('the Outposts, with the times of their lists', () => {
    writeInventory(file, COMPLETE);
    writeInventory(file, { ...FOUND, outposts: [{ outpost: RACK }], coipPools: [] });
    const times = { [`${RACK.OutpostId}.assets`]: COMPLETE.collectedAt, [`${RACK.OutpostId}.assetInstances`]: COMPLETE.collectedAt };
    expect(read().collectedEarlier).toEqual(times);

    writeInventory(file, { ...FOUND, collectedAt: '2026-11-28T00:00:00.000Z', outposts: undefined, coipPools: [] });

    expect(read().outposts).toEqual(COMPLETE.outposts);
    expect(read().collectedEarlier).toEqual({ ...times, outposts: FOUND.collectedAt });
  });

  test('not what AWS reads as empty, and no Outpost that is gone', () => {
    writeInventory(file, COMPLETE);
    const { outposts: _outposts, ...rest } = FOUND;
    const { kept } = writeInventory(file, { ...rest, outposts: [{ outpost: SERVER }], coipPools: [] });

    expect(kept).toEqual([]);
    expect(read()).toEqual({ ...rest, outposts: [{ outpost: SERVER }], coipPools: [] });
  });

  test('and its age is told', () => {
    const now = Date.parse('2026-11-28T12:00:00Z');
    const list = 'coipPools';
    expect(describeKept({ list, collectedAt: '2026-11-27T10:30:00Z' }, now)).toBe('coipPools as of 2026-11-27T10:30:00Z, 25 hours old');
    expect(describeKept({ list, collectedAt: '2026-11-20T00:00:00Z' }, now)).toBe('coipPools as of 2026-11-20T00:00:00Z, 8 days old');
    expect(describeKept({ list }, now)).toBe('coipPools of the existing inventory');
  });
});

test.each(['fsyncSync', 'renameSync'] as const)('a file stays whole when writing fails in %s', (step) => {
  writeInventory(file, FOUND);
  jest.mocked(jest.requireMock<typeof fs>('fs')[step]).mockImplementationOnce(() => {
    throw new Error('ENOSPC: no space left on device, write');
  });

  expect(() => writeInventory(file, { ...FOUND, outposts: [] })).toThrow(
    `cannot write ${file}: ENOSPC: no space left on device, write; specify another file with --out`,
  );
  expect(read()).toEqual({ ...FOUND, outposts: expect.any(Array) });
  expect(read().outposts).toHaveLength(2);
  expect(fs.readdirSync(folder)).toEqual(['outposts.json']);
});

test('a folder that does not exist is named', () => {
  const missing = path.join(folder, 'plant');

  expect(() => writeInventory(path.join(missing, 'outposts.json'), FOUND)).toThrow(UnusableInput);
  expect(() => writeInventory(path.join(missing, 'outposts.json'), FOUND)).toThrow(`the folder ${missing} does not exist; create it first`);
});

test('a folder in one without permission is not said to be missing', () => {
  const closed = path.join(folder, 'closed');
  fs.mkdirSync(closed);
  fs.chmodSync(closed, 0);
  fs.chmodSync(folder, 0o755);
  const isRoot = process.getuid!() === 0;
  // The permissions of a folder do not bind root.
  if (isRoot) process.seteuid!(65534);
  try {
    for (const write of [checkDestination, (destination: string) => writeInventory(destination, FOUND)])
      expect(() => write(path.join(closed, 'plant/outposts.json'))).toThrow(/plant\/outposts.json: EACCES: permission denied, /);
  } finally {
    if (isRoot) process.seteuid!(0);
    fs.chmodSync(closed, 0o755);
  }
});

test('a folder in place of the file is left alone', () => {
  fs.mkdirSync(file);

  expect(() => writeInventory(file, FOUND, { force: true })).toThrow(UnusableInput);
});

test('a file that is no inventory is overwritten only by force', () => {
  fs.writeFileSync(file, '# notes');

  expect(() => writeInventory(file, FOUND)).toThrow(
    `${file} exists and is not an inventory; specify another file with --out, or overwrite it with --force`,
  );
  expect(fs.readFileSync(file, 'utf8')).toBe('# notes');

  writeInventory(file, FOUND, { force: true });
  expect(read().region).toBe('eu-west-3');
});

test('the inventory of another Region is overwritten only by force', () => {
  writeInventory(file, { ...FOUND, region: 'us-west-2' });

  expect(() => writeInventory(file, FOUND)).toThrow(
    `${file} is the inventory of us-west-2, 111122223333, not of eu-west-3, 111122223333; specify another file with --out, or overwrite it with --force`,
  );

  writeInventory(file, FOUND, { force: true });
  expect(read().region).toBe('eu-west-3');
});

test('a symbolic link stays one', () => {
  const target = path.join(folder, 'shared.json');
  fs.writeFileSync(target, '{}');
  fs.symlinkSync(target, file);

  writeInventory(file, FOUND);

  expect(fs.lstatSync(file).isSymbolicLink()).toBe(true);
  expect(parseInventory(fs.readFileSync(target, 'utf8'), target).account).toBe('111122223333');
});

test('what cannot be written is known before anything is read from AWS', () => {
  expect(() => checkDestination(path.join(folder, 'plant/outposts.json'))).toThrow('does not exist; create it first');
  expect(() => checkDestination(folder)).toThrow(UnusableInput);
  expect(() => checkDestination(file)).not.toThrow();

  fs.writeFileSync(file, '# notes');
  expect(() => checkDestination(file)).toThrow('is not an inventory');
  expect(() => checkDestination(file, { force: true })).not.toThrow();
});

test('an empty object is not an inventory to check with', () => {
  fs.writeFileSync(file, '{}');
  expect(() => readInventories([file])).toThrow(InventoryError);
  expect(() => readInventories([file])).toThrow(
    "the file has no field of an inventory; correct the file, or write it again with 'npx cdk-outposts discover'",
  );
});
