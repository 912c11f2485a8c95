import { onFirstGenerationRack } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (CacheNodeType: string) => onFirstGenerationRack(cacheOnOutpost({ CacheNodeType }));

export const cacheNodeTypeIsNotSlotted = rule({
  id: 'cache-node-type-is-not-slotted',
  enforces: ['EC-1', 'EC2-4'],
  severity: 'warning',
  title: 'A cache is of a node type whose instance type its Outpost is not configured for',
  fix: 'Use a node type of the instance types that the Outpost is configured for, or change its capacity with a capacity task first',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'nodeType'],
  check: ({ outpost, nodeType }) => {
    const type = nodeType?.replace(/^cache[.]/, '');
    return outpost?.instanceTypes && type && !outpost.instanceTypes.includes(type)
      ? { property: 'CacheNodeType', message: `the node type is ${nodeType}, and the Outpost has ${outpost.instanceTypes.join(', ')}` }
      : undefined;
  },
  get examples() {
    return { bad: cache('cache.r5.large'), good: cache('cache.m5.xlarge') };
  },
});
