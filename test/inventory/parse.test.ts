import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Inventory } from '../../lib/inventory/inventory';
import { InventoryError, parseInventory } from '../../lib/inventory/parse';
import { serializeInventory } from '../../lib/inventory/serialize';

const FACTORY = readFileSync(path.join(__dirname, '../fixtures/inventory/factory.json'), 'utf8');

/** The error of a file with this content. */
function errorOf(content: unknown): InventoryError {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  try {
    parseInventory(text, 'outposts.json');
  } catch (error) {
    return error as InventoryError;
  }
  throw new Error(`accepted: ${text}`);
}

describe('parsing', () => {
  test('returns the content of the file', () => {
    expect(parseInventory(FACTORY, 'factory.json')).toEqual(JSON.parse(FACTORY));
  });

  test('accepts an empty inventory', () => {
    expect(parseInventory('{}', 'outposts.json')).toEqual({});
  });

  test('accepts unknown fields, because AWS adds fields to its APIs', () => {
    const content = { outposts: [{ outpost: { OutpostId: 'op-1', Cooling: { Kind: 'LIQUID' } } }], quotas: [1] } as const;
    expect(parseInventory(JSON.stringify(content), 'outposts.json')).toEqual(content);
  });

  test('names unknown fields once for all elements, because they may be misspelt', () => {
    const outpost = { OutpostId: 'op-1', Generaton: 'GENERATION_1' };
    const content = { outposts: [{ outpost }, { outpost, spareHost: 1 }], localgateways: [], schemaVersion: 1 };
    const fields: string[] = [];
    parseInventory(JSON.stringify(content), 'outposts.json', (unknown) => fields.push(...unknown));
    expect(fields).toEqual(['outposts[].outpost.Generaton', 'outposts[].spareHost', 'localgateways']);
    parseInventory(FACTORY, 'factory.json', (unknown) => fields.push(...unknown));
    expect(fields).toHaveLength(3);
  });

  test('accepts the byte order mark of some editors', () => {
    expect(parseInventory('\uFEFF{"region":"eu-west-3"}', 'outposts.json')).toEqual({ region: 'eu-west-3' });
  });

  test.each([
    ['an empty file', '', 'empty file'],
    ['half a file', FACTORY.slice(0, 1000), 'JSON'],
    ['a list', [], 'an inventory is a JSON object, got a list'],
    ['a text', '"outposts"', 'an inventory is a JSON object, got a string'],
    ['a later version', { schemaVersion: 2 }, '"schemaVersion" is 2, this version of cdk-outposts supports 1'],
    ['a version in quotes', { schemaVersion: '1' }, '"schemaVersion" is "1"'],
    ['Outposts by ID', { outposts: { 'op-1': {} } }, '"outposts" must be a list, got an object'],
    ['a bare ID for an Outpost', { outposts: ['op-1'] }, '"outposts[0]" must be an object, got a string "op-1"'],
    [
      'a number for a text',
      { outposts: [{ outpost: { OwnerId: 111122223333 } }] },
      '"outposts[0].outpost.OwnerId" must be a string, got a number',
    ],
    [
      'a text for a number',
      { localGatewayVirtualInterfaces: [{ Vlan: '100' }] },
      '"localGatewayVirtualInterfaces[0].Vlan" must be a number',
    ],
    ['tags of another service', { sites: [{ Tags: [{ Key: 'a', Value: 'b' }] }] }, '"sites[0].Tags" must be an object, got a list'],
    [
      'a generation that AWS does not have',
      { outposts: [{ outpost: { Generation: 'GEN1' } }] },
      '"outposts[0].outpost.Generation" must be "GENERATION_1" or "GENERATION_2", got "GEN1"',
    ],
    [
      'hardware in other letters',
      { outposts: [{}, { outpost: { SupportedHardwareType: 'Rack' } }] },
      '"outposts[1].outpost.SupportedHardwareType" must be "RACK" or "SERVER", got "Rack"',
    ],
    ...[1_000_000_000, -1, 1.5].map((Count): [string, object, string] => [
      `${Count} slots`,
      { outposts: [{ assets: [{ ComputeAttributes: { InstanceTypeCapacities: [{ Count }] } }] }] },
      `"outposts[0].assets[0].ComputeAttributes.InstanceTypeCapacities[0].Count" must be a whole number from 0 to 9999, got ${Count}`,
    ]),
    [
      'the mode of a route table in the words of the console',
      { localGatewayRouteTables: [{ Mode: 'direct' }] },
      '"localGatewayRouteTables[0].Mode" must be "direct-vpc-routing" or "coip", got "direct"',
    ],
    [
      'a template',
      { AWSTemplateFormatVersion: '2010-09-09', Resources: {} },
      'the file is a CloudFormation template, not an inventory; specify it with --template',
    ],
    ['the output of list-outposts', { Outposts: [{ OutpostId: 'op-1' }] }, "the output of 'aws outposts list-outposts' or 'get-outpost'"],
    ['the output of get-outpost', { Outpost: { OutpostId: 'op-1' } }, "the output of 'aws outposts list-outposts' or 'get-outpost'"],
    ['an Outpost', { OutpostArn: 'arn' }, 'write each Outpost as {"outposts": [{"outpost": {"OutpostId": ...}}]}'],
    ['the output of describe-coip-pools', { CoipPools: [] }, 'it has "CoipPools"; rename the field to "coipPools"'],
    [
      'Outposts without their wrapper',
      { outposts: [{ OutpostId: 'op-1' }] },
      '"outposts[0]" must have the fields of the Outpost in "outpost"',
    ],
    ['another file', { name: 'app', dependencies: {} }, 'the file has no field of an inventory, got "name", "dependencies"'],
    ['deep lists', `{"outposts":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, '"outposts[0]" must be an object, got a list'],
    ['null', { localGateways: null }, '"localGateways" must be a list, got null; remove the field if its value is unknown'],
  ])('fails for %s, in one line that names the file and what to change', (_, content, expected) => {
    const error = errorOf(content);
    expect(error).toBeInstanceOf(InventoryError);
    expect(error.message).toContain(expected);
    expect(error.message).toMatch(/^outposts\.json: .+; .+$/);
  });

  test.each(['hunter2', '{"password": hunter2', '[hunter2]', '{"a": "b"} hunter2'])(
    'fails for %p without quoting it, as it may hold secrets',
    (content) => {
      const { message } = errorOf(content);
      expect(message).not.toMatch(/unter2/);
      expect(message).toMatch(/^outposts\.json: the file is not valid JSON: Un.+; /);
    },
  );
});

describe('serializing', () => {
  /** The same in another order: that of lists turned round, that of the fields of objects too. */
  function turnedRound(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(turnedRound).reverse();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([field, inner]) => [field, turnedRound(inner)]),
    );
  }

  const inventory = parseInventory(FACTORY, 'factory.json');

  test('writes the same text for any order of the input', () => {
    expect(serializeInventory(turnedRound(inventory) as Inventory)).toBe(serializeInventory(inventory));
  });

  test('can be parsed again without a loss', () => {
    expect(parseInventory(serializeInventory(inventory), 'outposts.json')).toEqual(inventory);
  });

  test('keeps unknown fields', () => {
    const unknown: object = { quotas: [3, 1, 2], outposts: [{ outpost: { OutpostId: 'op-1', Cooling: 'LIQUID' } }] };
    expect(JSON.parse(serializeInventory(unknown))).toEqual(unknown);
  });

  test('starts with the version and the Region, and sorts lists by ID', () => {
    const written = serializeInventory({
      localGateways: [{ LocalGatewayId: 'lgw-2' }, { LocalGatewayId: 'lgw-1' }],
      region: 'eu-west-3',
      schemaVersion: 1,
    });
    expect(written).toBe(`{
  "schemaVersion": 1,
  "region": "eu-west-3",
  "localGateways": [
    {
      "LocalGatewayId": "lgw-1"
    },
    {
      "LocalGatewayId": "lgw-2"
    }
  ]
}
`);
  });
});
