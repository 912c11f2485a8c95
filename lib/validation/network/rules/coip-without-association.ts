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
  title: 'A VPC uses a CoIP pool but is not associated with the local gateway route table of the pool',
  fix: 'Associate the VPC with the local gateway route table of the CoIP pool; `routeTable.associateVpc()` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html',
  on: 'customerOwnedIpUse',
  needs: ['pool.routeTable', 'subnet.vpc.localGatewayVpcAssociations.routeTable'],
  check: ({ pool, subnet }) => {
    const associations = subnet?.vpc?.localGatewayVpcAssociations;
    return pool?.routeTable && associations?.every(({ routeTable }) => differ(routeTable, pool.routeTable))
      ? {
          property: 'CustomerOwnedIpv4Pool',
          message: `the VPC of subnet ${subnet?.id} is not associated with local gateway route table ${pool.routeTable.id} of the CoIP pool`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('lgw-rtb-0fedcba9876543210'), good: network('lgw-rtb-0123456789abcdef0') };
  },
});
