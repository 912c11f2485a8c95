import type { App } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AccountPrincipal, PolicyStatement, Role, ServicePrincipal, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPoint } from 'aws-cdk-lib/aws-s3outposts';
import { S3OutpostsAccessPoint, S3OutpostsAccessPointGrants, S3OutpostsBucket, type IS3OutpostsAccessPoint } from '../../lib';
import { ENV, newApp, newStack, OUTPOST_ID, plant } from '../plant';

const BUCKET_ARN = `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}/bucket/records`;
const ACCESS_POINT_ARN = `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}/accesspoint/records`;

function recordsIn(stack: Stack) {
  const bucket = new S3OutpostsBucket(stack, 'Records', { outpost: plant(stack), bucketName: 'records' });
  return { bucket, vpc: new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' }) };
}

describe('an access point', () => {
  test('leads from a VPC to the bucket', () => {
    const stack = newStack();
    const { bucket, vpc } = recordsIn(stack);
    const accessPoint = bucket.addAccessPoint('Application', { vpc, accessPointName: 'application' });
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Records'), 'Arn'] },
      Name: 'application',
      VpcConfiguration: { VpcId: { Ref: 'Vpc' } },
      Policy: Match.absent(),
    });
    expect(accessPoint.bucket.node.path).toBe('Plant/Records');
    expect(stack.resolve(accessPoint.accessPointRef.accessPointArn)).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^RecordsApplication/), 'Arn'],
    });
  });

  test.each(['A', 'Application', 'X'.repeat(120)])('called %s gets a name that S3 takes', (id) => {
    const stack = newStack();
    const { bucket, vpc } = recordsIn(stack);
    bucket.addAccessPoint(id, { vpc });
    const [accessPoint] = Object.values(Template.fromStack(stack).findResources('AWS::S3Outposts::AccessPoint'));
    expect(accessPoint.Properties.Name).toMatch(/^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/);
  });

  test('has the policy that it is given, which may name its ARN', () => {
    const stack = newStack();
    const { bucket, vpc } = recordsIn(stack);
    const accessPoint = bucket.addAccessPoint('Application', { vpc, accessPointName: 'application' });
    const statement = (action: string) =>
      new PolicyStatement({
        principals: [new AccountPrincipal('444455556666')],
        actions: [action],
        resources: [`${accessPoint.accessPointArn}/object/*`],
      });
    expect(accessPoint.addToResourcePolicy(statement('s3-outposts:GetObject')).statementAdded).toBe(true);
    accessPoint.addToResourcePolicy(statement('s3-outposts:PutObject'));
    const outpostArn = { 'Fn::Select': [0, { 'Fn::Split': ['/bucket/', { 'Fn::GetAtt': ['Records091F6ECA', 'Arn'] }] }] };
    const objects = { 'Fn::Join': ['', [{ 'Fn::Join': ['', [outpostArn, '/accesspoint/application']] }, '/object/*']] };
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::AccessPoint', {
      Policy: {
        Statement: [
          { Action: 's3-outposts:GetObject', Resource: objects },
          { Action: 's3-outposts:PutObject', Resource: objects },
        ],
      },
    });
  });
});

