import { StackOutputs } from '../../../lib/validation/facts/stack-outputs';
import { Template, type Json } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

function template(body: Json, environment: { region?: string; account?: string } = {}): Template {
  return new Template({ name: 'Stack', path: 'stack.json', body, ...environment }, new StackOutputs());
}

describe('the text of an expression', () => {
  const body = {
    Parameters: { Zone: { Type: 'String', Default: 'us-west-2a' } },
    Mappings: { Zones: { 'us-west-2': { first: 'us-west-2a' } } },
    Resources: { Vpc: { Type: 'AWS::EC2::VPC' } },
  };

  test.each<[string, unknown, string | null | undefined]>([
    ['a literal', 'gp2', 'gp2'],
    ['a number', 7, '7'],
    ['a flag', false, 'false'],
    ['nothing', undefined, null],
    ['no value', { Ref: 'AWS::NoValue' }, null],
    ['a parameter with a default', { Ref: 'Zone' }, 'us-west-2a'],
    ['a resource', { Ref: 'Vpc' }, undefined],
    ['a secret', '{{resolve:ssm:/zone}}', undefined],
    ['the Region of the stack', { Ref: 'AWS::Region' }, 'us-west-2'],
    ['the partition of that Region', { Ref: 'AWS::Partition' }, 'aws'],
    ['the account, which is not known', { Ref: 'AWS::AccountId' }, undefined],
    ['Fn::Join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }]] }, 'arn:aws'],
    ['Fn::Join with a part that is unknown', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::AccountId' }]] }, undefined],
    ['Fn::Sub', { 'Fn::Sub': '${AWS::Region}a ${!Literal}' }, 'us-west-2a ${Literal}'],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${A}-${A}', { A: 'x' }] }, 'x-x'],
    ['Fn::Sub of an attribute', { 'Fn::Sub': '${Vpc.CidrBlock}' }, undefined],
    ['Fn::Select of a list', { 'Fn::Select': [1, ['a', { Ref: 'AWS::Region' }]] }, 'us-west-2'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': ['5', { 'Fn::Split': [':', OUTPOST_ARN] }] }, 'outpost/op-0a1b2c3d4e5f60718'],
    ['Fn::Select of the zones', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, undefined],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'first'] }, 'us-west-2a'],
    ['Fn::FindInMap of what is not there', { 'Fn::FindInMap': ['Zones', 'eu-west-1', 'first'] }, undefined],
    ['Fn::If with two answers', { 'Fn::If': ['C', 'a', 'b'] }, undefined],
    ['Fn::If with one answer', { 'Fn::If': ['C', 'a', 'a'] }, 'a'],
    ['a function nobody knows', { 'Fn::Wonder': [] }, undefined],
    ['a malformed Fn::Join', { 'Fn::Join': 'x' }, undefined],
    ['an import nobody exports', { 'Fn::ImportValue': 'x' }, undefined],
  ])('%s', (_, expression, text) => {
    expect(template(body, { region: 'us-west-2' }).text(expression)).toBe(text);
  });

  test.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eu-west-3', 'aws'],
  ])('in %s has the partition %s', (region, partition) => {
    expect(template({}, { region }).text({ Ref: 'AWS::Partition' })).toBe(partition);
  });
});
