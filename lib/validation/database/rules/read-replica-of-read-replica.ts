import { databaseOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const replicaOf = (source: string) =>
  resource('AWS::RDS::DBInstance', {
    DBSubnetGroupName: { Ref: 'Subnets' },
    DBInstanceClass: 'db.m5.xlarge',
    SourceDBInstanceIdentifier: { Ref: source },
  });
const databases = (source: string) =>
  inTemplate({ ...databaseOnOutpost(), Replica: replicaOf('Database'), SecondReplica: replicaOf(source) });

export const readReplicaOfReadReplica = rule({
  id: 'read-replica-of-read-replica',
  enforces: ['RDS-9'],
  severity: 'error',
  title: 'The source of a read replica on an Outpost is itself a read replica',
  fix: 'Create all read replicas from the same source DB instance',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.replicaOf'],
  check: ({ outpost, replicaOf }) =>
    outpost && replicaOf?.replicaOf
      ? { property: 'SourceDBInstanceIdentifier', message: 'a read replica is not supported as the source of another read replica' }
      : undefined,
  get examples() {
    return { bad: databases('Replica'), good: databases('Database') };
  },
});
