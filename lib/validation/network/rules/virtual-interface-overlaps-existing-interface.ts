import { overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import type { LagInterface } from '../facts/lag-interface';
import type { LocalGatewayVirtualInterface } from '../facts/local-gateway';
import { rule } from '../../rule';

const group = (LocalAddress: string) => ({
  ...inTemplate(virtualInterfaceGroup()),
  inventory: {
    localGatewayVirtualInterfaces: [
      {
        LocalGatewayVirtualInterfaceId: 'lgw-vif-0123456789abcdef0',
        OutpostLagId: 'op-lag-0123456789abcde10',
        Vlan: 300,
        LocalAddress,
        PeerAddress: '169.254.30.1/31',
      },
    ],
  },
});

/** Whether the existing virtual interface can be the one of the template, deployed before. */
function mayBeDeployed(existing: LagInterface, { vlan, localAddress, peerAddress }: LocalGatewayVirtualInterface): boolean {
  return existing.vlan === vlan || (existing.localAddress === localAddress && existing.peerAddress === peerAddress);
}

export const virtualInterfaceOverlapsExistingInterface = rule({
  id: 'virtual-interface-overlaps-existing-interface',
  enforces: ['VIF-5'],
  // The deployment can delete the existing virtual interface.
  severity: 'warning',
  title: 'A virtual interface has an address that overlaps with an existing virtual interface on its LAG',
  fix: 'Use addresses that no other virtual interface of the LAG has, or delete the existing virtual interface first',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVirtualInterface',
  needs: ['outpostLagId', 'vlan', 'localAddress', 'peerAddress'],
  check: (fact, facts) => {
    const { outpostLagId, vlan, localAddress, peerAddress } = fact;
    if (!outpostLagId || vlan === undefined || localAddress === undefined || peerAddress === undefined) return undefined;
    const existing = facts
      .by('lagInterface', 'outpostLagId', outpostLagId)
      .filter((vif) => !vif.isOfServiceLink && vif.vlan !== undefined && !mayBeDeployed(vif, fact));
    for (const [property, address] of [
      ['LocalAddress', localAddress],
      ['PeerAddress', peerAddress],
    ] as const) {
      const other = existing.find((vif) => overlap(vif.localAddress, address) || overlap(vif.peerAddress, address));
      if (other) return { property, message: `the address ${address} overlaps with those of existing virtual interface ${other.id}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: group('169.254.1.0/31'), good: group('169.254.30.0/31') };
  },
});
