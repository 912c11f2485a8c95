import { inTemplate } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) => inTemplate(outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }));

export const defaultRouteToLocalGateway = rule({
  id: 'default-route-to-local-gateway',
  enforces: ['NET-13'],
  severity: 'warning',
  title: 'A subnet sends all that is not for its VPC to the local gateway, the endpoints of AWS services included',
  fix: 'Route to the networks of the building only, or acknowledge that they lead to the internet or that VPC endpoints serve the subnet',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/internet-access.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destination'],
  check: ({ destination }) =>
    destination === '0.0.0.0/0' ? { property: 'DestinationCidrBlock', message: 'the default route is to the local gateway' } : undefined,
  get examples() {
    return { bad: network('0.0.0.0/0'), good: network('192.168.0.0/16') };
  },
});
