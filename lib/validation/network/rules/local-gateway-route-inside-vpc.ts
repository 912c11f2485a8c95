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
  title: 'A local gateway route has a destination in the CIDR block of a VPC, which direct VPC routing does not support',
  fix: 'Use a VPC CIDR block that does not overlap with the on-premises network, or a local gateway route table in CoIP mode',
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
        // A subnet of the VPC may be on another Outpost that is reached through the on-premises network.
        !facts.by('subnet', 'vpc', vpc).some(({ cidrBlock }) => !cidrBlock || overlap(cidrBlock, destination)),
    );
    return (
      found && {
        property: 'DestinationCidrBlock',
        message: `destination ${destination} is in CIDR block ${found.vpc?.cidrBlock} of the VPC of association ${found.id}`,
      }
    );
  },
  get examples() {
    return { bad: network('10.0.128.0/20'), good: network('192.168.0.0/16') };
  },
});
