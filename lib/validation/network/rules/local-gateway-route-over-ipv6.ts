import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const route = (DestinationCidrBlock: string) =>
  inTemplate({
    Route: resource('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
      DestinationCidrBlock,
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
    }),
  });

export const localGatewayRouteOverIpv6 = rule({
  id: 'local-gateway-route-over-ipv6',
  enforces: ['NET-9'],
  severity: 'error',
  title: 'A local gateway route has an IPv6 destination, but local gateways support IPv4 only',
  fix: 'Remove the route, or specify an IPv4 destination',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'localGatewayRoute',
  needs: ['destination'],
  check: ({ destination }) =>
    destination?.includes(':')
      ? { property: 'DestinationCidrBlock', message: `destination ${destination} is IPv6, but local gateways support IPv4 only` }
      : undefined,
  get examples() {
    return { bad: route('fd00::/8'), good: route('192.168.0.0/16') };
  },
});
