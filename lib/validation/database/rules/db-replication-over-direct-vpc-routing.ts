import { databaseOnTwoOutposts } from '../example';
import { inTemplate, otherOutpostSubnet, outpostSubnet, resource } from '../../example';
import { associationOfVpc } from '../../network/example';
import { rule } from '../../rule';

const database = (Mode: string) => ({
  ...inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    VpcAssociation: associationOfVpc,
    ...databaseOnTwoOutposts({}, otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } })),
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
  }),
  inventory: { localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', Mode }] },
});

export const dbReplicationOverDirectVpcRouting = rule({
  id: 'db-replication-over-direct-vpc-routing',
  enforces: ['RDS-7', 'RDS-9'],
  severity: 'error',
  title: 'A DB instance on an Outpost uses replication with direct VPC routing, which RDS on Outposts does not support',
  fix: 'Use a local gateway route table in CoIP mode with a CoIP pool',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz, replicaOf }) => multiAz !== false || replicaOf !== null,
  needs: ['multiAz', 'replicaOf?', 'subnetGroup.vpc.localGatewayVpcAssociations.routeTable.mode?'],
  check: ({ multiAz, replicaOf, subnetGroup }) => {
    const associations = subnetGroup?.vpc?.localGatewayVpcAssociations;
    return (multiAz || replicaOf) &&
      associations?.length &&
      associations.every(({ routeTable }) => routeTable?.mode === 'direct-vpc-routing')
      ? {
          property: multiAz ? 'MultiAZ' : 'SourceDBInstanceIdentifier',
          message: 'replication is not supported with a local gateway route table in direct-vpc-routing mode',
        }
      : undefined;
  },
  get examples() {
    return { bad: database('direct-vpc-routing'), good: database('coip') };
  },
});
