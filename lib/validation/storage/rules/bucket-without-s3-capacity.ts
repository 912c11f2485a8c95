import { SERVER } from '../../../catalog/generations';
import { missingS3Capacity } from '../../capacity/s3-storage';
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
  // Another rule reports Outposts servers.
  when: ({ outpost }) => outpost?.hardware !== SERVER,
  needs: ['outpost.hardware?', 'outpost.s3CapacityTiB?', 'outpost.generation?', 'outpost.rackScaling?'],
  check: ({ outpost }) => {
    const message = outpost && missingS3Capacity(outpost);
    return message ? { property: 'OutpostId', message } : undefined;
  },
  get examples() {
    return { bad: bucket(0), good: bucket(26) };
  },
});
