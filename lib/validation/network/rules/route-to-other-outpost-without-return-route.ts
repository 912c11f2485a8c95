import { sameBlock } from '../../../catalog/cidr';
import { differ } from '../../facts/fact';
import { inTemplate, otherOutpostSubnet, resource } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (back: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock: '10.0.9.0/24' }),
    Other: otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } }),
    OtherRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    OtherRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Other' },
      RouteTableId: { Ref: 'OtherRouteTable' },
    }),
    OtherRoute: resource(
      'AWS::EC2::Route',
      { RouteTableId: { Ref: 'OtherRouteTable' }, DestinationCidrBlock: back, LocalGatewayId: 'lgw-0fedcba9876543210' },
      'VpcAssociation',
    ),
  });

export const routeToOtherOutpostWithoutReturnRoute = rule({
  id: 'route-to-other-outpost-without-return-route',
  enforces: ['NET-20', 'NET-21'],
  severity: 'warning',
  title: 'A subnet has a route to a subnet on another Outpost, which has no return route',
  fix: 'Route the entire CIDR block of this subnet from the other one to its local gateway; `subnet.addOutpostSubnetRoute()` adds both routes',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destination', 'routeTable.vpc'],
  check: ({ destination, routeTable }, facts) => {
    const vpc = routeTable?.vpc;
    if (!destination || !vpc) return undefined;
    const there = facts.by('subnet', 'vpc', vpc).find(({ cidrBlock }) => sameBlock(cidrBlock, destination));
    if (!there?.routeTable?.routes) return undefined;
    const { outpost: itsOutpost, routeTable: itsRouteTable } = there;
    const origin = facts
      .by('subnet', 'routeTable', routeTable)
      .find(
        ({ outpost, cidrBlock }) =>
          cidrBlock &&
          differ(outpost, itsOutpost) &&
          itsRouteTable.routes?.every((back) => (back.destination ?? back.destinationIpv6) && !sameBlock(back.destination, cidrBlock)),
      );
    return (
      origin && {
        property: 'DestinationCidrBlock',
        message: `subnet ${there.id} has no return route to ${origin.cidrBlock}, the CIDR block of subnet ${origin.id}`,
      }
    );
  },
  get examples() {
    return { bad: network('192.168.0.0/16'), good: network('10.0.8.0/24') };
  },
});
