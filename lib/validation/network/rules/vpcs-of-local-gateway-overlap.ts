import { overlap } from '../../../catalog/cidr';
import { coexist, differ } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { associationOfVpc } from '../example';
import { rule } from '../../rule';

const network = (CidrBlock: string) => ({
  ...inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    VpcAssociation: associationOfVpc,
    OtherVpc: resource('AWS::EC2::VPC', { CidrBlock }),
    OtherVpcAssociation: resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
      LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
      VpcId: { Ref: 'OtherVpc' },
    }),
  }),
  inventory: { localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', Mode: 'direct-vpc-routing' }] },
});

export const vpcsOfLocalGatewayOverlap = rule({
  id: 'vpcs-of-local-gateway-overlap',
  enforces: ['NET-22'],
  severity: 'warning',
  title: 'Two VPCs that are associated with the same local gateway route table have overlapping CIDR blocks',
  fix: 'Use CIDR blocks that do not overlap, or associate the VPCs with route tables of different routing domains or in CoIP mode',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVpcAssociation',
  when: ({ routeTable }, facts) => !!routeTable && facts.by('localGatewayVpcAssociation', 'routeTable', routeTable).length > 1,
  needs: ['vpc.cidrBlock', 'routeTable.mode?'],
  check: (fact, facts) => {
    const { vpc, routeTable } = fact;
    if (!vpc?.cidrBlock || routeTable?.mode !== 'direct-vpc-routing') return undefined;
    const other = facts
      .by('localGatewayVpcAssociation', 'routeTable', routeTable)
      .filter((association) => coexist(association, fact) && differ(association.vpc, vpc))
      .find((association) => overlap(association.vpc?.cidrBlock, vpc.cidrBlock));
    return (
      other && {
        property: 'VpcId',
        message: `CIDR block ${vpc.cidrBlock} of the VPC overlaps with ${other.vpc?.cidrBlock} of the VPC of association ${other.id}`,
      }
    );
  },
  get examples() {
    return { bad: network('10.0.0.0/20'), good: network('10.1.0.0/16') };
  },
});
