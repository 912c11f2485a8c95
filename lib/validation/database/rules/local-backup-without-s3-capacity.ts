import { databaseOnOutpost } from '../example';
import { onOutpostWith } from '../../example';
import { rule } from '../../rule';

const database = (capacityTiB: number) =>
  onOutpostWith({ storage: { s3: { capacityTiB } } }, databaseOnOutpost({ BackupTarget: 'outposts' }));

export const localBackupWithoutS3Capacity = rule({
  id: 'local-backup-without-s3-capacity',
  enforces: ['RDS-8', 'SNP-1'],
  severity: 'error',
  title: 'A database is to have its backups on an Outpost that was ordered without S3',
  fix: 'Set BackupTarget to region, or order S3 capacity for the Outpost first',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ backupTarget }) => backupTarget !== 'region',
  needs: ['outpost.s3CapacityTiB?', 'backupTarget'],
  check: ({ outpost, backupTarget }) =>
    outpost?.s3CapacityTiB === 0 && backupTarget === 'outposts'
      ? { property: 'BackupTarget', message: 'the backup target is outposts, and the Outpost has 0 TiB of S3 on Outposts' }
      : undefined,
  get examples() {
    return { bad: database(0), good: database(26) };
  },
});
