import { inTemplate } from '../../example';
import { outpostSubnetWithRoute } from '../example';
import { outpostSubnetOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const IN_REGION = ['CoreNetworkArn', 'GatewayId', 'NatGatewayId', 'TransitGatewayId'];
const network = (DestinationCidrBlock: string) =>
  inTemplate(outpostSubnetWithRoute({ DestinationCidrBlock, NatGatewayId: 'nat-0123456789abcdef0' }));

export const defaultRouteOverServiceLink = rule({
  id: 'default-route-over-service-link',
  enforces: ['NET-14'],
  severity: 'warning',
  title: 'A subnet on an Outpost reaches the internet through the Region, over the service link',
  fix: 'Set LocalGatewayId of the route, as `addLocalGatewayRoute` does, if the on-premises network has internet access, or acknowledge latency, cost and loss when disconnected',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/applicationworkload-routing.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.some((name) => IN_REGION.includes(name)) && !!outpostSubnetOf(routeTable, facts),
  needs: ['routeTable?', 'destination'],
  check: ({ targets, destination, routeTable }, facts) => {
    const target = targets.find((name) => IN_REGION.includes(name));
    const subnet = outpostSubnetOf(routeTable, facts);
    if (destination !== '0.0.0.0/0') return undefined;
    return (
      subnet && {
        property: target,
        message: `the default route of subnet ${subnet.id} uses the service link of Outpost ${subnet.outpost?.id}`,
      }
    );
  },
  get examples() {
    return { bad: network('0.0.0.0/0'), good: network('172.16.0.0/16') };
  },
});
