import { inTemplate, resource } from '../../example';
import { outpostSubnetWithRoute } from '../example';
import { rule } from '../../rule';

const network = (regionRouteTable: string) =>
  inTemplate({
    ...outpostSubnetWithRoute({ DestinationCidrBlock: '172.16.0.0/16', VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }),
    Region: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-west-2b' }),
    RegionRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    RegionRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Region' },
      RouteTableId: { Ref: regionRouteTable },
    }),
  });

export const subnetSharesRouteTableWithRegion = rule({
  id: 'subnet-shares-route-table-with-region',
  enforces: ['NET-6'],
  severity: 'warning',
  title: 'A subnet on an Outpost shares its route table with a subnet in the Region, so it cannot have a route to the local gateway',
  fix: 'Create a separate route table for the subnet; `OutpostSubnet` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'subnet',
  onOutpost: true,
  needs: ['routeTable'],
  check: ({ outpost, routeTable }, facts) => {
    if (!outpost || !routeTable) return undefined;
    // If the route table has such a route already, route-to-local-gateway-in-region reports it.
    if (facts.by('route', 'routeTable', routeTable).some(({ targets }) => !targets || targets.includes('LocalGatewayId'))) return undefined;
    const other = facts.by('subnet', 'routeTable', routeTable).find((subnet) => subnet.outpost === null);
    return other && { message: `the subnet shares its route table with subnet ${other.id}, which is in the Region` };
  },
  get examples() {
    return { bad: network('PlantRouteTable'), good: network('RegionRouteTable') };
  },
});
