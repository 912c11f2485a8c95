import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const associated = (SubnetId: string, RouteTableId: string) =>
  resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: { Ref: SubnetId }, RouteTableId: { Ref: RouteTableId } });

/** A second subnet on the Outpost, and one in the Region with a route table. */
const network = (regionRouteTable: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    Line: outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.9.0/24' }),
    LineRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    LineAssociation: associated('Line', 'LineRouteTable'),
    Region: regionSubnet({ VpcId: { Ref: 'Vpc' } }),
    RegionRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    RegionAssociation: associated('Region', regionRouteTable),
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
  needs: ['routeTable', 'vpc.localGatewayVpcAssociations?'],
  check: ({ outpost, routeTable, vpc }, facts) => {
    // Without the association, nothing requires a route to the local gateway.
    if (!outpost || !routeTable || !vpc?.localGatewayVpcAssociations?.length) return undefined;
    // If the route table has such a route already, route-to-local-gateway-in-region reports it.
    if (facts.by('route', 'routeTable', routeTable).some(({ targets }) => !targets || targets.includes('LocalGatewayId'))) return undefined;
    const other = facts.by('subnet', 'routeTable', routeTable).find((subnet) => subnet.outpost === null);
    return other && { message: `the subnet shares its route table with subnet ${other.id}, which is in the Region` };
  },
  get examples() {
    return { bad: network('LineRouteTable'), good: network('RegionRouteTable') };
  },
});
