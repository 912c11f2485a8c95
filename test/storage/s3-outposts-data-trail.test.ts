import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { S3OutpostsDataTrail } from '../../lib';
import { newStack } from '../plant';

const DATA = [
  { Field: 'eventCategory', Equals: ['Data'] },
  { Field: 'resources.type', Equals: ['AWS::S3Outposts::Object'] },
];

test('all objects of S3 on Outposts are recorded, in a bucket that is kept and that nobody reads without TLS', () => {
  const stack = newStack();
  new S3OutpostsDataTrail(stack, 'Trail');
  const template = Template.fromStack(stack);
  const [{ Properties }] = Object.values(template.findResources('AWS::CloudTrail::Trail'));
  expect(Properties).toMatchObject({
    AdvancedEventSelectors: [{ FieldSelectors: DATA }],
    IsLogging: true,
    EnableLogFileValidation: true,
    IsMultiRegionTrail: false,
  });
  expect(Properties).not.toHaveProperty('EventSelectors');
  template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
  expect(JSON.stringify(policy)).toContain('aws:SecureTransport');
  expect(JSON.stringify(policy)).toContain('cloudtrail.amazonaws.com');
});

test('only changes are recorded where that is wanted, in a bucket that exists', () => {
  const stack = newStack();
  new S3OutpostsDataTrail(stack, 'Trail', { includeReads: false, logBucket: new Bucket(stack, 'Logs') });
  const template = Template.fromStack(stack);
  const [{ Properties }] = Object.values(template.findResources('AWS::CloudTrail::Trail'));
  expect(Properties.AdvancedEventSelectors[0].FieldSelectors).toEqual([...DATA, { Field: 'readOnly', Equals: ['false'] }]);
  template.resourceCountIs('AWS::S3::Bucket', 1);
});
