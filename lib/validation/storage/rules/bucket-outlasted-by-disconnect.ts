import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { expectingDisconnects } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const { endsAfterHours, source } = WITHOUT_SERVICE_LINK.buckets;

export const bucketOutlastedByDisconnect = rule({
  id: 'bucket-outlasted-by-disconnect',
  enforces: ['CUT-1'],
  severity: 'warning',
  title: 'A bucket of S3 on Outposts is on an Outpost that may be cut off for longer than objects can be used',
  fix: 'Keep on EBS what has to be read or written for longer, and bring it to the bucket when the service link is back',
  source,
  on: 'bucket',
  onOutpost: true,
  needs: ['outpost.expectedDisconnectHours?'],
  check: ({ outpost }) => {
    const hours = outpost?.expectedDisconnectHours;
    return hours && hours > endsAfterHours
      ? { message: `objects can be used for up to ${endsAfterHours} hours without the service link, and it may be down for ${hours}` }
      : undefined;
  },
  get examples() {
    return { bad: expectingDisconnects(120, bucketOnOutpost), good: expectingDisconnects(12, bucketOnOutpost) };
  },
});
