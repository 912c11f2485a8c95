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

export const readReplicaEngineOnOutpost = rule({
  id: 'read-replica-engine-on-outpost',
  enforces: ['RDS-9'],
  severity: 'error',
  title: 'A SQL Server database on an Outpost is to have a read replica',
  fix: 'Remove the replica, or use MySQL, PostgreSQL or Oracle',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.engine'],
  check: ({ outpost, replicaOf }) =>
    outpost && isSqlServer(replicaOf?.engine)
      ? { property: 'SourceDBInstanceIdentifier', message: `the engine of the source is ${replicaOf?.engine}` }
      : undefined,
  get examples() {
    return {
      bad: databases({ Engine: 'sqlserver-ee', EngineVersion: '15.00' }),
      good: databases({ Engine: 'postgres', EngineVersion: '16.3' }),
    };
  },
});
