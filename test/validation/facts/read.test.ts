import * as fc from 'fast-check';
import { differ } from '../../../lib/validation/facts/fact';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json, TemplateSource } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';
import { evaluate } from '../../../lib/validation/evaluate';
import { validate } from '../../../lib/validation/validate';

const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';

function stack(name: string, resources: Json, rest: Partial<TemplateSource> & { readonly outputs?: Json } = {}): TemplateSource {
  const { outputs = {}, ...source } = rest;
  return { name, path: `${name}.template.json`, body: { Resources: resources, Outputs: outputs }, ...source };
}

const subnet = (properties: object) => ({ Type: 'AWS::EC2::Subnet', Properties: properties });

describe('a reference', () => {
  test('leads to the fact of the resource, in whatever stack it is', () => {
    const network = stack(
      'Network',
      { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } },
      { outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: 'Network:Vpc' } } } },
    );
    const plant = stack('Plant', { Subnet: subnet({ VpcId: { 'Fn::ImportValue': 'Network:Vpc' } }) });
    for (const sources of [
      [network, plant],
      [plant, network],
    ]) {
      const facts = readFacts(sources);
      expect(facts.all('subnet')[0].vpc).toBe(facts.all('vpc')[0]);
    }
  });

  test('goes through the parameters and outputs of a nested stack', () => {
    const parent = stack('Parent', {
      Vpc: { Type: 'AWS::EC2::VPC' },
      Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Vpc: { Ref: 'Vpc' } } } },
      Attachment: {
        Type: 'AWS::EC2::Instance',
        Properties: { SubnetId: { 'Fn::GetAtt': ['Inner', 'Outputs.Subnet'] } },
      },
    });
    const inner: TemplateSource = {
      name: 'Parent/Inner',
      path: 'inner.json',
      body: {
        Parameters: { Vpc: { Type: 'String' } },
        Resources: { Subnet: subnet({ VpcId: { Ref: 'Vpc' } }) },
        Outputs: { Subnet: { Value: { Ref: 'Subnet' } } },
      },
      parent: { template: parent, logicalId: 'Inner' },
    };
    const facts = readFacts([parent, inner]);
    expect(facts.all('subnet')[0].vpc).toBe(facts.all('vpc')[0]);
    expect(facts.all('instance')[0].subnet).toBe(facts.all('subnet')[0]);
  });

  test('to an Outpost is known by its ID, in an ARN with unknown parts too', () => {
    const arn = { 'Fn::Sub': `arn:\${AWS::Partition}:outposts:\${AWS::Region}:\${AWS::AccountId}:outpost/${OUTPOST_ID}` };
    const literal = `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
    const [a, b] = readFacts([stack('S', { A: subnet({ OutpostArn: arn }), B: subnet({ OutpostArn: literal }) })]).all('subnet');
    expect(a.outpost).toBe(b.outpost);
    expect(a.outpost).toMatchObject({ id: OUTPOST_ID, origin: 'account' });
  });

  test('that is absent is null, and one that a condition may remove is not known', () => {
    const sometimes = { 'Fn::If': ['C', 'arn', { Ref: 'AWS::NoValue' }] };
    const [none, maybe] = readFacts([stack('S', { A: subnet({}), B: subnet({ OutpostArn: sometimes }) })]).all('subnet');
    expect(none.outpost).toBeNull();
    expect(maybe.outpost).toBeUndefined();
  });
});

describe('two facts differ', () => {
  const [here, there, byId, byOtherId, byParameter, byOtherParameter] = readFacts([
    stack('S', {
      ...{ V1: { Type: 'AWS::EC2::VPC' }, V2: { Type: 'AWS::EC2::VPC' } },
      ...{ A: subnet({ VpcId: { Ref: 'V1' } }), B: subnet({ VpcId: { Ref: 'V2' } }) },
      ...{ C: subnet({ VpcId: 'vpc-1' }), D: subnet({ VpcId: 'vpc-2' }) },
      ...{ E: subnet({ VpcId: { Ref: 'P1' } }), F: subnet({ VpcId: { Ref: 'P2' } }) },
    }),
  ])
    .all('subnet')
    .map(({ vpc }) => vpc);

  test('when both are created here, or both are named by their IDs', () => {
    expect(differ(here, there)).toBe(true);
    expect(differ(byId, byOtherId)).toBe(true);
  });

  test('when a template names another one than it creates, but not when another stack may name that one', () => {
    expect(differ(here, byId)).toBe(true);
    expect(differ(byId, here)).toBe(true);
    const elsewhere = { Other: subnet({ VpcId: 'vpc-1' }), Third: subnet({ VpcId: 'vpc-3' }) };
    const vpcs = [
      { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' },
      { VpcId: 'vpc-3', CidrBlock: '10.3.0.0/16' },
    ];
    const created = { V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }, A: subnet({ VpcId: { Ref: 'V' } }) };
    const facts = readFacts([stack('S', created), stack('T', elsewhere)], [{ vpcs }]);
    const [vpc, first, third] = facts.all('subnet').map((fact) => fact.vpc);
    expect(differ(vpc, first)).toBe(false);
    expect(differ(vpc, third)).toBe(true);
  });

  test('but perhaps not when only the deployment knows one of them', () => {
    expect(differ(byParameter, byOtherParameter)).toBe(false);
    expect(differ(here, here)).toBe(false);
    expect(differ(here, undefined)).toBe(false);
  });
});

test('a subnet uses the main route table of its VPC unless an association says otherwise', () => {
  const resources = { Subnet: subnet({ VpcId: 'vpc-1' }), Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'vpc-1' } } };
  const association = (subnetId: unknown) => ({
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: subnetId, RouteTableId: { Ref: 'Table' } },
  });
  const routeTableOf = (more: Json) => readFacts([stack('S', { ...resources, ...more })]).all('subnet')[0].routeTable;
  expect(routeTableOf({})).toBeNull();
  expect(routeTableOf({ A: association({ Ref: 'Subnet' }) })).toMatchObject({ id: 'S.Table' });
  expect(routeTableOf({ A: association({ Ref: 'Parameter' }) })).toBeUndefined();
});

test('a later inventory wins over an earlier one and over what the template declares', () => {
  const outpost = (Generation: string) => ({ outposts: [{ outpost: { OutpostId: OUTPOST_ID, Generation } }] });
  const source = { ...stack('S', {}), body: { Resources: {}, Metadata: { 'cdk-outposts': outpost('GENERATION_1') } } };
  const generation = (...inventories: object[]) => readFacts([source], inventories).all('outpost')[0].generation;
  expect(generation()).toBe('GENERATION_1');
  expect(generation(outpost('GENERATION_2'))).toBe('GENERATION_2');
  expect(generation(outpost('GENERATION_2'), { outposts: [{ outpost: { OutpostId: OUTPOST_ID } }] })).toBe('GENERATION_2');
});

test('whatever a template holds, reading and judging it never throws', () => {
  const types = [
    ...new Set(
      rules.flatMap(({ examples }) =>
        [examples.good, examples.bad].flatMap(({ resources }) => Object.values(resources).map(({ Type }) => Type)),
      ),
    ),
  ];
  const properties = [
    ...new Set(
      rules.flatMap(({ examples }) =>
        Object.values(examples.bad.resources).flatMap(({ Properties }) => Object.keys((Properties as object) ?? {})),
      ),
    ),
  ];
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constant({ Ref: 'R' }),
    fc.constant({ 'Fn::GetAtt': ['R', 'Arn'] }),
    fc.jsonValue().map((inner) => ({ 'Fn::If': ['C', inner, { Ref: 'AWS::NoValue' }] })),
    fc.jsonValue().map((inner) => ({ 'Fn::Join': inner })),
    fc.jsonValue().map((inner) => ({ 'Fn::Select': [0, inner] })),
    fc.jsonValue().map((inner) => ({ 'Fn::Sub': inner })),
    fc.constant({ 'Fn::Sub': '${P}-${R.Arn}' }),
    fc.constant({ 'Fn::Split': [',', { Ref: 'P' }] }),
    fc.constant({ Ref: 'P' }),
    fc.constant({ 'Fn::Transform': { Name: 'M' } }),
    fc.constant('10.0.0.0/24'),
    fc.constant(`arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`),
  );
  const resource = fc.record(
    { Type: fc.constantFrom(...types), Properties: fc.dictionary(fc.constantFrom(...properties), value) },
    { requiredKeys: ['Type'] },
  );
  const condition = fc.oneof(
    fc.jsonValue(),
    fc.jsonValue().map((inner) => ({ 'Fn::Equals': [{ Ref: 'P' }, inner] })),
    fc.jsonValue().map((inner) => ({ 'Fn::And': inner })),
    fc.constant({ 'Fn::Or': [{ Condition: 'C' }, { Condition: 'D' }] }),
    fc.constant({ 'Fn::Not': [{ Condition: 'D' }] }),
  );
  const body = fc.record({
    Resources: fc.oneof(
      fc.dictionary(fc.constantFrom('R', 'S', 'T', 'U'), resource),
      fc.record({ 'Fn::ForEach::L': fc.oneof(fc.jsonValue(), fc.tuple(fc.constant('P'), value, fc.record({ 'R${P}': resource }))) }),
    ),
    Conditions: fc.dictionary(fc.constantFrom('C', 'D'), condition),
    Parameters: fc.dictionary(
      fc.constantFrom('P'),
      fc.oneof(fc.jsonValue(), fc.record({ Type: fc.string(), AllowedValues: fc.jsonValue(), Default: fc.jsonValue() })),
    ),
    Outputs: fc.dictionary(
      fc.constantFrom('O'),
      fc.oneof(fc.jsonValue(), fc.record({ Value: value, Export: fc.record({ Name: value }), Condition: fc.jsonValue() })),
    ),
    Transform: fc.oneof(fc.jsonValue(), fc.constantFrom('AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31', 'M')),
    Globals: fc.jsonValue(),
  });
  fc.assert(
    fc.property(body, (template) => {
      const { findings, unread } = validate([{ ...stack('S', {}), body: template }], [], rules);
      expect(JSON.stringify([findings, unread])).not.toContain('\\u0000');
    }),
    { numRuns: 600 },
  );
});

test('a server has no generation, which is known of it and leaves nothing undecided', () => {
  const inventory = { outposts: [{ outpost: { OutpostId: OUTPOST_ID, SupportedHardwareType: 'SERVER' } }] };
  const facts = readFacts(
    [stack('S', { Line: subnet({ OutpostArn: `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}` }) })],
    [inventory],
  );
  expect(facts.all('subnet')[0].outpost).toMatchObject({ hardware: 'SERVER', generation: null, rackScaling: null });
  expect(evaluate(facts, rules).undecided.filter(({ why }) => why.includes('generation'))).toEqual([]);
});
