import { isIpv4, overlap } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfacePeersInDifferentSubnets = rule({
  id: 'virtual-interface-peers-in-different-subnets',
  enforces: ['VIF-5'],
  severity: 'warning',
  title: 'The local address and the peer address of a virtual interface are not in the same point-to-point subnet',
  fix: 'Set LocalAddress and PeerAddress to the two addresses of a /31 block',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-local-rack.html',
  on: 'localGatewayVirtualInterface',
  needs: ['localAddress', 'peerAddress'],
  check: ({ localAddress, peerAddress }) => {
    if (!localAddress || !peerAddress || !isIpv4(localAddress) || !isIpv4(peerAddress)) return undefined;
    // The point-to-point subnet of an older rack may be a /30.
    const network = localAddress.includes('/') ? localAddress : `${localAddress}/30`;
    return localAddress === peerAddress || !overlap(network, peerAddress.split('/')[0])
      ? {
          property: 'PeerAddress',
          message: `local address ${localAddress} and peer address ${peerAddress} are not two addresses of one point-to-point subnet`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate(virtualInterfaceGroup({}, { PeerAddress: '169.254.10.1/31' })),
      good: inTemplate(virtualInterfaceGroup()),
    };
  },
});
