import { inTemplate, LOCAL_GATEWAY_ID } from '../../example';
import { associationOfVpc, outpostSubnetWithRoute } from '../example';
import { isOnServer } from '../outpost-subnet-of';
import { rule } from '../../rule';

const network = (...dependsOn: string[]) =>
  inTemplate({
    ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID }, ...dependsOn),
    VpcAssociation: associationOfVpc,
  });

export const routeToLocalGatewayBeforeAssociation = rule({
  id: 'route-to-local-gateway-before-association',
  enforces: ['NET-7'],
  severity: 'warning',
  title: 'A route to a local gateway does not depend on the association of its VPC with the local gateway route table',
  fix: 'Make the route depend on the association of the VPC with the local gateway route table; `subnet.addLocalGatewayRoute()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'route',
  when: ({ targets, routeTable }, facts) => targets.includes('LocalGatewayId') && !isOnServer(routeTable, facts),
  needs: ['routeTable.vpc'],
  check: ({ routeTable, dependsOn, location }, facts) => {
    if (!routeTable?.vpc) return undefined;
    const associations = facts.by('localGatewayVpcAssociation', 'vpc', routeTable.vpc);
    const here = associations.filter((association) => association.location?.stack === location?.stack);
    // No dependency is needed on an association that exists already, or that another stack creates earlier.
    if (here.length < associations.length || here.length === 0) return undefined;
    return here.some((association) => dependsOn.includes(association.location?.logicalId ?? ''))
      ? undefined
      : { property: 'LocalGatewayId', message: `the route does not depend on VPC association ${here[0].id}` };
  },
  get examples() {
    return { bad: network(), good: network('VpcAssociation') };
  },
});
