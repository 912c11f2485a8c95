import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import { rules } from '../../../lib/validation/rules';

const OUTPOST = 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const BUCKET = { Type: 'AWS::S3Outposts::Bucket', Properties: { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: 'readings' } };
const ON_POLICIES = rules.filter(({ on }) => on === 'accessPolicy');

const findingsIn = (Resources: object, Parameters?: object) => {
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { Readings: BUCKET, ...Resources }, Parameters } }]);
  return evaluate(facts, ON_POLICIES).findings.map(
    ({ ruleId, path, message }) => `${ruleId} ${path?.replace('Properties.', '')}: ${message}`,
  );
};

const statement = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const policy = (...Statement: object[]) => ({ Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement } } } });

describe('a statement', () => {
  test.each([
    ['the ARN of a bucket on the Outpost, in text', `${OUTPOST}/bucket/readings/object/*`],
    [
      'an ARN with the Region and the account of the stack',
      { 'Fn::Sub': 'arn:${AWS::Partition}:s3-outposts:${AWS::Region}:${AWS::AccountId}:outpost/*' },
    ],
    ['the ARN of a resource, and more', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Readings', 'Arn'] }, '/object/*']] }],
    ['one of several', ['arn:aws:s3:::archive/*', { 'Fn::GetAtt': 'Readings.Arn' }]],
  ])('has actions of the Region on %s', (_, Resource) => {
    expect(findingsIn(policy(statement(['s3:GetObject', 'kms:Decrypt'], Resource)))).toEqual([
      's3-policy-with-actions-of-region PolicyDocument.Statement: a statement specifies s3:GetObject, kms:Decrypt, but no s3-outposts action',
    ]);
  });

  test.each([
    ['actions of both', ['s3:*', 's3-outposts:*'], [`${OUTPOST}/*`, 'arn:aws:s3:::archive/*']],
    ['all actions', '*', `${OUTPOST}/*`],
    ['all resources', 's3:GetObject', '*'],
    ['a resource that is a parameter', 's3:GetObject', { Ref: 'Bucket' }],
    ['actions of another service', 'kms:Decrypt', `${OUTPOST}/*`],
  ])('has %s', (_, Action, Resource) => {
    expect(findingsIn(policy(statement(Action, Resource)), { Bucket: { Type: 'String' } })).toEqual([]);
  });

  test.each([
    ['s3-outposts:GetObject', `${OUTPOST}/accesspoint/readings`, 'object'],
    ['s3-outposts:PutObject', `${OUTPOST}/accesspoint/readings/2026`, 'object'],
    ['s3-outposts:DeleteObject', { Ref: 'Readings' }, 'object'],
    ['s3-outposts:ListBucket', { 'Fn::Sub': '${Readings}/object/*' }, 'accesspoint or bucket'],
    ['s3-outposts:PutBucketPolicy', [`${OUTPOST}/bucket/readings/object/*`, `${OUTPOST}/accesspoint/readings`], 'bucket'],
  ])('limits %s to %j, which is no %s', (Action, Resource, type) => {
    expect(findingsIn(policy(statement(Action, Resource)))).toEqual([
      `s3-outposts-action-on-wrong-resource PolicyDocument.Statement: a statement specifies ${Action}, but no ARN of the type ${type}`,
    ]);
  });

  test.each([
    ['s3-outposts:GetObject', `${OUTPOST}/bucket/readings/*`],
    ['s3-outposts:GetObject', `${OUTPOST}/bucket/*`],
    ['s3-outposts:GetObject', `${OUTPOST}/*`],
    ['s3-outposts:GetObject', [{ Ref: 'Readings' }, { 'Fn::Sub': '${Readings}/object/*' }]],
    ['s3-outposts:GetObject', { 'Fn::Sub': `${OUTPOST}/bucket/\${Name}` }],
    ['s3-outposts:GetAccessPoint', `${OUTPOST}/accesspoint/readings`],
    ['s3-outposts:ListBucket', `${OUTPOST}/accesspoint/readings`],
    ['s3-outposts:Get*', `${OUTPOST}/bucket/readings`],
  ])('limits %s to %j, which can be of its type', (Action, Resource) => {
    expect(findingsIn(policy(statement(Action, Resource)), { Name: { Type: 'String' } })).toEqual([]);
  });
});

test.each([
  ['AWS::IAM::Role', 'Policies', (PolicyDocument: object) => ({ Policies: [{ PolicyName: 'Reader', PolicyDocument }] })],
  ['AWS::IAM::RolePolicy', 'PolicyDocument.Statement', (PolicyDocument: object) => ({ PolicyDocument })],
  ['AWS::S3Outposts::AccessPoint', 'Policy.Statement', (Policy: object) => ({ Bucket: { Ref: 'Readings' }, Name: 'readings', Policy })],
])('a statement of %s is found at %s', (Type, path, propertiesOf) => {
  const Properties = propertiesOf({ Statement: statement('s3:GetObject', { 'Fn::Sub': '${Readings}/object/*' }) });
  expect(findingsIn({ Reader: { Type, Properties } })).toEqual([
    `s3-policy-with-actions-of-region ${path}: a statement specifies s3:GetObject, but no s3-outposts action`,
  ]);
});

test('a policy about other services is no fact', () => {
  const { Policy } = policy(statement('s3:GetObject', 'arn:aws:s3:::archive/*'));
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { Policy } } }]);
  expect(facts.all('accessPolicy')).toEqual([]);
});

test('actions are compared without regard to case, and a pattern for an action of the service exists', () => {
  const actions = ['Outposts:listOutposts', 'outposts:*', 'outposts:Get*', 's3-outposts:?utObject', 'outposts:CreateQuote', 'ec2:Nothing'];
  expect(findingsIn(policy(statement(actions, '*')))).toEqual([]);
  expect(findingsIn(policy(statement(['outposts:Describe*', 's3-outposts:GetObjects'], '*')))).toEqual([
    'outposts-action-does-not-exist PolicyDocument.Statement: action outposts:Describe* is not in the Service Authorization Reference',
    'outposts-action-does-not-exist PolicyDocument.Statement: action s3-outposts:GetObjects is not in the Service Authorization Reference',
  ]);
});
