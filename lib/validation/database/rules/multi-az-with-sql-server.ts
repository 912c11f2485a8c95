import { isSqlServer } from '../../../catalog/rds-on-outposts';
import { databaseOnTwoOutposts } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

export const multiAzWithSqlServer = rule({
  id: 'multi-az-with-sql-server',
  enforces: ['RDS-7'],
  severity: 'error',
  title: 'Multi-AZ is enabled for a SQL Server DB instance on an Outpost',
  fix: 'Set MultiAZ to false, or use MySQL, PostgreSQL or Oracle',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: ['multiAz', 'engine'],
  check: ({ outpost, multiAz, engine }) =>
    outpost && multiAz && isSqlServer(engine)
      ? { property: 'MultiAZ', message: `Multi-AZ is not supported for engine ${engine} on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return {
      bad: inTemplate(databaseOnTwoOutposts({ Engine: 'sqlserver-se', EngineVersion: '15.00' })),
      good: inTemplate(databaseOnTwoOutposts()),
    };
  },
});
