import { inTemplate } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

export const bucketWithoutAccessPoint = rule({
  id: 'bucket-without-access-point',
  enforces: ['S3-9'],
  severity: 'warning',
  title: 'An S3 on Outposts bucket has no access point, which is required to access its objects',
  fix: 'Create an AWS::S3Outposts::AccessPoint for a VPC, as `bucket.addAccessPoint` does',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['accessPoints'],
  check: ({ outpost, accessPoints }) =>
    outpost && accessPoints?.length === 0 ? { message: 'the bucket has no access point, so its objects cannot be accessed' } : undefined,
  get examples() {
    return { bad: inTemplate({ Readings: bucketOnOutpost.Readings }), good: inTemplate(bucketOnOutpost) };
  },
});
