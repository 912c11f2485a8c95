import { differ } from '../../facts/fact';
import { databaseOnOutpost } from '../example';
import { inTemplate, otherOutpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const databases = (VpcId: string) =>
  inTemplate({
    ...databaseOnOutpost(),
    OtherPlant: otherOutpostSubnet({ VpcId }),
    OtherSubnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Other plant', SubnetIds: [{ Ref: 'OtherPlant' }] }),
    Replica: resource('AWS::RDS::DBInstance', {
      DBSubnetGroupName: { Ref: 'OtherSubnets' },
      DBInstanceClass: 'db.m5.xlarge',
      SourceDBInstanceIdentifier: { Ref: 'Database' },
    }),
  });

export const readReplicaInAnotherVpc = rule({
  id: 'read-replica-in-another-vpc',
  enforces: ['RDS-9'],
  severity: 'error',
  title: 'A read replica on an Outpost and its source are not in the same VPC',
  fix: 'Use a DB subnet group in the VPC of the source DB instance',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.rr.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['subnetGroup.vpc', 'replicaOf.subnetGroup.vpc'],
  check: ({ outpost, subnetGroup, replicaOf }) =>
    outpost && differ(subnetGroup?.vpc, replicaOf?.subnetGroup?.vpc)
      ? {
          property: 'DBSubnetGroupName',
          message: `the read replica is in ${subnetGroup?.vpc?.id}, but its source is in ${replicaOf?.subnetGroup?.vpc?.id}`,
        }
      : undefined,
  get examples() {
    return { bad: databases('vpc-0123456789abcdef1'), good: databases('vpc-0123456789abcdef0') };
  },
});
