import { coexist } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const buckets = (BucketName: string) =>
  inTemplate({
    ...bucketOnOutpost,
    Second: resource('AWS::S3Outposts::Bucket', { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName }),
    SecondAccessPoint: resource('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': ['Second', 'Arn'] },
      Name: 'second',
      VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
    }),
  });

export const bucketNameIsTaken = rule({
  id: 'bucket-name-is-taken',
  enforces: ['S3-1'],
  severity: 'error',
  title: 'Two S3 on Outposts buckets in a stack have the same name on an Outpost',
  fix: 'Use a unique name for each bucket of an account on the Outpost',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCreateBucket.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['name'],
  check: (bucket, facts) => {
    const { outpost, name } = bucket;
    if (!outpost || !name) return undefined;
    const other = facts
      .inStackOf(bucket, 'bucket')
      .find((it) => it.name === name && it.id < bucket.id && it.outpost === outpost && coexist(it, bucket));
    return (
      other && { property: 'BucketName', message: `bucket name ${name} is already used by ${other.location?.logicalId} on ${outpost.id}` }
    );
  },
  get examples() {
    return { bad: buckets('readings'), good: buckets('archive') };
  },
});
