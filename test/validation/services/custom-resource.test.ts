import { customResourceWithoutAccessToS3 } from '../../../lib/validation/services/rules/custom-resource-without-access-to-s3';
import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import { rules } from '../../../lib/validation/rules';
import { resource } from '../../../lib/validation/example';

const { resources } = customResourceWithoutAccessToS3.examples.bad;

/** What rules find and leave undecided about custom resources, with other resources in the place of those of the bad example. */
function findingsWith(others: Record<string, unknown>) {
  const body = { Parameters: { Token: { Type: 'String' } }, Resources: { ...resources, ...others } };
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body, region: 'us-west-2' }]);
  const { findings, undecided } = evaluate(facts, rules);
  return [
    ...findings.map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`),
    ...undecided.flatMap(({ ruleId, why }) => (ruleId === customResourceWithoutAccessToS3.id ? why : [])),
  ];
}

const FOUND = ['custom-resource-without-access-to-s3 Function'];

test.each(['AWS::CloudFormation::CustomResource', 'Custom::DatabaseSetup'])('the function of %s cannot respond', (Type) => {
  const ServiceToken = { 'Fn::GetAtt': ['Function', 'Arn'] };
  expect(findingsWith({ Setup: { Type, Properties: { ServiceToken } } })).toEqual(FOUND);
  expect(findingsWith({ Setup: { Type, Properties: { ServiceToken } }, Other: { Type, Properties: { ServiceToken } } })).toEqual(FOUND);
});

test.each([
  ['a topic', 'arn:aws:sns:us-west-2:111122223333:setup'],
  ['a function that exists already', 'arn:aws:lambda:us-west-2:111122223333:function:setup'],
  ['a parameter', { Ref: 'Token' }],
  ['a function outside VPCs', { 'Fn::GetAtt': ['Outside', 'Arn'] }],
])('%s responds', (_, ServiceToken) => {
  const Outside = resource('AWS::Lambda::Function', { Role: 'arn:aws:iam::111122223333:role/F', Code: { ZipFile: '' } });
  expect(findingsWith({ Outside, Setup: resource('Custom::DatabaseSetup', { ServiceToken }) })).toEqual([]);
});

test('a function that no custom resource uses does not respond to CloudFormation', () => {
  expect(findingsWith({ Setup: resource('AWS::SNS::Topic', {}) })).toEqual([]);
});

test('a function in a VPC without a subnet on an Outpost is none of the rules', () => {
  const Plant = resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.8.0/24', AvailabilityZone: 'us-west-2a' });
  expect(findingsWith({ Plant }).filter((finding) => finding.startsWith('custom-'))).toEqual([]);
});
