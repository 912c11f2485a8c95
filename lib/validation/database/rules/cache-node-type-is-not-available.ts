import { CACHE_NODE_FAMILIES } from '../../../catalog/services';
import { inTemplate } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (CacheNodeType: string) => inTemplate(cacheOnOutpost({ CacheNodeType }));

export const cacheNodeTypeIsNotAvailable = rule({
  id: 'cache-node-type-is-not-available',
  enforces: ['EC-1'],
  severity: 'error',
  title: 'Node type is not available with ElastiCache on Outposts',
  fix: 'Use a node type of the M5 or R5 family, or place the cache in the Region',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['nodeType'],
  check: ({ outpost, nodeType }) => {
    const family = nodeType?.split('.')[1];
    return outpost && family && !CACHE_NODE_FAMILIES.includes(family)
      ? {
          property: 'CacheNodeType',
          message: `node type ${nodeType} is not available on Outposts (${outpost.id}); available families: ${CACHE_NODE_FAMILIES.join(' and ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cache('cache.m7g.large'), good: cache('cache.r5.large') };
  },
});
