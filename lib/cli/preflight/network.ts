import type { LiveCheck, LiveOutpost } from './live-outpost';
import { metricKey, virtualInterfacesOf, type VirtualInterface } from './metrics';

/** Value of `VifBgpSessionState` for an established session. */
const ESTABLISHED = 6;

const BGP_STATES = ['Idle', 'Connect', 'Active', 'OpenSent', 'OpenConfirm', 'Established'];

/** Local gateways, their route tables and associations that cannot forward traffic. */
export const localGatewayIsNotAvailable: LiveCheck = {
  id: 'local-gateway-is-not-available',
  severity: 'warning',
  title: 'Local gateway or its route table is not available',
  fix: 'Wait until the resource is available, or check why it is not',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LocalGateway.html',
  check: ({ outpost, inventory: { localGateways = [], localGatewayRouteTables = [] }, entry }) => {
    const isOf = ({ OutpostArn }: { readonly OutpostArn?: string }) =>
      OutpostArn !== undefined && OutpostArn === entry?.outpost?.OutpostArn;
    const resources = [
      ...localGateways.filter(isOf).map(({ LocalGatewayId, State }) => ({ what: `local gateway ${LocalGatewayId}`, State })),
      ...localGatewayRouteTables
        .filter(isOf)
        .map(({ LocalGatewayRouteTableId, State }) => ({ what: `local gateway route table ${LocalGatewayRouteTableId}`, State })),
    ];
    return resources
      .filter(({ State }) => State !== undefined && State !== 'available')
      .map(({ what, State }) => ({ message: `${what} of ${outpost.id} is ${State}, not available` }));
  },
};

/** Virtual interfaces that cannot forward traffic. */
export const virtualInterfaceIsDown: LiveCheck = {
  id: 'virtual-interface-is-down',
  severity: 'warning',
  title: 'Virtual interface of an Outpost is not ready to forward traffic',
  fix: 'Check the link and the VLAN between the Outpost and the on-premises network device',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  check: (live) =>
    interfacesWith(live, 'VifConnectionStatus', (value) => value < 1).map(({ vif, all }) => ({
      message: `${describe(vif)} of ${live.outpost.id} is down: VifConnectionStatus is 0; the Outpost has ${all} virtual interfaces`,
    })),
};

/** BGP sessions that are not established. */
export const bgpSessionIsNotEstablished: LiveCheck = {
  id: 'bgp-session-is-not-established',
  severity: 'warning',
  title: 'BGP session of a virtual interface is not established',
  fix: 'Check the BGP configuration of the on-premises network device',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  check: (live) =>
    interfacesWith(live, 'VifBgpSessionState', (value) => value < ESTABLISHED).map(({ vif, value }) => ({
      message: `the BGP session of ${describe(vif)} of ${live.outpost.id} is ${BGP_STATES[value - 1] ?? value}, not Established`,
    })),
};

function interfacesWith({ inventory, entry, metrics }: LiveOutpost, metric: string, isFaulty: (value: number) => boolean) {
  const interfaces = virtualInterfacesOf(inventory, entry?.outpost?.OutpostArn);
  return interfaces.flatMap((vif) => {
    const value = metrics.get(metricKey(metric, vif.id));
    return value !== undefined && isFaulty(value) ? [{ vif, value, all: interfaces.length }] : [];
  });
}

function describe({ id, groupId }: VirtualInterface): string {
  return `${groupId === '-' ? 'service link' : 'local gateway'} virtual interface ${id}`;
}
