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
  title: 'A read replica on an Outpost is to have a read replica of its own',
  fix: 'Make all read replicas from the same source',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['replicaOf.replicaOf'],
  check: ({ outpost, replicaOf }) =>
    outpost && replicaOf?.replicaOf
      ? { property: 'SourceDBInstanceIdentifier', message: 'the source is a read replica itself' }
      : undefined,
  get examples() {
    return { bad: databases('Replica'), good: databases('Database') };
  },
});
