import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { S3OutpostsAccessPoint, S3OutpostsBucket, S3OutpostsBucketReplication, type S3OutpostsBucketReplicationRule } from '../../lib';
import { newStack, plant } from '../plant';

const OTHER = 'arn:aws:s3-outposts:us-west-2:444455556666:outpost/op-0f1e2d3c4b5a69788';

/** Buckets with an access point each: of the stack, and of another account on another Outpost. */
function bucketsIn(stack: Stack) {
  const outpost = plant(stack);
  const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const accessPointOf = (bucketName: string) =>
    new S3OutpostsBucket(stack, bucketName, { outpost, bucketName, versioned: true }).addAccessPoint('AccessPoint', { vpc });
  const otherBucket = S3OutpostsBucket.fromBucketArn(stack, 'OtherBucket', `${OTHER}/bucket/copies`);
  const other = S3OutpostsAccessPoint.fromS3OutpostsAccessPointAttributes(stack, 'Other', {
    accessPointArn: `${OTHER}/accesspoint/copies`,
    bucket: otherBucket,
  });
  return { source: accessPointOf('records'), copies: accessPointOf('copies'), other };
}

function rulesOf(rules: (accessPoints: ReturnType<typeof bucketsIn>) => S3OutpostsBucketReplicationRule[]) {
  const stack = newStack();
  const accessPoints = bucketsIn(stack);
  new S3OutpostsBucketReplication(stack, 'Replication', { source: accessPoints.source, rules: rules(accessPoints) });
  const template = Template.fromStack(stack);
  const [replication] = Object.values(template.findResources('Custom::S3OutpostsBucketReplication'));
  return { template, replication, rendered: replication.Properties.Rules };
}

test('a bucket is replicated by a role that may read it and write replicas, both through the access points, and nothing else', () => {
  const { template, replication } = rulesOf(({ copies, other }) => [{ destination: copies }, { destination: other, prefix: 'a/' }]);
  const arn = (logicalId: string) => ({ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${logicalId}[0-9A-F]{8}$`)), 'Arn'] });
  const objects = (logicalId: string) => ({ 'Fn::Join': ['', [arn(logicalId), '/object/*']] });
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
  expect(policy.Properties.PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3-outposts:GetObjectVersionForReplication', 's3-outposts:GetObjectVersionTagging'],
      Resource: [objects('recordsAccessPoint'), objects('records')],
    },
    {
      Effect: 'Allow',
      Action: ['s3-outposts:ReplicateObject', 's3-outposts:ReplicateDelete'],
      Resource: [objects('copiesAccessPoint'), objects('copies')],
    },
    {
      Effect: 'Allow',
      Action: ['s3-outposts:ReplicateObject', 's3-outposts:ReplicateDelete'],
      Resource: [`${OTHER}/accesspoint/copies/object/*`, `${OTHER}/bucket/copies/object/*`],
    },
  ]);
  template.hasResourceProperties('AWS::IAM::Role', {
    Path: '/service-role/',
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 's3-outposts.amazonaws.com' } }] },
  });
  const { BucketArn, RoleArn } = replication.Properties;
  expect({ BucketArn, RoleArn }).toEqual({ BucketArn: arn('records'), RoleArn: arn('ReplicationRole') });
});

test('a replication waits for the policy of its role and for the versioning of both buckets', () => {
  const { replication } = rulesOf(({ copies }) => [{ destination: copies }]);
  const starts = ['copies', 'copiesVersioning', 'records', 'recordsVersioning', 'ReplicationRoleDefaultPolicy'];
  expect(replication.DependsOn).toEqual(starts.map((start) => expect.stringMatching(new RegExp(`^${start}[0-9A-F]{8}$`))));
});

test('a rule says what AWS wants of it: all objects, unless a prefix, a tag or both choose some', () => {
  const { rendered } = rulesOf(({ copies }): S3OutpostsBucketReplicationRule[] => [
    { destination: copies, deleteMarkerReplication: true, replicaModifications: true, ruleName: 'all' },
    { destination: copies, prefix: 'a/' },
    { destination: copies, tags: { line: '1' }, enabled: false },
    { destination: copies, prefix: 'b/', tags: { line: '1', shift: 'late' } },
  ]);
  expect(rendered[0]).toEqual({
    ID: 'all',
    Priority: 4,
    Status: 'Enabled',
    Bucket: { 'Fn::GetAtt': [expect.stringMatching(/^recordsAccessPoint/), 'Arn'] },
    Destination: { Bucket: { 'Fn::GetAtt': [expect.stringMatching(/^copiesAccessPoint/), 'Arn'] } },
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Enabled' },
    SourceSelectionCriteria: { ReplicaModifications: { Status: 'Enabled' } },
  });
  const tag = { Key: 'line', Value: '1' };
  expect(
    rendered.map(({ Filter, Status, Priority }: { Filter: object; Status: string; Priority: number }) => [Filter, Status, Priority]),
  ).toEqual([
    [{ Prefix: '' }, 'Enabled', 4],
    [{ Prefix: 'a/' }, 'Enabled', 3],
    [{ Tag: tag }, 'Disabled', 2],
    [{ And: { Prefix: 'b/', Tags: [tag, { Key: 'shift', Value: 'late' }] } }, 'Enabled', 1],
  ]);
});

test('a destination of another account is named with it', () => {
  const { rendered } = rulesOf(({ other }) => [{ destination: other }]);
  expect(rendered[0].Destination).toEqual({ Bucket: `${OTHER}/accesspoint/copies`, Account: '444455556666' });
});

test('a role that is given gets what the rules need', () => {
  const stack = newStack();
  const { source, copies } = bucketsIn(stack);
  const role = new Role(stack, 'Given', { assumedBy: new ServicePrincipal('s3-outposts.amazonaws.com'), path: '/service-role/' });
  new S3OutpostsBucketReplication(stack, 'Replication', { source, rules: [{ destination: copies }], role });
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(policy.Properties.Roles).toEqual([{ Ref: expect.stringMatching(/^Given/) }]);
});

test.each([
  [0, 'the replication of an S3 on Outposts bucket needs 1 to 100 rules, got 0'],
  [101, 'the replication of an S3 on Outposts bucket needs 1 to 100 rules, got 101'],
])('fails to have %d rules', (count, message) => {
  const stack = newStack();
  const { source, copies } = bucketsIn(stack);
  const rules = Array.from({ length: count }, () => ({ destination: copies }));
  expect(() => new S3OutpostsBucketReplication(stack, 'Replication', { source, rules })).toThrow(message);
});

test('fails where two rules have one priority, and where a rule with tags is to replicate delete markers', () => {
  const stack = newStack();
  const { source, copies: destination } = bucketsIn(stack);
  const replicate = (id: string, rules: S3OutpostsBucketReplicationRule[]) => new S3OutpostsBucketReplication(stack, id, { source, rules });
  expect(() => replicate('Twice', [{ destination }, { destination, priority: 2 }])).toThrow('two rules have the priority 2');
  expect(() => replicate('Tags', [{ destination, tags: { line: '1' }, deleteMarkerReplication: true }])).toThrow(
    'a rule with `tags` does not support the replication of delete markers; remove `tags` or `deleteMarkerReplication`',
  );
});
