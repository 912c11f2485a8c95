import { isIpv4 } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfaceWithoutIpv4 = rule({
  id: 'virtual-interface-without-ipv4',
  enforces: ['VIF-5'],
  severity: 'error',
  title: 'A virtual interface has an address that is not an IPv4 address',
  fix: 'Set LocalAddress and PeerAddress to IPv4 addresses',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLocalGatewayVirtualInterface.html',
  on: 'localGatewayVirtualInterface',
  needs: ['localAddress', 'peerAddress'],
  check: ({ localAddress, peerAddress }) => {
    for (const [property, address] of Object.entries({ LocalAddress: localAddress, PeerAddress: peerAddress })) {
      if (typeof address === 'string' && !isIpv4(address))
        return { property, message: `${property} ${JSON.stringify(address)} is not an IPv4 address` };
    }
    return undefined;
  },
  get examples() {
    return { bad: inTemplate(virtualInterfaceGroup({}, { LocalAddress: 'fd00::1' })), good: inTemplate(virtualInterfaceGroup()) };
  },
});
