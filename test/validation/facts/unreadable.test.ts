import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { openTemplates } from '../../../lib/validation/facts/assembly';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { evaluate } from '../../../lib/validation/evaluate';
import { rules } from '../../../lib/validation/rules';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-unreadable-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A subnet that one rule finds, beside the part that cannot be read. */
const FOUND: Json = {
  Bad: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: 'vpc-1',
      OutpostArn: OUTPOST_ARN.replace('us-west-2', 'eu-west-3'),
      CidrBlock: '10.0.8.0/24',
      AvailabilityZone: 'us-west-2a',
    },
  },
};

function write(name: string, template: unknown): { readonly name: string; readonly path: string; readonly region: string } {
  const file = path.join(folder, `${name}.template.json`);
  fs.writeFileSync(file, typeof template === 'string' ? template : JSON.stringify(template));
  return { name, path: file, region: 'us-west-2' };
}

function evaluated(...files: { readonly name: string; readonly path: string }[]) {
  const { findings, unread } = evaluate(readFacts(openTemplates(files)), rules);
  return { found: [...new Set(findings.map(({ ruleId, location }) => `${location.stack}: ${ruleId}`))], unread };
}

const ALL_FOUND = ['Plant: outpost-of-another-region'];

const nestedJoins = (depth: number) => `${'{"Fn::Join":["",["a",'.repeat(depth)}"b"${']]}'.repeat(depth)}`;
const withVolume = (expression: string) =>
  `{"Resources":{"Deep":{"Type":"AWS::EC2::Volume","Properties":{"AvailabilityZone":${expression},"OutpostArn":"${OUTPOST_ARN}"}},${JSON.stringify(FOUND).slice(1)}}`;

test('5,000 nested joins are told, and everything else is evaluated', () => {
  const deep = write('Plant', withVolume(nestedJoins(5_000)));
  const { found, unread } = evaluated(deep);
  expect(found).toEqual(ALL_FOUND);
  expect(unread).toEqual([{ stack: 'Plant', what: `Deep in ${deep.path}`, why: 'its expressions are nested too deeply' }]);
});

test('100 nested joins are read', () => {
  expect(evaluated(write('Plant', withVolume(nestedJoins(100))))).toEqual({ found: ALL_FOUND, unread: [] });
});

test('an export whose name is nested too deeply is told', () => {
  const output = `{"Value":"x","Export":{"Name":${nestedJoins(5_000)}}}`;
  const bad = write('Other', `{"Resources":{},"Outputs":{"Deep":${output}}}`);
  const { found, unread } = evaluated(bad, write('Plant', { Resources: FOUND }));
  expect(found).toEqual(ALL_FOUND);
  expect(unread).toMatchObject([{ stack: 'Other', why: 'its expressions are nested too deeply', file: bad.path }]);
});

describe('circular references are unknown', () => {
  const imports = (name: string) => ({ 'Fn::ImportValue': name });
  const volume = (zone: unknown) => ({ Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: zone, OutpostArn: OUTPOST_ARN } });

  test.each<[string, Json]>([
    ['an output that imports itself', { Value: imports('Zone'), Export: { Name: 'Zone' } }],
    ['an output whose text contains itself', { Value: { 'Fn::Join': ['', [imports('Zone'), imports('Zone')]] }, Export: { Name: 'Zone' } }],
    ['an export that is named by itself', { Value: 'us-west-2a', Export: { Name: imports('Zone') } }],
  ])('%s', (_, output) => {
    const stack = write('Plant', { Resources: { ...FOUND, Data: volume(imports('Zone')) }, Outputs: { Zone: output } });
    expect(evaluated(stack)).toEqual({ found: ALL_FOUND, unread: [] });
  });

  test('a nested stack whose parameter is its own output', () => {
    write('Inner', {
      Parameters: { Zone: { Type: 'String' } },
      Resources: { Data: volume({ Ref: 'Zone' }) },
      Outputs: { Zone: { Value: { 'Fn::Sub': '${Zone}' } } },
    });
    const inner = {
      Type: 'AWS::CloudFormation::Stack',
      Metadata: { 'aws:asset:path': 'Inner.template.json' },
      Properties: { Parameters: { Zone: { 'Fn::GetAtt': ['Inner', 'Outputs.Zone'] } } },
    };
    expect(evaluated(write('Plant', { Resources: { ...FOUND, Inner: inner } }))).toEqual({ found: ALL_FOUND, unread: [] });
  });
});

