import { isIpv4, overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfacePeersApart = rule({
  id: 'virtual-interface-peers-apart',
  enforces: ['VIF-5'],
  severity: 'warning',
  title: 'The two addresses of a virtual interface are not in one network of a point-to-point link',
  fix: 'Set LocalAddress and PeerAddress to the two addresses of a /31 block',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-local-rack.html',
  on: 'localGatewayVirtualInterface',
  needs: ['localAddress', 'peerAddress'],
  check: ({ localAddress, peerAddress }) => {
    if (!localAddress || !peerAddress || !isIpv4(localAddress) || !isIpv4(peerAddress)) return undefined;
    // A link of an older rack may be a /30.
    const network = localAddress.includes('/') ? localAddress : `${localAddress}/30`;
    return localAddress === peerAddress || !overlap(network, peerAddress.split('/')[0])
      ? { property: 'PeerAddress', message: `the local address is ${localAddress}, and the peer ${peerAddress}` }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate(virtualInterfaceGroup({}, { PeerAddress: '169.254.10.1/31' })),
      good: inTemplate(virtualInterfaceGroup()),
    };
  },
});
