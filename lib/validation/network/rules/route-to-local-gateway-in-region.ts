import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (regionRoute: object) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    Region: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-west-2b' }),
    RegionRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    RegionRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Region' },
      RouteTableId: { Ref: 'RegionRouteTable' },
    }),
    RegionRoute: resource('AWS::EC2::Route', { RouteTableId: { Ref: 'RegionRouteTable' }, ...regionRoute }, 'VpcAssociation'),
  });

export const routeToLocalGatewayInRegion = rule({
  id: 'route-to-local-gateway-in-region',
  enforces: ['NET-6', 'NET-8'],
  severity: 'error',
  title: 'The route table of a subnet in the Region has a route to a local gateway',
  fix: 'Create a separate route table with the route for the subnet on the Outpost; `OutpostSubnet` and `addLocalGatewayRoute` do it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['routeTable'],
  check: ({ routeTable }, facts) => {
    if (!routeTable) return undefined;
    const subnet = facts.by('subnet', 'routeTable', routeTable).find(({ outpost }) => outpost === null);
    return (
      subnet && {
        property: 'LocalGatewayId',
        message: `the route table with this route is associated with subnet ${subnet.id}, which is in the Region`,
      }
    );
  },
  get examples() {
    return {
      bad: network({ DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID }),
      good: network({ DestinationCidrBlock: '192.168.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }),
    };
  },
});
