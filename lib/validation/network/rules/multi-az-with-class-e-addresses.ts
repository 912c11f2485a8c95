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
  title: 'A Multi-AZ DB instance on Outposts has a VPC or CoIP pool with addresses in 240.0.0.0/4',
  fix: 'Use addresses outside 240.0.0.0/4 for the VPC and its CoIP pools',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: ['multiAz', 'subnetGroup.subnets.vpc.cidrBlock', 'subnetGroup.subnets.outpost?'],
  check: ({ multiAz, subnetGroup }, facts) => {
    if (!multiAz) return undefined;
    for (const { outpost, vpc } of subnetGroup?.subnets ?? []) {
      if (overlap(vpc?.cidrBlock, CLASS_E))
        return { property: 'MultiAZ', message: `CIDR block ${vpc?.cidrBlock} of the VPC overlaps with ${CLASS_E}` };
      const tables = outpost && vpc ? facts.by('localGatewayVpcAssociation', 'vpc', vpc).map(({ routeTable }) => routeTable) : [];
      const cidrs = tables.flatMap((table) => (table ? facts.by('coipPool', 'routeTable', table) : [])).flatMap((pool) => pool.cidrs ?? []);
      const cidr = cidrs.find((candidate) => overlap(candidate, CLASS_E));
      if (cidr) return { property: 'MultiAZ', message: `CIDR block ${cidr} of a CoIP pool for the VPC overlaps with ${CLASS_E}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: database('240.0.0.0/16'), good: database('10.0.0.0/16') };
  },
});
