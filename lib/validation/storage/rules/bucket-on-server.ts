import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

export const bucketOnServer = rule({
  id: 'bucket-on-server',
  enforces: ['S3-1'],
  severity: 'error',
  title: 'A bucket of S3 on Outposts is on an Outposts server, where there is no S3',
  fix: 'Create the bucket on a rack with S3 capacity',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'bucket',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) => (outpost?.hardware === SERVER ? { property: 'OutpostId', message: 'the Outpost is a server' } : undefined),
  get examples() {
    return { bad: onServer(bucketOnOutpost), good: onFirstGenerationRack(bucketOnOutpost) };
  },
});
