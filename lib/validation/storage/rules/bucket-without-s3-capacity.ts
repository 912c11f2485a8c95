import { onOutpostWith } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const bucket = (capacityTiB: number) => onOutpostWith({ storage: { s3: { capacityTiB } } }, bucketOnOutpost);

export const bucketWithoutS3Capacity = rule({
  id: 'bucket-without-s3-capacity',
  enforces: ['S3-1', 'S3-20'],
  severity: 'error',
  title: 'An S3 on Outposts bucket is on an Outpost without S3 on Outposts capacity',
  fix: 'Create the bucket on an Outpost with S3 on Outposts capacity, or order capacity first',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCreateBucket.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['outpost.s3CapacityTiB?'],
  check: ({ outpost }) =>
    outpost?.s3CapacityTiB === 0 ? { property: 'OutpostId', message: `${outpost.id} has 0 TiB of S3 on Outposts capacity` } : undefined,
  get examples() {
    return { bad: bucket(0), good: bucket(26) };
  },
});
