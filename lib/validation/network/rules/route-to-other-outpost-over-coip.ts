import { sameBlock } from '../../../catalog/cidr';
import { inTemplate, LOCAL_GATEWAY_ID, outpostSubnet, OUTPOST_ARN } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const OTHER_ARN = OUTPOST_ARN.replace('op-0a1b2c3d4e5f60718', 'op-0fedcba9876543210');
const network = (Mode: string) => ({
  ...inTemplate({
    ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock: '10.0.16.0/24' }),
    Other: outpostSubnet({ VpcId: { Ref: 'Vpc' }, OutpostArn: OTHER_ARN, CidrBlock: '10.0.16.0/24', AvailabilityZone: 'us-west-2b' }),
  }),
  inventory: {
    localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', LocalGatewayId: LOCAL_GATEWAY_ID, Mode }],
  },
});

export const routeToOtherOutpostOverCoip = rule({
  id: 'route-to-other-outpost-over-coip',
  enforces: ['NET-20'],
  severity: 'warning',
  title: 'A route between two Outposts in a VPC uses a local gateway route table in CoIP mode',
  fix: 'Associate the VPC with a local gateway route table in direct VPC routing mode',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['localGatewayId', 'destination', 'routeTable.vpc'],
  check: ({ localGatewayId, destination, routeTable }, facts) => {
    const vpc = routeTable?.vpc;
    if (!localGatewayId || !destination || !vpc) return undefined;
    const isCoip = facts
      .by('localGatewayVpcAssociation', 'vpc', vpc)
      .some((association) => association.routeTable?.localGatewayId === localGatewayId && association.routeTable.mode === 'coip');
    if (!isCoip) return undefined;
    const subnet = facts.by('subnet', 'vpc', vpc).find(({ outpost, cidrBlock }) => outpost && sameBlock(cidrBlock, destination));
    return (
      subnet && {
        property: 'DestinationCidrBlock',
        message: `the route to subnet ${subnet.id} in the same VPC uses a local gateway route table in CoIP mode`,
      }
    );
  },
  get examples() {
    return { bad: network('coip'), good: network('direct-vpc-routing') };
  },
});
