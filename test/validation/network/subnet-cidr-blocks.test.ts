import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const CIDR_RULES = rules.filter(({ id }) => id.startsWith('subnet-cidr-block'));

const vpc = (CidrBlock: unknown) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
const secondary = (properties: object, more: object = {}) => ({
  Type: 'AWS::EC2::VPCCidrBlock',
  Properties: { VpcId: { Ref: 'Vpc' }, ...properties },
  ...more,
});
const region = (CidrBlock: unknown, more: object = {}, VpcId: unknown = { Ref: 'Vpc' }) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId, CidrBlock },
  ...more,
});
const plant = (CidrBlock: unknown, more: object = {}, VpcId: unknown = { Ref: 'Vpc' }) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId, CidrBlock, OutpostArn: OUTPOST_ARN },
  ...more,
});

function found(...templates: Json[]) {
  const sources = templates.map((Resources, index) => ({ name: `Stack${index}`, path: `${index}.json`, body: { Resources } }));
  const { findings, undecided } = evaluate(readFacts(sources), CIDR_RULES);
  expect(undecided).toEqual([]);
  return findings.map(({ ruleId, location }) => `${ruleId.replace('subnet-cidr-', '')} ${location.logicalId}`);
}

test('subnets in the CIDR blocks of their VPC that do not overlap are accepted', () => {
  expect(
    found({
      Vpc: vpc('10.0.0.0/16'),
      Second: secondary({ CidrBlock: '10.1.0.0/16' }),
      Region: region('10.0.0.0/17'),
      Plant: plant('10.0.128.0/17'),
      Line: plant('10.1.0.0/28'),
    }),
  ).toEqual([]);
});

describe('a CIDR block', () => {
  test.each(['10.0.8.0', '10.0.8.0/29', '10.0.0.0/15', '10.0.8.0/33', '10.0.256.0/24', 'fd00::/64', ''])('%p is invalid', (block) => {
    expect(found({ Plant: plant(block) })).toEqual(['block-is-invalid Plant']);
  });

  test('with host bits is created as another one', () => {
    expect(found({ Plant: plant('10.0.8.5/24') })).toEqual(['block-with-host-bits Plant']);
  });

  test('is outside the primary and the secondary CIDR blocks of the VPC', () => {
    const resources = {
      Vpc: vpc('10.0.0.0/16'),
      Second: secondary({ CidrBlock: '10.1.0.0/16' }),
      Ipv6: secondary({ AmazonProvidedIpv6CidrBlock: true }),
    };
    expect(found({ ...resources, Plant: plant('10.2.0.0/24') })).toEqual(['block-outside-vpc Plant']);
    expect(found({ ...resources, Vpc: vpc('10.0.0.0/20'), Plant: plant('10.0.0.0/16') })).toEqual(['block-outside-vpc Plant']);
  });

  test('of a subnet in the Region is checked if the VPC has a subnet on an Outpost', () => {
    const resources = { Vpc: vpc('10.0.0.0/16'), Region: region('10.2.0.5/24') };
    expect(found(resources)).toEqual([]);
    expect(found({ ...resources, Plant: plant('10.0.8.0/24') })).toEqual(['block-with-host-bits Region', 'block-outside-vpc Region']);
  });

  test('is accepted where it is unknown, or absent', () => {
    for (const block of [{ Ref: 'Block' }, undefined]) {
      expect(found({ Vpc: vpc('10.0.0.0/16'), Region: region('10.0.0.0/16'), Plant: plant(block) })).toEqual([]);
    }
  });
});

describe('the CIDR blocks of a VPC are unknown', () => {
  const outside = plant('10.2.0.0/24');
  test.each<[string, Json]>([
    ['if it exists', { Plant: plant('10.2.0.0/24', {}, 'vpc-0123456789abcdef0') }],
    ['if its own is a parameter', { Vpc: vpc({ Ref: 'Block' }), Plant: outside }],
    [
      'if IPAM allocates its own',
      { Vpc: { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 16 } }, Plant: outside },
    ],
    ['if a secondary one is a parameter', { Vpc: vpc('10.0.0.0/16'), Second: secondary({ CidrBlock: { Ref: 'Block' } }), Plant: outside }],
    [
      'if IPAM allocates a secondary one',
      { Vpc: vpc('10.0.0.0/16'), Second: secondary({ Ipv4IpamPoolId: 'ipam-pool-1' }), Plant: outside },
    ],
    [
      'if a secondary one may be of any VPC',
      { Vpc: vpc('10.0.0.0/16'), Second: secondary({ VpcId: { Ref: 'VpcId' }, CidrBlock: '10.2.0.0/16' }), Plant: outside },
    ],
    [
      'but not if a secondary one has a condition',
      { Vpc: vpc('10.0.0.0/16'), Second: secondary({ CidrBlock: '10.2.0.0/16' }, { Condition: 'IsBig' }), Plant: outside },
    ],
  ])('%s', (_, resources) => {
    expect(found(resources)).toEqual([]);
  });
});

describe('overlapping subnets', () => {
  test('are reported once, at the subnet on the Outpost, otherwise at the second one', () => {
    expect(found({ Vpc: vpc('10.0.0.0/16'), Plant: plant('10.0.8.0/24'), Region: region('10.0.0.0/17') })).toEqual([
      'blocks-overlap Plant',
    ]);
    expect(found({ Vpc: vpc('10.0.0.0/16'), First: plant('10.0.8.0/24'), Second: plant('10.0.8.0/25') })).toEqual([
      'blocks-overlap Second',
    ]);
    expect(
      found({ Vpc: vpc('10.0.0.0/16'), First: region('10.0.0.0/24'), Second: region('10.0.0.0/25'), Plant: plant('10.0.8.0/24') }),
    ).toEqual(['blocks-overlap Second']);
  });

  test('are found in an existing VPC, and in stacks that share a VPC', () => {
    const existing = 'vpc-0123456789abcdef0';
    expect(found({ Region: region('10.0.0.0/17', {}, existing) }, { Plant: plant('10.0.8.0/24', {}, existing) })).toEqual([
      'blocks-overlap Plant',
    ]);
  });

  test('are accepted in different VPCs, and if conditions or parameters of stacks may exclude each other', () => {
    expect(
      found({
        Vpc: vpc('10.0.0.0/16'),
        Other: vpc('10.0.0.0/16'),
        Plant: plant('10.0.8.0/24'),
        Line: plant('10.0.8.0/24', {}, { Ref: 'Other' }),
      }),
    ).toEqual([]);
    expect(
      found({
        Vpc: vpc('10.0.0.0/16'),
        Plant: plant('10.0.8.0/24', { Condition: 'IsEast' }),
        Line: plant('10.0.8.0/24', { Condition: 'IsWest' }),
      }),
    ).toEqual([]);
    const chosen = { 'Fn::If': ['IsEast', 'vpc-0123456789abcdef0', 'vpc-0fedcba9876543210'] };
    expect(found({ Plant: plant('10.0.8.0/24', {}, chosen) }, { Line: plant('10.0.8.0/24', {}, chosen) })).toEqual([]);
    expect(found({ Plant: plant('10.0.8.0/24', {}, chosen), Line: plant('10.0.8.0/24', {}, chosen) })).toEqual(['blocks-overlap Line']);
  });
});
