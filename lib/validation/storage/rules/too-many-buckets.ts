import { MAX_BUCKETS_PER_ACCOUNT } from '../../../catalog/s3-on-outposts';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const buckets = (count: number) => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    ...inTemplate(
      Object.fromEntries(
        numbers.flatMap((number) => [
          [`Bucket${number}`, resource('AWS::S3Outposts::Bucket', { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: `readings-${number}` })],
          [
            `AccessPoint${number}`,
            resource('AWS::S3Outposts::AccessPoint', {
              Bucket: { 'Fn::GetAtt': [`Bucket${number}`, 'Arn'] },
              Name: `readings-${number}`,
              VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
            }),
          ],
        ]),
      ),
    ),
    account: '111122223333',
  };
};

export const tooManyBuckets = rule({
  id: 'too-many-buckets',
  enforces: ['S3-2'],
  severity: 'error',
  title: 'An AWS account has more than 100 S3 on Outposts buckets',
  fix: 'Use prefixes in one bucket, or buckets in multiple accounts',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'bucket',
  onOutpost: true,
  when: (_, facts) => facts.all('bucket').length > MAX_BUCKETS_PER_ACCOUNT,
  needs: ['account'],
  check: (bucket, facts) => {
    if (!bucket.account) return undefined;
    const named = facts.by('bucket', 'account', bucket.account).filter(({ outpost, location }) => outpost && !location?.condition);
    return named.indexOf(bucket) >= MAX_BUCKETS_PER_ACCOUNT
      ? { message: `account ${bucket.account} has ${named.length} S3 on Outposts buckets; the maximum is ${MAX_BUCKETS_PER_ACCOUNT}` }
      : undefined;
  },
  get examples() {
    return { bad: buckets(101), good: { ...inTemplate(bucketOnOutpost), account: '111122223333' } };
  },
});
