import { differ } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { localGatewayRouteToInterface, outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (LocalGatewayRouteTableId: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    ...localGatewayRouteToInterface({ subnet: { VpcId: { Ref: 'Vpc' } } }),
    VpcAssociation: resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', { LocalGatewayRouteTableId, VpcId: { Ref: 'Vpc' } }),
  });

export const localGatewayRouteToInterfaceInAnotherVpc = rule({
  id: 'local-gateway-route-to-interface-in-another-vpc',
  enforces: ['LGW-9'],
  severity: 'warning',
  title: 'A local gateway route targets a network interface in a VPC that is not associated with the local gateway route table',
  fix: 'Associate the VPC of the network interface with the local gateway route table; `routeTable.associateVpc()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'localGatewayRoute',
  needs: ['networkInterface.subnet.vpc.localGatewayVpcAssociations.routeTable', 'routeTable'],
  check: ({ networkInterface, routeTable }) => {
    const vpc = networkInterface?.subnet?.vpc;
    const associations = vpc?.localGatewayVpcAssociations;
    return associations?.every((association) => differ(association.routeTable, routeTable))
      ? {
          property: 'NetworkInterfaceId',
          message: `the network interface is in VPC ${vpc?.id}, which is not associated with local gateway route table ${routeTable?.id}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('lgw-rtb-0fedcba9876543210'), good: network('lgw-rtb-0123456789abcdef0') };
  },
});
