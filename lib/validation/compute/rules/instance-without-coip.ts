import type { Facts } from '../../facts/fact';
import { hasRouteToLocalGateway, mayHaveCoip, requiresCoip } from '../../network/customer-owned-addresses';
import { coipAutoAssign, outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { instanceOnOutpost } from '../example';
import { rule } from '../../rule';

const instance = (addresses: object = {}) =>
  withRouteTableOfMode('coip', {
    App: instanceOnOutpost({ InstanceType: 'm5.xlarge' }).App,
    ...outpostSubnetWithRouteToLocalGateway(),
    ...addresses,
  });

/** The property that specifies the subnets of a launch. */
function propertyOf(id: string, facts: Facts): string | undefined {
  if (facts.by('autoScalingGroup', 'id', id).length > 0) return 'VPCZoneIdentifier';
  return facts.by('instance', 'id', id).length > 0 ? 'SubnetId' : undefined;
}

export const instanceWithoutCoip = rule({
  id: 'instance-without-coip',
  enforces: ['EC2-15'],
  severity: 'warning',
  title: 'An instance or Auto Scaling group has a route to a local gateway in CoIP mode but no customer-owned IP addresses',
  fix: 'Assign customer-owned IP addresses in the subnet: `aws ec2 modify-subnet-attribute --map-customer-owned-ip-on-launch`, or `CoipAutoAssign`, since CloudFormation does not support it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'launch',
  when: ({ subnets }) => !!subnets?.some(hasRouteToLocalGateway),
  needs: [
    'subnets.outpost?',
    'subnets.routeTable.routes?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: ({ id, subnets }, facts) => {
    const subnet = subnets?.find((each) => requiresCoip(each) && !mayHaveCoip(each, facts));
    return (
      subnet && {
        property: propertyOf(id, facts),
        message: `the local gateway route table is in CoIP mode, but subnet ${subnet.id} assigns no customer-owned IP addresses`,
      }
    );
  },
  get examples() {
    return {
      bad: instance(),
      good: instance({
        AutoAssign: {
          ...coipAutoAssign,
          Properties: { ...(coipAutoAssign.Properties as object), CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' },
        },
      }),
    };
  },
});
