import { isSqlServer } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const databases = (engine: object) =>
  inTemplate({
    ...databaseOnOutpost(engine),
    Replica: resource('AWS::RDS::DBInstance', {
      DBSubnetGroupName: { Ref: 'Subnets' },
      DBInstanceClass: 'db.m5.xlarge',
      SourceDBInstanceIdentifier: { Ref: 'Database' },
    }),
  });

export const readReplicaOfSqlServer = rule({
  id: 'read-replica-of-sql-server',
  enforces: ['RDS-9'],
  severity: 'error',
  title: 'The source of a read replica on an Outpost uses SQL Server, which does not support read replicas on Outposts',
  fix: 'Remove the read replica, or use MySQL, PostgreSQL or Oracle',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.engine'],
  check: ({ outpost, replicaOf }) =>
    outpost && isSqlServer(replicaOf?.engine)
      ? {
          property: 'SourceDBInstanceIdentifier',
          message: `read replicas of engine ${replicaOf?.engine} are not supported on Outposts (${outpost.id})`,
        }
      : undefined,
  get examples() {
    return {
      bad: databases({ Engine: 'sqlserver-ee', EngineVersion: '15.00' }),
      good: databases({ Engine: 'postgres', EngineVersion: '16.3' }),
    };
  },
});
