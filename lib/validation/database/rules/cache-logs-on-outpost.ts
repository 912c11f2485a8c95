import { inTemplate } from '../../example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (properties: object) => inTemplate(cacheOnOutpost(properties));

export const cacheLogsOnOutpost = rule({
  id: 'cache-logs-on-outpost',
  enforces: ['EC-3'],
  severity: 'error',
  title: 'Log delivery is configured for a cache on an Outpost, which ElastiCache on Outposts does not support',
  fix: 'Remove LogDeliveryConfigurations',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cache',
  onOutpost: true,
  needs: ['hasLogs'],
  check: ({ outpost, hasLogs }) =>
    outpost && hasLogs
      ? { property: 'LogDeliveryConfigurations', message: `log delivery is not supported for caches on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return {
      bad: cache({ LogDeliveryConfigurations: [{ LogType: 'slow-log', LogFormat: 'json', DestinationType: 'cloudwatch-logs' }] }),
      good: cache({}),
    };
  },
});
