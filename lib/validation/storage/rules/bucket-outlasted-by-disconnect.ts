import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { expectingDisconnects } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const { endsAfterHours, source } = WITHOUT_SERVICE_LINK.buckets;

export const bucketOutlastedByDisconnect = rule({
  id: 'bucket-outlasted-by-disconnect',
  enforces: ['CUT-1'],
  severity: 'warning',
  title: 'An Outpost with an S3 on Outposts bucket may be disconnected for longer than objects are available',
  fix: 'Store data that must be available for longer on EBS volumes, and copy it to the bucket when the Outpost reconnects; sign requests with SigV4A, since none is served without the service link otherwise',
  source,
  on: 'bucket',
  onOutpost: true,
  needs: ['outpost.expectedDisconnectHours?'],
  check: ({ outpost }) => {
    const hours = outpost?.expectedDisconnectHours;
    return hours && hours > endsAfterHours
      ? {
          property: 'OutpostId',
          message: `requests that are signed with SigV4A are served for up to ${endsAfterHours} hours without the service link, but ${outpost?.id} may be disconnected for ${hours} hours`,
        }
      : undefined;
  },
  get examples() {
    return { bad: expectingDisconnects(120, bucketOnOutpost), good: expectingDisconnects(12, bucketOnOutpost) };
  },
});
