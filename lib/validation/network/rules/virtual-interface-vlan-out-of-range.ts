import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfaceVlanOutOfRange = rule({
  id: 'virtual-interface-vlan-out-of-range',
  enforces: ['VIF-4'],
  severity: 'error',
  title: 'The VLAN of a virtual interface is not between 1 and 4094',
  fix: 'Set Vlan to a number from 1 to 4094 that the service link does not use on the same LAG',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'localGatewayVirtualInterface',
  needs: ['vlan'],
  check: ({ vlan }) =>
    typeof vlan === 'number' && (vlan < 1 || vlan > 4094)
      ? { property: 'Vlan', message: `VLAN ${vlan} is not between 1 and 4094` }
      : undefined,
  get examples() {
    return { bad: inTemplate(virtualInterfaceGroup({}, { Vlan: 4095 })), good: inTemplate(virtualInterfaceGroup()) };
  },
});
