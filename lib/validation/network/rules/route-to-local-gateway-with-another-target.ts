import { inTemplate } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (target: object) => inTemplate(outpostSubnetWithRouteToLocalGateway(target));

export const routeToLocalGatewayWithAnotherTarget = rule({
  id: 'route-to-local-gateway-with-another-target',
  enforces: ['NET-8'],
  severity: 'error',
  title: 'A route to a local gateway has another target, too, but a route must have exactly one',
  fix: 'Specify only the local gateway, or create a route with another destination for the other target',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: [],
  check: ({ targets }) => {
    const [other] = targets.filter((target) => target !== 'LocalGatewayId');
    return other
      ? { property: other, message: `the route specifies ${targets.join(' and ')}, but a route has exactly one target` }
      : undefined;
  },
  get examples() {
    return { bad: network({ NetworkInterfaceId: 'eni-0123456789abcdef0' }), good: network({}) };
  },
});
