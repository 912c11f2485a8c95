import { contains, overlap } from '../../../catalog/cidr';
import { inTemplate, resource } from '../../example';
import { associationOfVpc } from '../example';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) => ({
  ...inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    VpcAssociation: associationOfVpc,
    Route: resource('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
      DestinationCidrBlock,
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
    }),
  }),
  inventory: { localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', Mode: 'direct-vpc-routing' }] },
});

export const localGatewayRouteInsideVpc = rule({
  id: 'local-gateway-route-inside-vpc',
  enforces: ['NET-22'],
  severity: 'warning',
  title: 'A local gateway routes a part of the addresses of a VPC to the building, which direct VPC routing cannot',
  fix: 'Give the VPC addresses that the building does not use, or use a route table of mode coip',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'localGatewayRoute',
  when: ({ virtualInterfaceGroup }) => virtualInterfaceGroup !== null,
  needs: ['destination', 'virtualInterfaceGroup', 'routeTable.mode?'],
  check: ({ destination, routeTable, virtualInterfaceGroup }, facts) => {
    if (!destination || !virtualInterfaceGroup || routeTable?.mode !== 'direct-vpc-routing') return undefined;
    const found = facts.by('localGatewayVpcAssociation', 'routeTable', routeTable).find(
      ({ vpc }) =>
        vpc &&
        contains(vpc.cidrBlock, destination) &&
        // What is a subnet of the VPC may be on another Outpost, across the building.
        !facts.by('subnet', 'vpc', vpc).some(({ cidrBlock }) => !cidrBlock || overlap(cidrBlock, destination)),
    );
    return (
      found && {
        property: 'DestinationCidrBlock',
        message: `the route is for ${destination}, and the VPC of ${found.id} is ${found.vpc?.cidrBlock}`,
      }
    );
  },
  get examples() {
    return { bad: network('10.0.128.0/20'), good: network('192.168.0.0/16') };
  },
});
