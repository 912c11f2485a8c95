import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../../example';
import { rule } from '../../rule';

const route = (destination: object) =>
  inTemplate({
    PlantRoute: resource('AWS::EC2::Route', { RouteTableId: 'rtb-0123456789abcdef0', LocalGatewayId: LOCAL_GATEWAY_ID, ...destination }),
  });

export const routeToLocalGatewayOverIpv6 = rule({
  id: 'route-to-local-gateway-over-ipv6',
  enforces: ['NET-8', 'NET-9'],
  severity: 'error',
  title: 'A route to a local gateway has an IPv6 destination, but local gateways support IPv4 only',
  fix: 'Remove the route, or specify an IPv4 destination',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destinationIpv6'],
  check: ({ destinationIpv6 }) =>
    destinationIpv6
      ? { property: 'DestinationIpv6CidrBlock', message: `destination ${destinationIpv6} is IPv6, but local gateways support IPv4 only` }
      : undefined,
  get examples() {
    return { bad: route({ DestinationIpv6CidrBlock: 'fd00::/8' }), good: route({ DestinationCidrBlock: '192.168.0.0/16' }) };
  },
});
