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
  // Something else may version it.
  severity: 'warning',
  title: 'A bucket of S3 on Outposts is replicated without versioning of the source and of the destination',
  fix: 'Set `versioned: true` on both buckets',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/manage-outposts-replication.html',
  on: 'bucketReplication',
  needs: ['bucket', 'destinations.bucket'],
  check: ({ bucket, destinations }, facts) => {
    if (bucket && isUnversioned(bucket, facts)) return { property: 'BucketArn', message: 'the source bucket is not versioned' };
    return destinations?.some((accessPoint) => accessPoint.bucket && isUnversioned(accessPoint.bucket, facts))
      ? { property: 'Rules', message: 'the bucket that a rule replicates to is not versioned' }
      : undefined;
  },
  get examples() {
    return { bad: inTemplate(replication), good: inTemplate({ ...replication, CopiesVersioning: versioned('Copies') }) };
  },
});

/** What versions a bucket that only its ARN is known of may be anywhere. */
function isUnversioned(bucket: Bucket, facts: Facts): boolean {
  if (bucket.origin !== 'template') return false;
  const mayBe = facts.all('bucketVersioning').some((versioning) => !versioning.bucket || versioning.bucket.origin !== 'template');
  const known = facts.by('bucketVersioning', 'bucket', bucket);
  return !mayBe && known.every(({ status }) => status === 'Suspended');
}
