import { overlap } from '../../../catalog/cidr';
import { databaseOnTwoOutposts } from '../../database/example';
import { inTemplate, otherOutpostSubnet, outpostSubnet, resource } from '../../example';
import { associationOfVpc } from '../example';
import { rule } from '../../rule';

const CLASS_E = '240.0.0.0/4';

const database = (CidrBlock: string) => {
  const VpcId = { Ref: 'Vpc' };
  return inTemplate({
    ...databaseOnTwoOutposts({}, otherOutpostSubnet({ VpcId })),
    Plant: outpostSubnet({ VpcId }),
    Vpc: resource('AWS::EC2::VPC', { CidrBlock }),
    VpcAssociation: associationOfVpc,
  });
};

export const multiAzWithClassEAddresses = rule({
  id: 'multi-az-with-class-e-addresses',
  enforces: ['COIP-11'],
  severity: 'error',
  title: 'A database is to have a standby on another Outpost, and its VPC or pool has addresses of 240.0.0.0/4',
  fix: 'Use addresses outside 240.0.0.0/4 for the VPC and for pools of customer-owned IP addresses',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: ['multiAz', 'subnetGroup.subnets.vpc.cidrBlock', 'subnetGroup.subnets.outpost?'],
  check: ({ multiAz, subnetGroup }, facts) => {
    if (!multiAz) return undefined;
    for (const { outpost, vpc } of subnetGroup?.subnets ?? []) {
      if (overlap(vpc?.cidrBlock, CLASS_E)) return { property: 'MultiAZ', message: `the VPC of the database is ${vpc?.cidrBlock}` };
      const tables = outpost && vpc ? facts.by('localGatewayVpcAssociation', 'vpc', vpc).map(({ routeTable }) => routeTable) : [];
      const cidrs = tables.flatMap((table) => (table ? facts.by('coipPool', 'routeTable', table) : [])).flatMap((pool) => pool.cidrs ?? []);
      const cidr = cidrs.find((candidate) => overlap(candidate, CLASS_E));
      if (cidr) return { property: 'MultiAZ', message: `a pool for the VPC of the database has ${cidr}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: database('240.0.0.0/16'), good: database('10.0.0.0/16') };
  },
});
