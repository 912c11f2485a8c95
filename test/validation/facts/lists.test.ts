import { readFacts } from '../../../lib/validation/facts/read';
import type { Json, TemplateSource } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const subnet = (properties: object = {}) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.8.0/24', AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties },
});
const SUBNETS: Json = { A: subnet(), B: subnet() };
const balancer = (subnets: unknown) => ({ Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: subnets } });
const joined = (delimiter: string, ...parts: unknown[]) => ({ 'Fn::Join': [delimiter, parts] });
const split = (delimiter: string, text: unknown) => ({ 'Fn::Split': [delimiter, text] });
const [REF_A, REF_B] = [{ Ref: 'A' }, { Ref: 'B' }];

function stack(name: string, resources: Json, rest: Json = {}, source: Partial<TemplateSource> = {}): TemplateSource {
  return { name, path: `${name}.json`, body: { Resources: resources, ...rest }, region: 'us-west-2', ...source };
}

const subnetsOf = (...sources: TemplateSource[]) => {
  const facts = readFacts(sources);
  return {
    subnets: facts.all('loadBalancer')[0].subnets?.map(({ id }) => id),
    unread: facts.unread.map(({ what, why }) => `${what}: ${why}`),
  };
};

describe('a list in a text', () => {
  const AS_LIST: readonly [string, unknown][] = [
    ['Fn::Split of Fn::Join', split(',', joined(',', REF_A, REF_B))],
    ['with another delimiter', split('|', joined('|', REF_A, REF_B))],
    ['Fn::Split of Fn::Sub', split(',', { 'Fn::Sub': '${A},${B}' })],
    ['Fn::Split of Fn::Sub with variables', split(',', { 'Fn::Sub': ['${X},${B}', { X: REF_A }] })],
    ['Fn::Join of Fn::Split', split(',', joined(',', joined(',', REF_A), REF_B))],
    ['Fn::Select of each', [0, 1].map((index) => ({ 'Fn::Select': [index, split(',', joined(',', REF_A, REF_B))] }))],
    ['texts that are references', [{ 'Fn::Sub': '${A}' }, joined('', REF_B)]],
  ];

  test.each(AS_LIST)('%s', (_, expression) => {
    expect(subnetsOf(stack('S', { ...SUBNETS, L: balancer(expression) }))).toEqual({ subnets: ['S.A', 'S.B'], unread: [] });
  });

  test.each(['CommaDelimitedList', 'List<AWS::EC2::Subnet::Id>'])('of a nested stack with a parameter of the type %s', (Type) => {
    const Inner = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Subnets: joined(',', REF_A, REF_B) } } };
    const parent = stack('S', { ...SUBNETS, Inner });
    const body = { Parameters: { Subnets: { Type } }, Resources: { L: balancer({ Ref: 'Subnets' }) } };
    const inner = { name: 'S/Inner', path: 'inner.json', body, parent: { template: parent, logicalId: 'Inner' } };
    expect(subnetsOf(parent, inner)).toEqual({ subnets: ['S.A', 'S.B'], unread: [] });
  });

  test('that another stack exports', () => {
    const Outputs = { Subnets: { Value: joined(',', REF_A, { 'Fn::Sub': '${B}' }), Export: { Name: 'Subnets' } } };
    const imported = split(',', { 'Fn::ImportValue': 'Subnets' });
    const expected = { subnets: ['S.A', 'S.B'], unread: [] };
    expect(subnetsOf(stack('S', SUBNETS, { Outputs }), stack('T', { L: balancer(imported) }))).toEqual(expected);
  });

  test('of literals, of a nested stack too', () => {
    const Inner = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Subnets: 'subnet-1, subnet-2' } } };
    const parent = stack('S', { Inner });
    const body = { Parameters: { Subnets: { Type: 'CommaDelimitedList' } }, Resources: { L: balancer({ Ref: 'Subnets' }) } };
    const inner = { name: 'S/Inner', path: 'inner.json', body, parent: { template: parent, logicalId: 'Inner' } };
    expect(subnetsOf(parent, inner).subnets).toEqual(['subnet-1', 'subnet-2']);
  });

  test('with a parameter that may be several elements is unknown, and told', () => {
    const list = stack(
      'S',
      { ...SUBNETS, L: balancer(split(',', joined(',', REF_A, { Ref: 'More' }))) },
      { Parameters: { More: { Type: 'String' } } },
    );
    expect(subnetsOf(list)).toEqual({
      subnets: undefined,
      unread: ['Subnets of L: parameter More has no value; specify it with --parameters'],
    });
  });

  test('with an element that is a part of a text keeps what is known of it', () => {
    const arn = joined('/', 'arn:aws:outposts:us-west-2:111122223333:outpost', { Ref: 'Outpost' });
    const both = stack('S', {
      Outpost: {
        Type: 'AWS::Outposts::Outpost',
        Properties: { Name: 'Plant', SiteId: 'os-0123456789abcdef0', AvailabilityZone: 'us-west-2a' },
      },
      A: subnet({ OutpostArn: { 'Fn::Select': [0, split(',', joined(',', arn, 'x'))] } }),
    });
    expect(readFacts([both]).all('subnet')[0].outpost).toMatchObject({ id: 'S.Outpost', origin: 'template' });
  });
});

describe('blocks of Fn::Cidr', () => {
  const VPC = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } } };
  const blockOf = (CidrBlock: unknown, more: Json = VPC) =>
    readFacts([stack('S', { ...more, A: subnet({ CidrBlock }) })]).all('subnet')[0].cidrBlock;
  const cidr = (...argument: unknown[]) => ({ 'Fn::Cidr': argument });

  test.each<[string, unknown, string | undefined]>([
    ['of a text', { 'Fn::Select': [1, cidr('10.0.0.0/16', 4, 8)] }, '10.0.1.0/24'],
    ['of texts', { 'Fn::Select': ['2', cidr('10.0.0.0/16', '4', '12')] }, '10.0.32.0/20'],
    ['of the VPC', { 'Fn::Select': [3, cidr({ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 6, 8)] }, '10.1.3.0/24'],
    ['of more than there are', { 'Fn::Select': [5, cidr('10.0.0.0/16', 4, 8)] }, undefined],
    ['of more than fit', { 'Fn::Select': [0, cidr('10.0.0.0/30', 8, 1)] }, undefined],
    ['of IPv6', { 'Fn::Select': [0, cidr('2001:db8::/56', 4, 64)] }, undefined],
    ['of what is unknown', { 'Fn::Select': [0, cidr({ 'Fn::GetAtt': ['Other', 'CidrBlock'] }, 4, 8)] }, undefined],
    [
      'of other blocks of the VPC',
      { 'Fn::Select': [0, cidr({ 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'CidrBlockAssociations'] }] }, 4, 8)] },
      undefined,
    ],
  ])('%s', (_, expression, block) => {
    expect(blockOf(expression)).toBe(block);
  });
});
