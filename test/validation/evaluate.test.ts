import { evaluate } from '../../lib/validation/evaluate';
import { readFacts } from '../../lib/validation/facts/read';
import type { Json } from '../../lib/validation/facts/template';
import { rule, type Rule } from '../../lib/validation/rule';
import type { Inventory } from '../../lib/inventory/inventory';

const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const OUTPOST_ARN = `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
const ABOUT = {
  id: 'example-rule',
  enforces: ['EX-1'],
  severity: 'error',
  title: 'An example',
  fix: 'Change it',
  source: 'https://docs.aws.amazon.com/outposts/',
  examples: { bad: { resources: {} }, good: { resources: {} } },
} as const;

const PARAMETERS = { Parameter: { Type: 'String' } };
const parameter = (name = 'Parameter') => ({ Ref: name });
const resource = (type: string, Properties: object, more: object = {}) => ({ Type: type, Properties, ...more });
const volume = (properties: object) => resource('AWS::EC2::Volume', { OutpostArn: OUTPOST_ARN, ...properties });

function judged(judge: Rule, resources: Json, ...inventories: Inventory[]) {
  const { findings, undecided } = evaluate(
    readFacts(
      [{ name: 'Stack', path: 'stack.json', body: { Parameters: PARAMETERS, Resources: resources }, region: 'us-west-2' }],
      inventories,
    ),
    [judge],
  );
  return { found: findings.map(({ location, message }) => `${location.logicalId}: ${message}`), why: undecided.map(({ why }) => why) };
}

describe('a rule for what is on an Outpost', () => {
  const judge = rule({
    ...ABOUT,
    on: 'volume',
    onOutpost: true,
    needs: ['size'],
    check: ({ size }) => (size === 1 ? { message: 'small' } : undefined),
  });

  test('applies to that alone, and not to what may be in the Region', () => {
    expect(judged(judge, { Data: volume({ Size: 1 }) }).found).toEqual(['Data: small']);
    const sometimes = { 'Fn::If': ['IsOnOutpost', OUTPOST_ARN, { Ref: 'AWS::NoValue' }] };
    for (const OutpostArn of [undefined, sometimes]) {
      expect(judged(judge, { Data: volume({ Size: 1, OutpostArn }) })).toEqual({ found: [], why: [] });
      expect(judged(judge, { Data: volume({ Size: parameter(), OutpostArn }) })).toEqual({ found: [], why: [] });
    }
  });

  test('is undecided where what it needs is unknown, and names the construct', () => {
    const Metadata = { 'aws:cdk:path': 'Stack/Data/Resource' };
    expect(judged(judge, { Data: resource('AWS::EC2::Volume', { OutpostArn: OUTPOST_ARN, Size: parameter() }, { Metadata }) })).toEqual({
      found: [],
      why: ['Size of Stack/Data is not known before deployment (parameter Parameter has no value; specify it with --parameters)'],
    });
  });
});

const HOW = " (declare `hardware` of the Outpost, or read it with 'npx cdk-outposts discover')";

test('what a declaration would tell is not declared', () => {
  const judge = rule({ ...ABOUT, on: 'volume', onOutpost: true, needs: ['outpost.generation'], check: () => undefined });
  expect(judged(judge, { Data: volume({}) }).why).toEqual([`generation of ${OUTPOST_ID} is not declared${HOW}`]);
  const created = {
    Plant: resource('AWS::Outposts::Outpost', { Name: 'plant' }),
    Data: volume({ OutpostArn: { 'Fn::GetAtt': ['Plant', 'Arn'] } }),
  };
  expect(judged(judge, created).why).toEqual(['generation of Stack.Plant is not declared (declare `hardware` of the Outpost)']);
  expect(judged(judge, { Data: volume({ OutpostArn: parameter() }) }).why).toEqual([
    'OutpostArn of Stack.Data is not known before deployment (parameter Parameter has no value; specify it with --parameters)',
  ]);
});

test('what is wrong already is found, whatever else is unknown', () => {
  const judge = rule({
    ...ABOUT,
    on: 'volume',
    needs: ['size', 'volumeType'],
    check: ({ size }) => (size === 1 ? { message: 'small' } : undefined),
  });
  expect(judged(judge, { Data: volume({ Size: 1, VolumeType: parameter() }) })).toEqual({ found: ['Data: small'], why: [] });
  expect(judged(judge, { Data: volume({ Size: 2, VolumeType: parameter() }) })).toEqual({
    found: [],
    why: ['VolumeType of Stack.Data is not known before deployment (parameter Parameter has no value; specify it with --parameters)'],
  });
});

test('a rule says nothing of what it does not apply to, and is decided without what is optional', () => {
  const judge = rule({
    ...ABOUT,
    on: 'volume',
    when: ({ size }) => size !== 2,
    needs: ['size?', 'volumeType'],
    check: () => undefined,
  });
  expect(judged(judge, { Data: volume({ Size: 2, VolumeType: parameter() }) }).why).toEqual([]);
  expect(judged(judge, { Data: volume({ Size: parameter(), VolumeType: 'gp2' }) }).why).toEqual([]);
  expect(judged(judge, { Data: volume({ Size: 1, VolumeType: parameter() }) }).why).toHaveLength(1);
});

describe('a path', () => {
  test('that ends early because something on it is absent means that the rule does not apply', () => {
    const judge = rule({ ...ABOUT, on: 'volume', needs: ['outpost.hardware', 'size'], check: () => ({ message: 'found' }) });
    expect(judged(judge, { Data: volume({ OutpostArn: undefined, Size: parameter() }) })).toEqual({ found: [], why: [] });
  });

  test('through a list is about each element, and leaves out those where it ends early', () => {
    const judge = rule({
      ...ABOUT,
      on: 'dbSubnetGroup',
      needs: ['subnets.outpost.hardware'],
      check: ({ subnets }) => (subnets?.some(({ outpost }) => outpost?.hardware === 'SERVER') ? { message: 'server' } : undefined),
    });
    const subnet = (id: string) => resource('AWS::EC2::Subnet', { OutpostArn: id && OUTPOST_ARN.replace(OUTPOST_ID, id) });
    const known = (OutpostId: string, SupportedHardwareType: string): Inventory => ({
      outposts: [{ outpost: { OutpostId, SupportedHardwareType } }],
    });
    const other = 'op-0fedcba9876543210';
    const resources = {
      InRegion: resource('AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24' }),
      First: subnet(OUTPOST_ID),
      Second: subnet(other),
      Group: resource('AWS::RDS::DBSubnetGroup', { SubnetIds: [{ Ref: 'InRegion' }, { Ref: 'First' }, { Ref: 'Second' }] }),
    };
    expect(judged(judge, resources, known(OUTPOST_ID, 'RACK'), known(other, 'RACK'))).toEqual({ found: [], why: [] });
    expect(judged(judge, resources, known(OUTPOST_ID, 'RACK'))).toEqual({ found: [], why: [`hardware of ${other} is not declared${HOW}`] });
    expect(judged(judge, resources, known(OUTPOST_ID, 'SERVER'))).toEqual({ found: ['Group: server'], why: [] });
    const { Group, ...inRegion } = { ...resources, First: resources.InRegion, Second: resources.InRegion };
    expect(judged(judge, { Group, ...inRegion })).toEqual({ found: [], why: [] });
  });
});

test('a rule about an Outpost that no template creates reports resources on it', () => {
  const judge = rule({
    ...ABOUT,
    on: 'outpost',
    needs: [],
    check: (outpost, facts) => facts.by('volume', 'outpost', outpost).map((at) => ({ at, message: `on ${outpost.id}` })),
  });
  expect(judged(judge, { First: volume({}), Second: volume({}) }).found).toEqual([`First: on ${OUTPOST_ID}`, `Second: on ${OUTPOST_ID}`]);
  const itself = rule({ ...ABOUT, on: 'outpost', needs: [], check: () => ({ message: 'itself' }) });
  expect(judged(itself, { Data: volume({}) }).found).toEqual([]);
  expect(judged(itself, { Plant: resource('AWS::Outposts::Outpost', { Name: 'plant' }) }).found).toEqual(['Plant: itself']);
});

test('what two resources lead to is found once, at the resource that holds the value', () => {
  const template = resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge' } });
  const judge = rule({
    ...ABOUT,
    on: 'launch',
    needs: ['instanceTypes'],
    check: ({ specifiedBy, instanceTypes }) => (specifiedBy ? { at: specifiedBy, message: `is ${instanceTypes?.join()}` } : undefined),
  });
  const group = () =>
    resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '1',
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    });
  expect(judged(judge, { Template: template, First: group(), Second: group() }).found).toEqual(['Template: is m5.xlarge']);
});
