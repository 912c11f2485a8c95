import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { BackupBucket } from '../../lib/patterns';
import { newStack } from '../plant';

describe('a bucket for backups', () => {
  const stack = newStack();
  new BackupBucket(stack, 'Copies');
  const template = Template.fromStack(stack);

  test('is versioned, encrypted, closed to the public, and kept when the stack is deleted', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CopiesKey'), 'Arn'] },
              },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    });
  });

  test('refuses what does not come by TLS 1.2', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ]),
      },
    });
  });

  test('moves backups to Intelligent-Tiering at once, and lets replaced versions expire', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 0 }],
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            ExpirationInDays: Match.absent(),
          },
        ],
      },
    });
  });

  test('has a key that rotates and is kept', () => {
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
  });
});

test('a bucket for backups takes a key, a name, a retention and a bucket for its access logs', () => {
  const stack = newStack();
  const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000');
  const copies = new BackupBucket(stack, 'Copies', {
    bucketName: 'copies-of-plant',
    encryptionKey,
    noncurrentVersionExpiration: Duration.days(1),
    serverAccessLogsBucket: new Bucket(stack, 'Logs'),
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'copies-of-plant',
    LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') } },
    LifecycleConfiguration: { Rules: [Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } })] },
  });
  template.resourceCountIs('AWS::KMS::Key', 0);
  expect(copies.encryptionKey === encryptionKey).toBe(true);
});

test('nobody can delete what Object Lock keeps', () => {
  const stack = newStack();
  new BackupBucket(stack, 'Copies', { objectLockRetention: ObjectLockRetention.compliance(Duration.days(30)) });
  Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: 30, Mode: 'COMPLIANCE' } } },
  });
});

test('each version is copied to a second Region, encrypted with the key there, and deletions are not', () => {
  const stack = newStack();
  const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000';
  const copyTo = Bucket.fromBucketAttributes(stack, 'Second', {
    bucketArn: 'arn:aws:s3:::second-copies',
    region: 'eu-west-1',
    encryptionKey: Key.fromKeyArn(stack, 'SecondKey', keyArn),
  });
  new BackupBucket(stack, 'Copies', { replicationDestination: copyTo });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Rules: [
        {
          Id: 'SecondCopy',
          Status: 'Enabled',
          DeleteMarkerReplication: { Status: 'Disabled' },
          Destination: { Bucket: 'arn:aws:s3:::second-copies', EncryptionConfiguration: { ReplicaKmsKeyID: keyArn } },
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        },
      ],
    },
  });
  const actions = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
  );
  expect(actions).toContainEqual(expect.objectContaining({ Action: expect.arrayContaining(['s3:ReplicateObject']) }));
  expect(JSON.stringify(actions)).toContain(keyArn);
});

test('a bucket of a trial goes with its stack, and its key, too', () => {
  const stack = newStack();
  new BackupBucket(stack, 'Copies', { removalPolicy: RemovalPolicy.DESTROY });
  const template = Template.fromStack(stack);
  for (const type of ['AWS::S3::Bucket', 'AWS::KMS::Key']) template.hasResource(type, { DeletionPolicy: 'Delete' });
});
