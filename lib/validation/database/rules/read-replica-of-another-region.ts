import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const replica = (region: string) =>
  inTemplate(databaseOnOutpost({ SourceDBInstanceIdentifier: `arn:aws:rds:${region}:111122223333:db:plant` }));

export const readReplicaOfAnotherRegion = rule({
  id: 'read-replica-of-another-region',
  enforces: ['RDS-9'],
  severity: 'error',
  title: 'A read replica on an Outpost has a source in another Region',
  fix: 'Use a source DB instance in the same Region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ replicaOfRegion }) => replicaOfRegion !== null,
  needs: ['region', 'replicaOfRegion'],
  check: ({ outpost, region, replicaOfRegion }) =>
    outpost && region && replicaOfRegion && replicaOfRegion !== region
      ? { property: 'SourceDBInstanceIdentifier', message: `the read replica is in ${region}, but its source is in ${replicaOfRegion}` }
      : undefined,
  get examples() {
    return { bad: replica('us-east-1'), good: replica('us-west-2') };
  },
});
