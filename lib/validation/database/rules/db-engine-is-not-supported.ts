import { DB_ENGINES } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (Engine: string) => inTemplate(databaseOnOutpost({ Engine, EngineVersion: '16.3' }));

export const dbEngineIsNotSupported = rule({
  id: 'db-engine-is-not-supported',
  enforces: ['RDS-1'],
  severity: 'error',
  title: 'DB engine is not supported by RDS on Outposts',
  fix: 'Use MySQL, PostgreSQL, Oracle or SQL Server, or place the DB instance in the Region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['engine'],
  check: ({ outpost, engine }) =>
    outpost && engine && !DB_ENGINES.includes(engine)
      ? { property: 'Engine', message: `engine ${engine} is not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: database('mariadb'), good: database('postgres') };
  },
});
