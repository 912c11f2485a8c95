import { inTemplate } from '../../example';
import type { Subnet } from '../facts/subnet';
import { outpostSubnetWithRoute } from '../example';
import { rule } from '../../rule';

const network = (route: object) => {
  const { Plant, ...others } = outpostSubnetWithRoute({ DestinationCidrBlock: '172.16.0.0/12', ...route });
  return inTemplate({ ...others, Plant: { ...Plant, Properties: { ...(Plant.Properties as object), MapPublicIpOnLaunch: true } } });
};

/** Whether no route of a subnet leads to an internet gateway. The main route table of a VPC that a template creates has local routes only. */
function hasNoInternetRoute({ routeTable, vpc }: Subnet): boolean {
  if (routeTable === null) return vpc?.origin === 'template';
  return !!routeTable?.routes?.every(({ targets }) => targets?.length && !targets.includes('GatewayId'));
}

export const publicAddressWithoutInternetRoute = rule({
  id: 'public-address-without-internet-route',
  enforces: ['NET-14'],
  severity: 'warning',
  title: 'A subnet on an Outpost uses public IPv4 addresses of Amazon but has no route to an internet gateway',
  fix: 'Add a route to the internet gateway of the VPC, over the service link, or remove the public address and use customer-owned IP addresses over the local gateway with `CoipAutoAssign`, since CloudFormation does not support them',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/internet-access.html',
  on: 'subnet',
  onOutpost: true,
  when: (subnet, facts) => subnet.mapPublicIpOnLaunch !== false || facts.by('publicAddress', 'subnet', subnet).length > 0,
  needs: ['mapPublicIpOnLaunch', 'routeTable', 'routeTable.routes?', 'vpc?'],
  check: (subnet, facts) => {
    if (!hasNoInternetRoute(subnet)) return undefined;
    const [requested] = facts.by('publicAddress', 'subnet', subnet);
    const message = `subnet ${subnet.id} has no route to an internet gateway, so its public IPv4 addresses are not reachable`;
    if (subnet.mapPublicIpOnLaunch) return { property: 'MapPublicIpOnLaunch', message };
    return requested && { at: requested, property: requested.property, message };
  },
  get examples() {
    return {
      bad: network({ VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }),
      good: network({ GatewayId: 'igw-0123456789abcdef0' }),
    };
  },
});
