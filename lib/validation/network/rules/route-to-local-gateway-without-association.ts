import { inTemplate, LOCAL_GATEWAY_ID } from '../../example';
import { associationOfVpc, outpostSubnetWithRoute } from '../example';
import { isOnServer } from '../outpost-subnet-of';
import { rule } from '../../rule';

const route = { DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID };

export const routeToLocalGatewayWithoutAssociation = rule({
  id: 'route-to-local-gateway-without-association',
  enforces: ['NET-7'],
  severity: 'warning',
  title: 'A route to a local gateway is in a VPC that is not associated with a local gateway route table',
  fix: 'Associate the VPC with a local gateway route table, and make the route depend on the association; `subnet.addLocalGatewayRoute()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.includes('LocalGatewayId') && !isOnServer(routeTable, facts),
  needs: ['routeTable.vpc.localGatewayVpcAssociations'],
  check: ({ routeTable }) => {
    const vpc = routeTable?.vpc;
    return vpc?.localGatewayVpcAssociations?.length === 0
      ? { property: 'LocalGatewayId', message: `VPC ${vpc.id} is not associated with a local gateway route table` }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate(outpostSubnetWithRoute(route)),
      good: inTemplate({ ...outpostSubnetWithRoute(route, 'VpcAssociation'), VpcAssociation: associationOfVpc }),
    };
  },
});
