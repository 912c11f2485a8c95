import { CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnBucket } from 'aws-cdk-lib/aws-s3outposts';
import { S3OutpostsBucket } from '../../lib';
import { newApp, newStack, OUTPOST_ID, plant } from '../plant';

describe('a bucket', () => {
  test('is on the Outpost, and kept when it leaves the stack', () => {
    const stack = newStack();
    const bucket = new S3OutpostsBucket(stack, 'Bucket', { outpost: plant(stack), bucketName: 'records' });
    Template.fromStack(stack).hasResource('AWS::S3Outposts::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { OutpostId: OUTPOST_ID, BucketName: 'records', LifecycleConfiguration: Match.absent() },
    });
    expect(bucket.bucketName).toBe('records');
    expect(stack.resolve(bucket.bucketArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] });
    expect(stack.resolve(bucket.bucketRef.bucketArn)).toEqual(stack.resolve(bucket.bucketArn));
  });

  test('goes with the stack where that is wanted', () => {
    const stack = newStack();
    new S3OutpostsBucket(stack, 'Bucket', { outpost: plant(stack), bucketName: 'records', removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('AWS::S3Outposts::Bucket', { DeletionPolicy: 'Delete' });
  });

  test('deletes objects by its lifecycle rules', () => {
    const stack = newStack();
    new S3OutpostsBucket(stack, 'Bucket', {
      outpost: plant(stack),
      bucketName: 'records',
      lifecycleRules: [
        { expiration: Duration.days(30), prefix: 'tmp/' },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { expiration: Duration.days(365), prefix: '' },
      ],
    });
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          { Status: 'Enabled', ExpirationInDays: 30, Filter: { Prefix: 'tmp/' } },
          { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
          { Status: 'Enabled', ExpirationInDays: 365, Filter: { Prefix: '' } },
        ],
      },
    });
  });

  test('is versioned after it is made, by a function that may version the buckets of the account only, and stays versioned', () => {
    const stack = newStack();
    new S3OutpostsBucket(stack, 'Bucket', { outpost: plant(stack), bucketName: 'records', versioned: true });
    const template = Template.fromStack(stack);
    template.hasResource('Custom::OutpostsBucketVersioning', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { BucketArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] }, Status: 'Enabled' },
    });
    const buckets = ['arn:', { Ref: 'AWS::Partition' }, ':s3-outposts:us-west-2:111122223333:outpost/*/bucket/*'];
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Action: 's3-outposts:PutBucketVersioning', Resource: { 'Fn::Join': ['', buckets] } },
              // The log of the function.
              { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
            ],
          },
        },
      ],
    });
  });

  test('has its versioning suspended where that is wanted, which goes with the bucket', () => {
    const stack = newStack();
    const outpost = plant(stack);
    new S3OutpostsBucket(stack, 'Bucket', { outpost, bucketName: 'records', versioned: false, removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('Custom::OutpostsBucketVersioning', {
      DeletionPolicy: 'Delete',
      Properties: { Status: 'Suspended' },
    });
  });

  test('fails to expire objects after less than a day', () => {
    const stack = newStack();
    expect(
      () =>
        new S3OutpostsBucket(stack, 'Bucket', {
          outpost: plant(stack),
          bucketName: 'records',
          lifecycleRules: [{ expiration: Duration.hours(12) }],
        }),
    ).toThrow(/cannot be converted into a whole number of days/);
  });
});

describe('a bucket from its ARN', () => {
  const ARN = `arn:aws:s3-outposts:us-west-2:444455556666:outpost/${OUTPOST_ID}/bucket/records`;

  test('has the name, account and Region of the ARN', () => {
    const bucket = S3OutpostsBucket.fromBucketArn(newStack(), 'Bucket', ARN);
    expect(bucket.bucketName).toBe('records');
    expect(bucket.env).toEqual({ account: '444455556666', region: 'us-west-2' });
  });

  test('has the name that is in the ARN also where its account is a token', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const bucket = S3OutpostsBucket.fromBucketArn(stack, 'Bucket', ARN.replace('444455556666', stack.account));
    expect(bucket.bucketName).toBe('records');
  });

  test.each([
    ['a parameter', (stack: Stack) => new CfnParameter(stack, 'Arn').valueAsString, { Ref: 'Arn' }],
    [
      'that of an L1',
      (stack: Stack) => new CfnBucket(stack, 'L1', { outpostId: OUTPOST_ID, bucketName: 'records' }).attrArn,
      { 'Fn::GetAtt': ['L1', 'Arn'] },
    ],
  ])('that is %s has the name that is the fourth part of its path', (_, arnIn, arn) => {
    const stack = newStack();
    const bucket = S3OutpostsBucket.fromBucketArn(stack, 'Bucket', arnIn(stack));
    expect(stack.resolve(bucket.bucketName)).toEqual({
      'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', arn] }] }] }],
    });
  });

  test('takes access points', () => {
    const stack = newStack();
    const bucket = S3OutpostsBucket.fromBucketArn(stack, 'Bucket', ARN);
    bucket.addAccessPoint('AccessPoint', { vpc: { vpcRef: { vpcId: 'vpc-0a1b2c3d4e5f60718' } } as never });
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::AccessPoint', { Bucket: ARN });
  });
});
