import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const cluster = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant,
    Subnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
    Cluster: resource('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', DBSubnetGroupName: { Ref: 'Subnets' } }),
  });

export const dbClusterOnOutpost = rule({
  id: 'db-cluster-on-outpost',
  enforces: ['RDS-1'],
  severity: 'error',
  title: 'A DB cluster is on an Outpost, but RDS on Outposts supports DB instances only',
  fix: 'Use a MySQL or PostgreSQL DB instance, with MultiAZ for a standby on a second Outpost, or place the DB cluster in the Region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbCluster',
  onOutpost: true,
  needs: ['engine'],
  check: ({ outpost, engine }) =>
    outpost && engine
      ? { property: 'DBSubnetGroupName', message: `DB cluster of engine ${engine} is not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: cluster(outpostSubnet()), good: cluster(regionSubnet()) };
  },
});
