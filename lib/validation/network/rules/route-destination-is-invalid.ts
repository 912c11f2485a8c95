import { isIpv4Block } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { outpostSubnetOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) => inTemplate(outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }));

export const routeDestinationIsInvalid = rule({
  id: 'route-destination-is-invalid',
  enforces: ['NET-8'],
  severity: 'error',
  title: 'A route of a subnet on an Outpost has a destination that is not an IPv4 CIDR block',
  fix: 'Set DestinationCidrBlock to an IPv4 CIDR block with a prefix length, such as 192.168.0.0/16',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.includes('LocalGatewayId') || !!outpostSubnetOf(routeTable, facts),
  needs: ['destination', 'routeTable?'],
  check: ({ destination }) =>
    destination && !isIpv4Block(destination)
      ? { property: 'DestinationCidrBlock', message: `destination ${JSON.stringify(destination)} is not an IPv4 CIDR block` }
      : undefined,
  get examples() {
    return { bad: network('192.168.0.0'), good: network('192.168.0.0/16') };
  },
});
