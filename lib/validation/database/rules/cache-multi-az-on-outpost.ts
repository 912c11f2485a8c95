import { inTemplate } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (MultiAZEnabled: boolean) => inTemplate(cacheOnOutpost({ MultiAZEnabled }));

export const cacheMultiAzOnOutpost = rule({
  id: 'cache-multi-az-on-outpost',
  enforces: ['EC-3'],
  severity: 'error',
  title: 'Multi-AZ is enabled for a cache on an Outpost, which ElastiCache on Outposts does not support',
  fix: 'Remove MultiAZEnabled or AZMode: replicas on the same Outpost are possible',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['isMultiAz'],
  check: ({ outpost, isMultiAz, multiAzProperty }) =>
    outpost && isMultiAz
      ? { property: multiAzProperty, message: `Multi-AZ is not supported for caches on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: cache(true), good: cache(false) };
  },
});
