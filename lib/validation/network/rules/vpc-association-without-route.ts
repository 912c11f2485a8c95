import { inTemplate, LOCAL_GATEWAY_ID } from '../../example';
import { associationOfVpc, outpostSubnetWithRoute } from '../example';
import { rule } from '../../rule';

const network = (target: object) => {
  const route = outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', ...target }, 'VpcAssociation');
  return inTemplate({ ...route, VpcAssociation: associationOfVpc });
};

export const vpcAssociationWithoutRoute = rule({
  id: 'vpc-association-without-route',
  enforces: ['LGW-12'],
  severity: 'warning',
  title: 'A VPC is associated with a local gateway but has no route to it, so the on-premises network reaches none of its subnets',
  fix: 'Add a route with LocalGatewayId to each subnet that the on-premises network uses, as `subnet.addLocalGatewayRoute()` does, or remove the association',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/manage-lgw-routes.html',
  on: 'localGatewayVpcAssociation',
  when: ({ vpc }) => vpc?.origin === 'template',
  needs: ['vpc?'],
  check: ({ vpc }, facts) => {
    if (!vpc) return undefined;
    const subnets = facts.by('subnet', 'vpc', vpc).filter(({ outpost }) => outpost !== null);
    // A subnet of an unknown VPC can be in this one.
    const none = [...subnets, ...facts.by('subnet', 'vpc', undefined)].every(({ routeTable }) =>
      routeTable?.routes?.every(({ targets }) => targets?.length && !targets.includes('LocalGatewayId')),
    );
    return subnets.length > 0 && none
      ? { property: 'VpcId', message: `no subnet of VPC ${vpc.id} has a route to the local gateway` }
      : undefined;
  },
  get examples() {
    return { bad: network({ VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }), good: network({ LocalGatewayId: LOCAL_GATEWAY_ID }) };
  },
});
