import { overlap } from '../../../catalog/cidr';
import { coexist } from '../../facts/fact';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfacesOverlap = rule({
  id: 'virtual-interfaces-overlap',
  enforces: ['VIF-5'],
  severity: 'error',
  title: 'Two virtual interfaces of a VIF group or LAG have overlapping addresses',
  fix: 'Use addresses for each virtual interface that no other one of its VIF group or LAG uses',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVirtualInterface',
  needs: ['group', 'outpostLagId', 'localAddress', 'peerAddress'],
  check: (fact, facts) => {
    const addressesOf = (vif: typeof fact) => [vif.localAddress, vif.peerAddress];
    const shared = (vif: typeof fact) => addressesOf(fact).find((ours) => addressesOf(vif).some((theirs) => overlap(theirs, ours)));
    const neighbors = [
      ...(fact.group ? facts.by('localGatewayVirtualInterface', 'group', fact.group) : []),
      ...(fact.outpostLagId ? facts.by('localGatewayVirtualInterface', 'outpostLagId', fact.outpostLagId) : []),
    ];
    const other = neighbors.find((vif) => vif.id !== fact.id && coexist(vif, fact) && shared(vif));
    return other && { property: 'LocalAddress', message: `the address ${shared(other)} overlaps with those of ${other.id}` };
  },
  get examples() {
    return {
      bad: inTemplate(virtualInterfaceGroup({}, { LocalAddress: '169.254.2.0/31', PeerAddress: '169.254.2.2/31' })),
      good: inTemplate(virtualInterfaceGroup()),
    };
  },
});
