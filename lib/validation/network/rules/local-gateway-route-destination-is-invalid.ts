import { isIpv4Block } from '../../../catalog/cidr';
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

export const localGatewayRouteDestinationIsInvalid = rule({
  id: 'local-gateway-route-destination-is-invalid',
  enforces: ['LGW-8'],
  severity: 'error',
  title: 'A local gateway route has a destination that is not a CIDR block',
  fix: 'Set DestinationCidrBlock to an IPv4 CIDR block with a prefix length, such as 192.168.0.0/16',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLocalGatewayRoute.html',
  on: 'localGatewayRoute',
  needs: ['destination'],
  // `local-gateway-route-over-ipv6` reports IPv6 destinations.
  check: ({ destination }) =>
    destination && !destination.includes(':') && !isIpv4Block(destination)
      ? { property: 'DestinationCidrBlock', message: `destination ${JSON.stringify(destination)} is not an IPv4 CIDR block` }
      : undefined,
  get examples() {
    return { bad: route('192.168.0.0'), good: route('192.168.0.0/16') };
  },
});
