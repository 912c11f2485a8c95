import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

const group = (first: object) => ({
  ...inTemplate(virtualInterfaceGroup({}, first)),
  inventory: {
    serviceLinkVirtualInterfaces: [
      {
        ServiceLinkVirtualInterfaceId: 'sl-vif-0123456789abcdef0',
        OutpostLagId: 'op-lag-0123456789abcde10',
        Vlan: 200,
        LocalAddress: '169.254.200.0/31',
        PeerAddress: '169.254.200.1/31',
      },
    ],
  },
});

export const virtualInterfaceOverlapsServiceLink = rule({
  id: 'virtual-interface-overlaps-service-link',
  enforces: ['VIF-4', 'VIF-5'],
  severity: 'error',
  title: 'A virtual interface of a local gateway has the VLAN or an address of the service link on its LAG',
  fix: 'Use a VLAN and addresses that no service link virtual interface of the LAG has',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVirtualInterface',
  needs: ['outpostLagId', 'vlan', 'localAddress', 'peerAddress'],
  check: ({ outpostLagId, vlan, localAddress, peerAddress }, facts) => {
    const onLag = outpostLagId ? facts.by('lagInterface', 'outpostLagId', outpostLagId) : [];
    const ofServiceLink = onLag.filter(({ isOfServiceLink }) => isOfServiceLink);
    const sharesVlan = ofServiceLink.find((vif) => typeof vlan === 'number' && vif.vlan === vlan);
    if (sharesVlan) return { property: 'Vlan', message: `service link virtual interface ${sharesVlan.id} of the LAG uses VLAN ${vlan}` };
    for (const [property, address] of [
      ['LocalAddress', localAddress],
      ['PeerAddress', peerAddress],
    ] as const) {
      const other = ofServiceLink.find((vif) => overlap(vif.localAddress, address) || overlap(vif.peerAddress, address));
      if (other) return { property, message: `the address ${address} overlaps with those of service link virtual interface ${other.id}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: group({ Vlan: 200 }), good: group({}) };
  },
});
