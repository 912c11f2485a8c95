import { databaseOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const databases = (BackupTarget: string) =>
  inTemplate({
    ...databaseOnOutpost({ BackupTarget }),
    Replica: resource('AWS::RDS::DBInstance', {
      DBSubnetGroupName: { Ref: 'Subnets' },
      DBInstanceClass: 'db.m5.xlarge',
      SourceDBInstanceIdentifier: { Ref: 'Database' },
    }),
  });

export const readReplicaOfLocalBackup = rule({
  id: 'read-replica-of-local-backup',
  enforces: ['RDS-8', 'RDS-9'],
  severity: 'error',
  title: 'A database with backups on the Outpost is to have a read replica',
  fix: 'Set BackupTarget of the source to region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.backupTarget'],
  check: ({ outpost, replicaOf }) =>
    outpost && replicaOf?.backupTarget === 'outposts'
      ? { property: 'SourceDBInstanceIdentifier', message: 'the backup target of the source is outposts' }
      : undefined,
  get examples() {
    return { bad: databases('outposts'), good: databases('region') };
  },
});
