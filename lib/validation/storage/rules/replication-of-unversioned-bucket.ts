import type { Facts } from '../../facts/fact';
import type { Bucket } from '../facts';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const versioned = (bucket: string) => resource('Custom::OutpostsBucketVersioning', { BucketArn: arn(bucket), Status: 'Enabled' });
const replication = {
  ...bucketOnOutpost,
  Copies: resource('AWS::S3Outposts::Bucket', { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: 'copies' }),
  CopiesAccessPoint: resource('AWS::S3Outposts::AccessPoint', {
    Bucket: arn('Copies'),
    Name: 'copies',
    VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
  }),
  Replication: resource('Custom::S3OutpostsBucketReplication', {
    BucketArn: arn('Readings'),
    Rules: [{ Bucket: arn('AccessPoint'), Destination: { Bucket: arn('CopiesAccessPoint') } }],
  }),
  ReadingsVersioning: versioned('Readings'),
};

export const replicationOfUnversionedBucket = rule({
  id: 'replication-of-unversioned-bucket',
  enforces: ['S3-17'],
  // Versioning may be enabled outside the templates.
  severity: 'warning',
  title: 'S3 Replication on Outposts is configured without versioning on the source and destination buckets',
  fix: 'Enable versioning of both buckets with `aws s3control put-bucket-versioning`, or `versioned` of `S3OutpostsBucket`, since CloudFormation does not support it',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/manage-outposts-replication.html',
  on: 'bucketReplication',
  needs: ['bucket', 'destinations.bucket'],
  check: ({ bucket, destinations }, facts) => {
    if (bucket && isUnversioned(bucket, facts)) return { property: 'BucketArn', message: 'versioning is not enabled on the source bucket' };
    return destinations?.some((accessPoint) => accessPoint.bucket && isUnversioned(accessPoint.bucket, facts))
      ? { property: 'Rules', message: 'versioning is not enabled on the destination bucket of a rule' }
      : undefined;
  },
  get examples() {
    return { bad: inTemplate(replication), good: inTemplate({ ...replication, CopiesVersioning: versioned('Copies') }) };
  },
});

/** False for a bucket that is known only by its ARN: its versioning may be configured outside the templates. */
function isUnversioned(bucket: Bucket, facts: Facts): boolean {
  if (bucket.origin !== 'template') return false;
  const mayBe = facts.all('bucketVersioning').some((versioning) => !versioning.bucket || versioning.bucket.origin !== 'template');
  const known = facts.by('bucketVersioning', 'bucket', bucket);
  return !mayBe && known.every(({ status }) => status === 'Suspended');
}
