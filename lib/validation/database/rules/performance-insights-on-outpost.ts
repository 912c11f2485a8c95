import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (properties: object) => inTemplate(databaseOnOutpost(properties));

export const performanceInsightsOnOutpost = rule({
  id: 'performance-insights-on-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'Performance Insights is enabled for a DB instance on an Outpost',
  fix: 'Disable Performance Insights, and use Enhanced Monitoring and Amazon CloudWatch metrics',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['enablePerformanceInsights'],
  check: ({ outpost, enablePerformanceInsights }) =>
    outpost && enablePerformanceInsights
      ? { property: 'EnablePerformanceInsights', message: `Performance Insights is not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: database({ EnablePerformanceInsights: true }), good: database({ EnablePerformanceInsights: false }) };
  },
});
