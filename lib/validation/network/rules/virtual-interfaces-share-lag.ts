import { coexist } from '../../facts/fact';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfacesShareLag = rule({
  id: 'virtual-interfaces-share-lag',
  enforces: ['VIF-3'],
  severity: 'error',
  title: 'Two virtual interfaces of a VIF group are on the same LAG',
  fix: 'Place each of the four virtual interfaces of a VIF group on a separate LAG',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/vif-vif-groups.html',
  on: 'localGatewayVirtualInterface',
  needs: ['group', 'outpostLagId'],
  check: (fact, facts) => {
    const { id, group, outpostLagId } = fact;
    if (!group || !outpostLagId) return undefined;
    const other = facts
      .by('localGatewayVirtualInterface', 'group', group)
      .find((vif) => vif.id !== id && vif.outpostLagId === outpostLagId && coexist(vif, fact));
    return (
      other && { property: 'OutpostLagId', message: `virtual interface ${other.id} of the same VIF group also uses LAG ${outpostLagId}` }
    );
  },
  get examples() {
    return {
      bad: inTemplate(virtualInterfaceGroup({}, { OutpostLagId: 'op-lag-0123456789abcde20' })),
      good: inTemplate(virtualInterfaceGroup()),
    };
  },
});
