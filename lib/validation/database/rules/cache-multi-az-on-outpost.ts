import { inTemplate } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (MultiAZEnabled: boolean) => inTemplate(cacheOnOutpost({ MultiAZEnabled }));

export const cacheMultiAzOnOutpost = rule({
  id: 'cache-multi-az-on-outpost',
  enforces: ['EC-3'],
  severity: 'error',
  title: 'A cache on an Outpost is to spread over Availability Zones, which ElastiCache on Outposts does not support',
  fix: 'Remove MultiAZEnabled, or AZMode: replicas on the one Outpost are possible',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['isMultiAz'],
  check: ({ outpost, isMultiAz }) =>
    outpost && isMultiAz ? { message: 'the cache is on an Outpost and over several Availability Zones' } : undefined,
  get examples() {
    return { bad: cache(true), good: cache(false) };
  },
});
