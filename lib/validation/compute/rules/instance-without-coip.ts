import { instanceOnOutpost } from '../example';
import { coipAutoAssign, outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { rule } from '../../rule';

const instance = (addresses: object = {}) =>
  withRouteTableOfMode('coip', {
    App: instanceOnOutpost({ InstanceType: 'm5.xlarge' }).App,
    ...outpostSubnetWithRouteToLocalGateway(),
    ...addresses,
  });

export const instanceWithoutCoip = rule({
  id: 'instance-without-coip',
  enforces: ['EC2-15'],
  severity: 'warning',
  title: 'An instance has a route to a local gateway in CoIP mode but no customer-owned IP address',
  fix: 'Assign customer-owned IP addresses in the subnet with `CoipAutoAssign`',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'instance',
  onOutpost: true,
  when: ({ subnet }) => !!subnet?.routeTable?.routes?.some(({ targets }) => targets.includes('LocalGatewayId')),
  needs: [
    'subnet.routeTable.routes?',
    'subnet.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'subnet.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: ({ outpost, subnet }, facts) => {
    const tables = subnet?.vpc?.localGatewayVpcAssociations?.map(({ routeTable }) => routeTable);
    const ofOutpost = tables?.filter((table) => table?.outpost === undefined || table?.outpost === outpost);
    const translates = ofOutpost?.length && ofOutpost.every((table) => table?.mode === 'coip');
    if (!translates) return undefined;
    // Addresses without a known subnet may be associated with the instance.
    const mayHaveOne = [subnet, null, undefined].some((it) => facts.by('customerOwnedIpUse', 'subnet', it).length);
    return mayHaveOne
      ? undefined
      : {
          property: 'SubnetId',
          message: 'the local gateway route table is in CoIP mode, but the subnet assigns no customer-owned IP addresses',
        };
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
