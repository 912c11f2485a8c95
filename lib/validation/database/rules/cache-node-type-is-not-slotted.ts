import { familyOf } from '../../../catalog/instance-families';
import { CACHE_NODE_FAMILIES } from '../../../catalog/services';
import { onFirstGenerationRack } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (CacheNodeType: string) => onFirstGenerationRack(cacheOnOutpost({ CacheNodeType }));

export const cacheNodeTypeIsNotSlotted = rule({
  id: 'cache-node-type-is-not-slotted',
  enforces: ['EC-1', 'EC2-4'],
  severity: 'error',
  title: 'The Outpost is not configured for the instance type of a cache node type',
  fix: 'Use the node type of an instance type that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'nodeType'],
  check: ({ outpost, nodeType }) => {
    const type = nodeType?.replace(/^cache[.]/, '');
    // Another rule reports a family that ElastiCache does not support on Outposts.
    if (type && !CACHE_NODE_FAMILIES.includes(familyOf(type))) return undefined;
    return outpost?.instanceTypes && type && !outpost.instanceTypes.includes(type)
      ? {
          property: 'CacheNodeType',
          message: `${outpost.id} is not configured for node type ${nodeType}; configured instance types: ${outpost.instanceTypes.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cache('cache.r5.large'), good: cache('cache.m5.xlarge') };
  },
});
