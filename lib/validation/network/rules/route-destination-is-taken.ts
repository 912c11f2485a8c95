import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../../example';
import { earlierRouteTo } from '../duplicate-destinations';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { outpostSubnetOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    Second: resource(
      'AWS::EC2::Route',
      { RouteTableId: { Ref: 'PlantRouteTable' }, DestinationCidrBlock, LocalGatewayId: LOCAL_GATEWAY_ID },
      'VpcAssociation',
    ),
  });

export const routeDestinationIsTaken = rule({
  id: 'route-destination-is-taken',
  enforces: ['NET-8'],
  severity: 'error',
  title: 'Two routes in the route table of a subnet on an Outpost have the same destination',
  fix: 'Remove one of the routes: a route table has one route for each destination',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.includes('LocalGatewayId') || !!outpostSubnetOf(routeTable, facts),
  needs: ['destination', 'routeTable'],
  check: (route, facts) => {
    const { destination, routeTable } = route;
    if (!destination || !routeTable) return undefined;
    const other = earlierRouteTo(route, facts.by('route', 'routeTable', routeTable));
    // The same unknown value can be another route table in another stack.
    const isOfSameTable = routeTable.origin !== 'unknown' || other?.location?.stack === route.location?.stack;
    return other && isOfSameTable
      ? {
          property: 'DestinationCidrBlock',
          message: `route table ${routeTable.id} has route ${other.id} with the same destination ${destination}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('192.168.0.0/16'), good: network('172.16.0.0/12') };
  },
});
