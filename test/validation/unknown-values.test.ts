import * as fs from 'fs';
import * as path from 'path';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { CfnVolume, EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { Outpost, OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { Inventory } from '../../lib/inventory/inventory';
import { parseInventory } from '../../lib/inventory/parse';
import { evaluate } from '../../lib/validation/evaluate';
import type { FactKind } from '../../lib/validation/facts/fact';
import { fieldName } from '../../lib/validation/facts/field-names';
import type { Json } from '../../lib/validation/facts/json';
import { readFacts } from '../../lib/validation/facts/read';
import type { Example, Rule } from '../../lib/validation/rule';
import { rules } from '../../lib/validation/rules';
import { DISCOVERED, PROPS } from '../../lib/validation/unknown-value';
import { fieldOn, KINDS } from './fact-fields';

const KIND_OF = new Map([...KINDS].map(([kind, type]) => [type, kind as FactKind]));

/** The fields that rules need and that may be unknown, by the kind of fact: `outpost.hosts.slots`. */
const NEEDED = [
  ...new Set(rules.flatMap(({ on, needs }) => needs.filter((need) => !need.endsWith('?')).flatMap((need) => [...fieldsOn(on, need)]))),
];

function* fieldsOn(on: FactKind, need: string): Generator<string> {
  const names = need.split('.');
  let [kind, start] = [on, 0];
  for (const [index] of names.entries()) {
    const { mayBeUnknown, leadsTo = '' } = fieldOn(on, names.slice(0, index + 1)) ?? {};
    if (mayBeUnknown) yield `${kind}.${names.slice(start, index + 1).join('.')}`;
    const next = KIND_OF.get(leadsTo);
    if (next) [kind, start] = [next, index + 1];
  }
}

const split = (needed: string): [FactKind, string] => [needed.split('.')[0] as FactKind, needed.slice(needed.indexOf('.') + 1)];

/** What of the facts of a template one rule cannot decide. */
function unknownIn(
  one: Rule,
  resources: Json,
  { inventory, region, account, ...rest }: Partial<Example> & { Metadata?: unknown } = {},
): string[] {
  const body = { Parameters: { P: { Type: 'String' } }, Resources: resources, ...rest };
  const source = { name: 'Stack', path: 'stack.json', body, region, account };
  return evaluate(readFacts([source], inventory ? [inventory] : []), [one]).undecided.map(({ why }) => why);
}

const ABOUT = { ...rules[0], on: 'volume' as FactKind, onOutpost: false, when: undefined, check: () => undefined };
const needing = (on: FactKind, ...needs: string[]): Rule => ({ ...ABOUT, on, needs });

describe('the name of a field', () => {
  test.each(NEEDED)('%s is in words of AWS', (needed) => {
    const { words, properties } = fieldName(...split(needed));
    expect(words).toMatch(/^[A-Za-z0-9]/);
    expect(words.replace(/CoIP|IPv[46]/g, '')).not.toMatch(/[a-z][A-Z]/);
    expect(words).not.toMatch(/^(is|has|uses|to|of) /);
    for (const property of properties) expect(property).toMatch(/^[A-Z]\w*(\.\w+)*$/);
  });
});

const FILE = path.join(__dirname, '../fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FILE, 'utf8'), FILE);
const OUTPOST_ARN = factory.outposts![0].outpost!.OutpostArn!;

/** A resource that leads to an existing one of each kind that `discover` reads, and the field that leads to it. */
const LEADING: {
  readonly [K in FactKind]?: { readonly on: FactKind; readonly by: string; readonly Type: string; readonly Properties: Json };
} = {
  outpost: { on: 'volume', by: 'outpost', Type: 'AWS::EC2::Volume', Properties: { OutpostArn: OUTPOST_ARN } },
  subnet: { on: 'instance', by: 'subnet', Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-0d111111111111111' } },
  vpc: { on: 'subnet', by: 'vpc', Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-04141414141414141' } },
  routeTable: { on: 'route', by: 'routeTable', Type: 'AWS::EC2::Route', Properties: { RouteTableId: 'rtb-0e121212121212121' } },
  localGatewayRouteTable: {
    on: 'localGatewayRoute',
    by: 'routeTable',
    Type: 'AWS::EC2::LocalGatewayRoute',
    Properties: { LocalGatewayRouteTableId: 'lgw-rtb-0c1c1c1c1c1c1c1c1' },
  },
  coipPool: {
    on: 'customerOwnedIpUse',
    by: 'pool',
    Type: 'AWS::S3Outposts::Endpoint',
    Properties: { CustomerOwnedIpv4Pool: 'ipv4pool-coip-08181818181818181' },
  },
};

const OF_EXISTING = NEEDED.filter((needed) => LEADING[split(needed)[0]] && !['account', 'region'].includes(split(needed)[1]));

describe('a value of an existing resource', () => {
  const unknown = (needed: string, inventory?: Inventory) => {
    const [kind, field] = split(needed);
    const { on, by, Type, Properties } = LEADING[kind]!;
    return unknownIn(needing(on, `${by}.${field}`), { Leading: { Type, Properties } }, { inventory });
  };
  const isDiscovered = (needed: string) => DISCOVERED[split(needed)[0]]?.includes(split(needed)[1]);

  test.each(OF_EXISTING.filter(isDiscovered))('%s is in an inventory, and the report says so', (needed) => {
    expect(unknown(needed)).toEqual([expect.stringContaining("read it with 'npx cdk-outposts discover'")]);
    expect(unknown(needed, factory)).toEqual([]);
  });

  test.each(OF_EXISTING.filter((needed) => !isDiscovered(needed)))(
    '%s is in no inventory, and the report does not say that it is',
    (needed) => {
      expect(unknown(needed).join()).not.toContain('discover');
      expect(unknown(needed, factory)).not.toEqual([]);
    },
  );
});

describe('a value of an Outpost', () => {
  const declaration: Omit<OutpostAttributes, 'outpostArn'> = {
    ...{ availabilityZone: 'eu-west-3a', availabilityZoneId: 'euw3-az1', hardware: OutpostHardware.RACK_GENERATION_2_SINGLE_RACK },
    localGateway: { localGatewayId: 'lgw-0123456789abcdef0' },
    capacity: {
      racks: [{ rackId: 'rack-1', hosts: [{ assetId: '1234567890', slots: { 'm7i.xlarge': 4 } }] }],
      spareHosts: 1,
      storage: { s3: Size.tebibytes(26), ebs: [{ volumeType: EbsDeviceVolumeType.GP2, capacity: Size.tebibytes(11) }] },
    },
    expectedDisconnection: Duration.hours(4),
  };

  /** The template of a volume on an Outpost with a declaration. */
  function template(declared: Partial<OutpostAttributes>): Json {
    const app = new App({ context: { 'cdk-outposts:validation': false } });
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-3' } });
    const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, ...declared });
    new CfnVolume(stack, 'Data', { availabilityZone: 'eu-west-3a', outpostArn: outpost.outpostArn, size: 1 });
    return app.synth().getStackByName('Stack').template as Json;
  }

  const [without, complete] = [template({}), template(declaration)];
  const unknown = (field: string, { Resources, ...others }: Json) =>
    unknownIn(needing('volume', `outpost.${field}`), Resources as Json, others);

  test.each(Object.entries(PROPS))('%s is declared by %s, and the report says so', (field, prop) => {
    expect(unknown(field, without)).toEqual([expect.stringContaining(`declare \`${prop}\` of the Outpost`)]);
    expect(unknown(field, complete)).toEqual([]);
    // The prop exists.
    expect(prop.split('.').reduce<unknown>((owner, name) => (owner as Json)[name], declaration)).toBeDefined();
  });

  test.each(NEEDED.filter((needed) => needed.startsWith('outpost.') && !PROPS[split(needed)[1]]))(
    '%s is not declared by a prop',
    (needed) => {
      expect(unknown(split(needed)[1], complete).join()).not.toContain('declare `');
    },
  );

  test('that a template creates is declared, and no inventory contains it', () => {
    const Resources = { Plant: { Type: 'AWS::Outposts::Outpost', Properties: { Name: 'plant' } } };
    expect(unknownIn(needing('outpost', 'generation'), Resources)).toEqual([
      'generation of Stack.Plant is not declared (declare `hardware` of the Outpost)',
    ]);
  });
});

describe('the environment of a stack', () => {
  test.each([
    ['account', { account: '111122223333' }],
    ['region', { region: 'eu-west-3' }],
    ['partition', { region: 'eu-west-3' }],
  ])('decides %s', (field, environment) => {
    const Resources = { Data: { Type: 'AWS::EC2::Volume', Properties: { OutpostArn: OUTPOST_ARN } } };
    const one = needing('placement', field);
    expect(unknownIn(one, Resources)).toEqual([
      expect.stringMatching(/ is not declared \(specify env of the stack, or --(account|region) for a template\)$/),
    ]);
    expect(unknownIn(one, Resources, environment)).toEqual([]);
  });
});

/** Fields that other resources decide, so that no parameter of the resource itself is to be specified. */
const BY_OTHERS =
  / (is|are) not known before deployment \(a resource outside the templates, or one with an unknown reference, can change it\)$/;

describe('a value that a parameter decides', () => {
  test.each(rules.map((one) => [one.id, one] as const))('is named by %s, with the parameter', (_, one) => {
    for (const example of [one.examples.bad, one.examples.good]) {
      const before = unknownIn(one, example.resources, example);
      for (const [logicalId, resource] of Object.entries(example.resources)) {
        for (const name of Object.keys((resource.Properties as Json | undefined) ?? {})) {
          const Properties = { ...(resource.Properties as Json), [name]: { Ref: 'P' } };
          const lines = unknownIn(one, { ...example.resources, [logicalId]: { ...resource, Properties } }, example);
          for (const line of lines.filter((each) => !before.includes(each) && !BY_OTHERS.test(each))) {
            expect(line).toMatch(/ not known before deployment \(parameter P has no value; specify it with --parameters\)$/);
          }
        }
      }
    }
  });
});
