import { inTemplate, resource } from '../../example';
import { earlierRouteTo } from '../duplicate-destinations';
import { localGatewayRouteTable } from '../example';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) =>
  inTemplate({
    ...localGatewayRouteTable,
    Second: resource('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: { Ref: 'RouteTable' },
      DestinationCidrBlock,
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
    }),
  });

export const localGatewayRouteDestinationIsTaken = rule({
  id: 'local-gateway-route-destination-is-taken',
  enforces: ['LGW-8'],
  severity: 'warning',
  title: 'Two routes in a local gateway route table have the same destination',
  fix: 'Remove one of the routes: destination and route table identify a local gateway route',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-localgatewayroute.html',
  on: 'localGatewayRoute',
  needs: ['destination', 'routeTable'],
  check: (route, facts) => {
    const { destination, routeTable } = route;
    if (!destination || !routeTable) return undefined;
    const other = earlierRouteTo(route, facts.by('localGatewayRoute', 'routeTable', routeTable));
    // The same unknown value can be another route table in another stack.
    const isOfSameTable = routeTable.origin !== 'unknown' || other?.location?.stack === route.location?.stack;
    return other && isOfSameTable
      ? {
          property: 'DestinationCidrBlock',
          message: `local gateway route table ${routeTable.id} has route ${other.id} with the same destination ${destination}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('0.0.0.0/0'), good: network('192.168.0.0/16') };
  },
});
