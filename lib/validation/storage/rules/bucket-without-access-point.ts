import { inTemplate } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

export const bucketWithoutAccessPoint = rule({
  id: 'bucket-without-access-point',
  enforces: ['S3-9'],
  severity: 'warning',
  title: 'A bucket of S3 on Outposts has no access point, which is the only way to its objects',
  fix: 'Create an access point for a VPC; `bucket.addAccessPoint` does it',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['accessPoints'],
  check: ({ outpost, accessPoints }) =>
    outpost && accessPoints?.length === 0 ? { message: 'no access point names the bucket' } : undefined,
  get examples() {
    return { bad: inTemplate({ Readings: bucketOnOutpost.Readings }), good: inTemplate(bucketOnOutpost) };
  },
});
