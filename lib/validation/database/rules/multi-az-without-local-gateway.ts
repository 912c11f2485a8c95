import { databaseOnTwoOutposts } from '../example';
import { inTemplate, OTHER_OUTPOST_ARN, otherOutpostSubnet, OUTPOST_ARN, outpostSubnet, resource } from '../../example';
import { associationOfVpc } from '../../network/example';
import { rule } from '../../rule';

const OTHER_TABLE = 'lgw-rtb-0fedcba9876543210';

const database = (associations: object) => ({
  ...inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    VpcAssociation: associationOfVpc,
    ...associations,
    ...databaseOnTwoOutposts({}, otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } })),
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
  }),
  inventory: {
    localGatewayRouteTables: [
      { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', OutpostArn: OUTPOST_ARN, Mode: 'coip' },
      { LocalGatewayRouteTableId: OTHER_TABLE, OutpostArn: OTHER_OUTPOST_ARN, Mode: 'coip' },
    ],
  },
});

export const multiAzWithoutLocalGateway = rule({
  id: 'multi-az-without-local-gateway',
  enforces: ['RDS-7'],
  severity: 'warning',
  title: 'The VPC of a Multi-AZ DB instance is not associated with the local gateway of one of its Outposts',
  fix: 'Associate the VPC with a local gateway route table of each Outpost: replication uses the local gateways',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: [
    'multiAz',
    'subnetGroup.subnets.outpost',
    'subnetGroup.subnets.availabilityZone?',
    'subnetGroup.vpc.localGatewayVpcAssociations.routeTable.outpost',
  ],
  check: ({ multiAz, subnetGroup }) => {
    const associated = subnetGroup?.vpc?.localGatewayVpcAssociations?.map(({ routeTable }) => routeTable?.outpost);
    if (!multiAz || !associated?.every((outpost) => outpost)) return undefined;
    // Other rules report a standby on the same Outpost or in the same Availability Zone.
    const zones = new Set(subnetGroup?.subnets?.map(({ availabilityZone }) => availabilityZone));
    if (associated.length === 0 && zones.size < 2) return undefined;
    const without = subnetGroup?.subnets?.map(({ outpost }) => outpost).find((outpost) => outpost && !associated.includes(outpost));
    return without
      ? { property: 'MultiAZ', message: `the VPC of the DB instance is not associated with a local gateway route table of ${without.id}` }
      : undefined;
  },
  get examples() {
    return {
      bad: database({}),
      good: database({
        OtherVpcAssociation: resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
          LocalGatewayRouteTableId: OTHER_TABLE,
          VpcId: { Ref: 'Vpc' },
        }),
      }),
    };
  },
});