describe('nested stacks', () => {
  const nested = (file: string) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } });

  test('that contain themselves are told', () => {
    const plant = write('Plant', { Resources: { ...FOUND, Inner: nested('Loop.template.json') } });
    const loop = write('Loop', { Resources: { Again: nested('Plant.template.json') } });
    const { found, unread } = evaluated(plant);
    expect(found).toEqual(ALL_FOUND);
    expect(unread).toEqual([
      {
        stack: 'Plant/Inner',
        what: `the template ${plant.path} of the nested stack Again`,
        why: expect.stringContaining('a template that contains itself'),
        file: plant.path,
      },
    ]);
    expect(loop.path).toContain('Loop');
  });

  test('that are not JSON are told', () => {
    const broken = write('Broken', '{ "Resources": ');
    const { found, unread } = evaluated(write('Plant', { Resources: { ...FOUND, Inner: nested('Broken.template.json') } }));
    expect(found).toEqual(ALL_FOUND);
    expect(unread).toMatchObject([{ stack: 'Plant', what: expect.stringContaining(broken.path), file: broken.path }]);
  });
});

test('a template that is not JSON costs only itself', () => {
  const broken = write('Broken', '{ "Resources": ');
  const { found, unread } = evaluated(broken, write('Plant', { Resources: FOUND }));
  expect(found).toEqual(ALL_FOUND);
  expect(unread).toMatchObject([{ stack: 'Broken', what: `the template ${broken.path}`, file: broken.path }]);
});

test.each<[string, unknown, string]>([
  ['a text', 'op-0a1b2c3d4e5f60718', 'the value must be an object, got a string "op-0a1b2c3d4e5f60718"'],
  ['an Outpost without fields', { outposts: [null] }, '"outposts[0]" must be an object, got null'],
  ['assets that are no list', { outposts: [{ assets: { A: {} } }] }, '"outposts[0].assets" must be a list, got an object'],
  ['a logical ID that is a number', { outposts: [{ logicalId: 7 }] }, '"outposts[0].logicalId" must be a string, got a number 7'],
  [
    'a generation that AWS does not have',
    { outposts: [{ outpost: { Generation: 'GEN1' } }] },
    '"outposts[0].outpost.Generation" must be "GENERATION_1" or "GENERATION_2", got "GEN1"',
  ],
])('a declaration in the Metadata that is %s is told', (_, declaration, why) => {
  const plant = write('Plant', { Resources: FOUND, Metadata: { 'cdk-outposts': declaration } });
  const { found, unread } = evaluated(plant);
  expect(found).toEqual(ALL_FOUND);
  expect(unread).toEqual([
    {
      stack: 'Plant',
      what: `the declaration in the Metadata of ${plant.path}`,
      why: expect.stringContaining(why),
    },
  ]);
});

test('a rule that fails costs only itself', () => {
  const plant = write('Plant', { Resources: FOUND });
  const failing = {
    ...rules[0],
    id: 'fails',
    on: 'subnet' as const,
    onOutpost: false,
    when: undefined,
    needs: [],
    check: () => {
      throw new TypeError('no such thing');
    },
  };
  const { findings, unread } = evaluate(readFacts(openTemplates([plant])), [failing, ...rules]);
  expect(findings.map(({ ruleId }) => ruleId)).toContain('outpost-of-another-region');
  expect(unread).toEqual([
    {
      stack: 'Plant',
      what: `Plant.Bad in ${plant.path}`,
      why: expect.stringMatching(/^the rule fails failed with "no such thing"; report it at https:/),
    },
  ]);
});

