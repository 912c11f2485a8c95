import { inTemplate } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) => inTemplate(outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }));

export const defaultRouteToLocalGateway = rule({
  id: 'default-route-to-local-gateway',
  enforces: ['NET-13'],
  severity: 'warning',
  title: 'The default route of a subnet sends all traffic to the local gateway, including traffic to AWS service endpoints',
  fix: 'Route only to the on-premises network, or acknowledge that it has internet access or that the subnet uses VPC endpoints',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/internet-access.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destination'],
  check: ({ destination }) =>
    destination === '0.0.0.0/0'
      ? {
          property: 'DestinationCidrBlock',
          message: 'default route 0.0.0.0/0 sends all traffic to the local gateway, including traffic to AWS service endpoints',
        }
      : undefined,
  get examples() {
    return { bad: network('0.0.0.0/0'), good: network('192.168.0.0/16') };
  },
});
