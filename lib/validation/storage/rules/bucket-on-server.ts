import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

export const bucketOnServer = rule({
  id: 'bucket-on-server',
  enforces: ['S3-1'],
  severity: 'error',
  title: 'An S3 on Outposts bucket is on an Outposts server, which does not support S3 on Outposts',
  fix: 'Create the bucket on an Outposts rack with S3 on Outposts capacity',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === SERVER
      ? { property: 'OutpostId', message: `S3 on Outposts is not supported on Outposts servers (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: onServer(bucketOnOutpost), good: onFirstGenerationRack(bucketOnOutpost) };
  },
});
