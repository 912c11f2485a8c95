import { contains, overlap, sameBlock } from '../../../catalog/cidr';
import { inTemplate, OUTPOST_ARN, outpostSubnet } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { outpostsOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const OTHER_ARN = OUTPOST_ARN.replace('op-0a1b2c3d4e5f60718', 'op-0fedcba9876543210');
const network = (DestinationCidrBlock: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }),
    Other: outpostSubnet({ VpcId: { Ref: 'Vpc' }, OutpostArn: OTHER_ARN, CidrBlock: '10.0.16.0/24', AvailabilityZone: 'us-west-2b' }),
    OtherRouteTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    OtherRouteTableAssociation: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Other' }, RouteTableId: { Ref: 'OtherRouteTable' } },
    },
    OtherRoute: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'VpcAssociation',
      Properties: {
        RouteTableId: { Ref: 'OtherRouteTable' },
        DestinationCidrBlock: '10.0.8.0/24',
        LocalGatewayId: 'lgw-0fedcba9876543210',
      },
    },
  });

export const routeToOtherOutpostDiffersFromSubnet = rule({
  id: 'route-to-other-outpost-differs-from-subnet',
  enforces: ['NET-20'],
  severity: 'error',
  title: 'A route to a local gateway has a destination in the VPC that does not match the entire CIDR block of a subnet',
  fix: 'Set DestinationCidrBlock to the entire CIDR block of the subnet on the other Outpost; `subnet.addOutpostSubnetRoute()` does it',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destination', 'routeTable.vpc', 'routeTable.vpc.cidrBlock?'],
  check: ({ destination, routeTable }, facts) => {
    const vpc = routeTable?.vpc;
    // `route-to-local-gateway-inside-vpc` reports the CIDR block of the VPC.
    if (!destination || !vpc || sameBlock(vpc.cidrBlock, destination)) return undefined;
    const own = outpostsOf(routeTable, facts);
    const subnet = facts
      .by('subnet', 'vpc', vpc)
      .find(
        ({ outpost, cidrBlock }) => outpost && !own.has(outpost) && overlap(cidrBlock, destination) && !sameBlock(cidrBlock, destination),
      );
    return subnet && (contains(subnet.cidrBlock, destination) || contains(vpc.cidrBlock, destination))
      ? {
          property: 'DestinationCidrBlock',
          message: `destination ${destination} does not match CIDR block ${subnet.cidrBlock} of subnet ${subnet.id}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('10.0.16.0/25'), good: network('10.0.16.0/24') };
  },
});
