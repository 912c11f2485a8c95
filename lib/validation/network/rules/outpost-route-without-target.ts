import { inTemplate, LOCAL_GATEWAY_ID } from '../../example';
import { associationOfVpc, outpostSubnetWithRoute } from '../example';
import { outpostSubnetOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const network = (target: object) =>
  inTemplate({
    ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', ...target }, 'VpcAssociation'),
    VpcAssociation: associationOfVpc,
  });

export const outpostRouteWithoutTarget = rule({
  id: 'outpost-route-without-target',
  enforces: ['NET-8'],
  severity: 'error',
  title: 'A route of a subnet on an Outpost has no target',
  fix: 'Specify the target, such as `LocalGatewayId`, or create the route only under the condition under which it has one',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html',
  on: 'route',
  when: ({ routeTable }, facts) => !!outpostSubnetOf(routeTable, facts),
  needs: ['routeTable', 'hasTarget'],
  check: ({ routeTable, hasTarget }, facts) => {
    const subnet = outpostSubnetOf(routeTable, facts);
    return subnet && hasTarget === false
      ? {
          message: `the route has no target, but exactly one is required; subnet ${subnet.id} on ${subnet.outpost?.id} uses its route table`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network({}), good: network({ LocalGatewayId: LOCAL_GATEWAY_ID }) };
  },
});
