import { isSqlServer } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (engine: object) => inTemplate(databaseOnOutpost({ BackupTarget: 'outposts', ...engine }));

export const localBackupWithSqlServer = rule({
  id: 'local-backup-with-sql-server',
  enforces: ['RDS-8'],
  severity: 'error',
  title: 'A SQL Server DB instance stores its backups on the Outpost, which is not supported',
  fix: 'Set BackupTarget to region, or use MySQL, PostgreSQL or Oracle',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['engine', 'backupTarget'],
  check: ({ outpost, engine, backupTarget }) =>
    outpost && isSqlServer(engine) && backupTarget === 'outposts'
      ? { property: 'BackupTarget', message: `backup target outposts is not supported for engine ${engine}` }
      : undefined,
  get examples() {
    return {
      bad: database({ Engine: 'sqlserver-se', EngineVersion: '15.00' }),
      good: database({ Engine: 'postgres', EngineVersion: '16.3' }),
    };
  },
});
