import { differ } from '../../facts/fact';
import { inTemplate } from '../../example';
import { associationOfVpc, coipAutoAssign, coipPool, outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (LocalGatewayRouteTableId: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    VpcAssociation: associationOfVpc,
    Pool: coipPool({ LocalGatewayRouteTableId }),
    AutoAssign: coipAutoAssign,
  });

export const coipWithoutAssociation = rule({
  id: 'coip-without-association',
  enforces: ['COIP-3'],
  severity: 'warning',
  title: 'Customer-owned IP addresses are for a VPC that does not use the local gateway route table of their pool',
  fix: 'Associate the VPC with the route table of the pool',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'customerOwnedIpUse',
  needs: ['pool.routeTable', 'subnet.vpc.localGatewayVpcAssociations.routeTable'],
  check: ({ pool, subnet }) => {
    const associations = subnet?.vpc?.localGatewayVpcAssociations;
    return pool?.routeTable && associations?.every(({ routeTable }) => differ(routeTable, pool.routeTable))
      ? {
          property: 'CustomerOwnedIpv4Pool',
          message: `the pool is of ${pool.routeTable.id}, with which the VPC of ${subnet?.id} is not associated`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('lgw-rtb-0fedcba9876543210'), good: network('lgw-rtb-0123456789abcdef0') };
  },
});
