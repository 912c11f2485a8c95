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
  title: 'The source of a read replica stores its backups on the Outpost, which is not supported',
  fix: 'Set BackupTarget of the source to region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.backupTarget'],
  check: ({ outpost, replicaOf }) =>
    outpost && replicaOf?.backupTarget === 'outposts'
      ? { property: 'SourceDBInstanceIdentifier', message: 'read replicas are not supported for a source with backup target outposts' }
      : undefined,
  get examples() {
    return { bad: databases('outposts'), good: databases('region') };
  },
});
