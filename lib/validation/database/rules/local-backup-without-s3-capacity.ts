import { missingS3Capacity } from '../../capacity/s3-storage';
import { databaseOnOutpost } from '../example';
import { onOutpostWith } from '../../example';
import { rule } from '../../rule';

const database = (capacityTiB: number) =>
  onOutpostWith({ storage: { s3: { capacityTiB } } }, databaseOnOutpost({ BackupTarget: 'outposts' }));

export const localBackupWithoutS3Capacity = rule({
  id: 'local-backup-without-s3-capacity',
  enforces: ['RDS-8', 'SNP-1'],
  severity: 'error',
  title: 'A DB instance stores its backups on an Outpost without S3 on Outposts capacity',
  fix: 'Set BackupTarget to region, or order S3 on Outposts capacity for the Outpost first',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ backupTarget }) => backupTarget !== 'region',
  needs: ['outpost.s3CapacityTiB?', 'outpost.generation?', 'outpost.rackScaling?', 'backupTarget'],
  check: ({ outpost, backupTarget }) => {
    const missing = outpost && backupTarget === 'outposts' && missingS3Capacity(outpost);
    return missing ? { property: 'BackupTarget', message: `backup target is outposts, but ${missing}` } : undefined;
  },
  get examples() {
    return { bad: database(0), good: database(26) };
  },
});
