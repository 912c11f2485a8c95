import { databaseOnTwoOutposts } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

export const localBackupOfMultiAz = rule({
  id: 'local-backup-of-multi-az',
  enforces: ['RDS-8'],
  severity: 'error',
  title: 'A Multi-AZ DB instance stores its backups on the Outpost, which is not supported',
  fix: 'Set BackupTarget to region, or MultiAZ to false',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['multiAz', 'backupTarget'],
  check: ({ outpost, multiAz, backupTarget }) =>
    outpost && multiAz && backupTarget === 'outposts'
      ? { property: 'BackupTarget', message: 'backup target outposts is not supported with MultiAZ' }
      : undefined,
  get examples() {
    return {
      bad: inTemplate(databaseOnTwoOutposts({ BackupTarget: 'outposts' })),
      good: inTemplate(databaseOnTwoOutposts({ BackupTarget: 'region' })),
    };
  },
});
