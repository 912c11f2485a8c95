import { inTemplate } from '../../example';
import { outpostSubnetWithRoute } from '../example';
import { outpostSubnetOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const IN_REGION = ['CoreNetworkArn', 'EgressOnlyInternetGatewayId', 'GatewayId', 'NatGatewayId', 'TransitGatewayId'];

export const ipv6RouteOutOfOutpost = rule({
  id: 'ipv6-route-out-of-outpost',
  enforces: ['NET-9'],
  severity: 'warning',
  title: 'A subnet on an Outpost has an IPv6 route to a gateway in the Region, which IPv6 traffic from an Outpost does not reach',
  fix: 'Remove the route, or use IPv4: IPv6 traffic is supported only between subnets on the same Outpost',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.some((name) => IN_REGION.includes(name)) && !!outpostSubnetOf(routeTable, facts),
  needs: ['routeTable?', 'destinationIpv6'],
  check: ({ targets, destinationIpv6, routeTable }, facts) => {
    const target = targets.find((name) => IN_REGION.includes(name));
    const subnet = outpostSubnetOf(routeTable, facts);
    if (!destinationIpv6) return undefined;
    return (
      subnet && {
        property: target,
        message: `IPv6 traffic to ${destinationIpv6} from subnet ${subnet.id} on Outpost ${subnet.outpost?.id} does not reach the Region`,
      }
    );
  },
  get examples() {
    return {
      bad: inTemplate(outpostSubnetWithRoute({ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-0123456789abcdef0' })),
      good: inTemplate(outpostSubnetWithRoute({ DestinationCidrBlock: '172.16.0.0/16', GatewayId: 'vgw-0123456789abcdef0' })),
    };
  },
});