describe('a condition that CloudFormation cannot evaluate is told', () => {
  const volume = (properties: Json, rest: Json = {}): Json => ({
    Type: 'AWS::EC2::Volume',
    Properties: { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties },
    ...rest,
  });

  test.each<[string, unknown, Json, string]>([
    ['not declared', 'Missing', {}, 'condition Missing is not in the template'],
    ['of another type', ['A'], {}, 'its Condition is not a text'],
    ['a circle', 'A', { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Not': [{ Condition: 'A' }] } }, 'condition A depends on itself'],
    ['a circle that it depends on', 'A', { A: { Condition: 'B' }, B: { Condition: 'B' } }, 'condition B depends on itself'],
    ['a circle of a function', 'A', { A: { 'Fn::Equals': [{ 'Fn::If': ['A', 'x', 'y'] }, 'x'] } }, 'condition A depends on itself'],
    [
      'dependent on one that is not declared',
      'A',
      { A: { 'Fn::Or': [{ Condition: 'B' }, { Condition: 'C' }] }, B: true },
      'condition C is not in the template',
    ],
    ['of an unknown function', 'A', { A: { 'Fn::Foo': ['x', 'y'] } }, 'condition A uses Fn::Foo, which is not a condition function'],
    [
      'of an unknown function in another one',
      'A',
      { A: { 'Fn::Not': [{ 'Fn::Foo': 'x' }] } },
      'condition A uses Fn::Foo, which is not a condition function',
    ],
    ['a comparison of three', 'A', { A: { 'Fn::Equals': ['x', 'y', 'z'] } }, 'condition A has Fn::Equals with 3 instead of 2 arguments'],
    ['a negation of two', 'A', { A: { 'Fn::Not': [true, true] } }, 'condition A has Fn::Not with 2 instead of 1 arguments'],
    ['a conjunction of one', 'A', { A: { 'Fn::And': [true] } }, 'condition A has Fn::And with 1 instead of 2 to 10 arguments'],
    ['no list', 'A', { A: { 'Fn::Or': true } }, 'condition A has Fn::Or with 1 instead of 2 to 10 arguments'],
    ['a text', 'A', { A: 'true' }, 'condition A is not a condition function'],
  ])('%s', (_, Condition, Conditions, why) => {
    const file = write('Plant', { Conditions, Resources: { ...FOUND, Data: volume({}, { Condition }) } });
    const { found, unread } = evaluated(file);
    expect(found).toEqual(ALL_FOUND);
    expect(unread).toContainEqual({ stack: 'Plant', what: 'Data', why: `${why}, so CloudFormation rejects the template` });
  });

  test('also if no resource depends on it', () => {
    const { unread } = evaluated(write('Plant', { Conditions: { A: { 'Fn::Foo': [] } }, Resources: FOUND }));
    const why = 'condition A uses Fn::Foo, which is not a condition function, so CloudFormation rejects the template';
    expect(unread).toEqual([{ stack: 'Plant', what: 'condition A', why }]);
  });

  test('in Fn::If', () => {
    const OutpostArn = { 'Fn::If': ['A', OUTPOST_ARN, { Ref: 'AWS::NoValue' }] };
    const Conditions = { A: { Condition: 'A' } };
    const { unread } = evaluated(write('Plant', { Conditions, Resources: { ...FOUND, Data: volume({ OutpostArn }) } }));
    expect(unread).toContainEqual({ stack: 'Plant', what: 'OutpostArn of Data', why: 'condition A depends on itself' });
  });

  test('and a valid condition is not', () => {
    const Conditions = { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-west-2'] } };
    const { unread } = evaluated(write('Plant', { Conditions, Resources: { ...FOUND, Data: volume({}, { Condition: 'A' }) } }));
    expect(unread).toEqual([]);
  });
});