describe('grants', () => {
  /** How an access point may come into an App. */
  const ACCESS_POINTS: { readonly [kind: string]: (stack: Stack) => IS3OutpostsAccessPoint } = {
    'made here': (stack) => {
      const { bucket, vpc } = recordsIn(stack);
      return bucket.addAccessPoint('Application', { vpc });
    },
    'that is imported': (stack) =>
      S3OutpostsAccessPoint.fromS3OutpostsAccessPointAttributes(stack, 'AccessPoint', {
        accessPointArn: ACCESS_POINT_ARN,
        bucket: S3OutpostsBucket.fromBucketArn(stack, 'Bucket', BUCKET_ARN),
      }),
    'that is an L1': (stack) => {
      const { bucket, vpc } = recordsIn(stack);
      const l1 = new CfnAccessPoint(stack, 'L1', { bucket: bucket.bucketArn, name: 'l1', vpcConfiguration: { vpcId: vpc.ref } });
      return S3OutpostsAccessPoint.fromS3OutpostsAccessPointAttributes(stack, 'AccessPoint', { accessPointArn: l1.attrArn, bucket });
    },
  };
  const ON_BUCKET = { read: ['ListBucket'], write: ['ListBucketMultipartUploads'], delete: [] };
  const ON_OBJECTS = {
    read: ['GetObject', 'GetObjectTagging'],
    write: ['PutObject', 'PutObjectTagging', 'AbortMultipartUpload', 'ListMultipartUploadParts'],
    delete: ['DeleteObject'],
  };
  const statementsOf = (stack: Stack) => {
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    return policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement);
  };
  const prefixed = (actions: string[]) =>
    actions.length === 1 ? `s3-outposts:${actions[0]}` : actions.map((action) => `s3-outposts:${action}`);

  describe.each(Object.keys(ACCESS_POINTS))('of an access point %s', (kind) => {
    test.each(['read', 'write', 'delete'] as const)(
      'to %s name the actions of S3 on Outposts on its bucket and objects, through it alone',
      (verb) => {
        const stack = newStack();
        const accessPoint = ACCESS_POINTS[kind](stack);
        const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
        S3OutpostsAccessPointGrants.fromAccessPoint(accessPoint)[verb](role);
        const arns = [accessPoint.accessPointArn, accessPoint.bucket.bucketArn];
        const Condition = { StringEquals: { 's3-outposts:DataAccessPointArn': stack.resolve(accessPoint.accessPointArn) } };
        const onBucket = { Effect: 'Allow', Action: prefixed(ON_BUCKET[verb]), Resource: stack.resolve(arns), Condition };
        const onObjects = {
          Effect: 'Allow',
          Action: prefixed(ON_OBJECTS[verb]),
          Resource: stack.resolve(arns.map((arn) => `${arn}/object/*`)),
          Condition,
        };
        const expected = ON_BUCKET[verb].length ? [onBucket, onObjects] : [onObjects];
        expect(statementsOf(stack)).toHaveLength(expected.length);
        expect(statementsOf(stack)).toEqual(expect.arrayContaining(expected));
      },
    );
  });

  test('to read and write are both, without deletion', () => {
    const stack = newStack();
    const { bucket, vpc } = recordsIn(stack);
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    bucket.addAccessPoint('Application', { vpc }).grants.readWrite(role).assertSuccess();
    const actions = statementsOf(stack).flatMap((statement) => statement.Action);
    expect(actions.sort()).toEqual(
      [...ON_BUCKET.read, ...ON_BUCKET.write, ...ON_OBJECTS.read, ...ON_OBJECTS.write].map((action) => `s3-outposts:${action}`).sort(),
    );
  });

  test('to an imported role that cannot be changed do not succeed', () => {
    const stack = newStack();
    const role: IGrantable = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/other', { mutable: false });
    const grant = S3OutpostsAccessPointGrants.fromAccessPoint(ACCESS_POINTS['that is imported'](stack)).read(role);
    expect(grant.success).toBe(true);
    expect(statementsOf(stack)).toEqual([]);
  });

  test('to a role of another stack refer to the ARNs by export', () => {
    const app: App = newApp();
    const storage = new Stack(app, 'Storage', { env: ENV });
    const { bucket, vpc } = recordsIn(storage);
    const accessPoint = bucket.addAccessPoint('Application', { vpc });
    const stack = new Stack(app, 'Application', { env: ENV });
    accessPoint.grants.delete(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    const [statement] = statementsOf(stack);
    expect(JSON.stringify(statement.Resource)).toMatch(/Fn::ImportValue.*\/object\/\*/);
  });
});
