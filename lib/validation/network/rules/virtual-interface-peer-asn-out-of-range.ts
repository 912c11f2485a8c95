import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const virtualInterfacePeerAsnOutOfRange = rule({
  id: 'virtual-interface-peer-asn-out-of-range',
  enforces: ['VIF-6'],
  severity: 'error',
  title: 'The peer BGP ASN of a virtual interface is not between 1 and 4294967294',
  fix: 'Set PeerBgpAsn or PeerBgpAsnExtended to the BGP ASN of your router, from 1 to 4294967294',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/local-rack.html',
  on: 'localGatewayVirtualInterface',
  needs: ['peerBgpAsn', 'peerBgpAsnExtended'],
  check: ({ peerBgpAsn, peerBgpAsnExtended }) => {
    for (const [property, asn] of Object.entries({ PeerBgpAsn: peerBgpAsn, PeerBgpAsnExtended: peerBgpAsnExtended })) {
      if (typeof asn === 'number' && (asn < 1 || asn > 4294967294))
        return { property, message: `${property} ${asn} is not between 1 and 4294967294` };
    }
    return undefined;
  },
  get examples() {
    return { bad: inTemplate(virtualInterfaceGroup({}, { PeerBgpAsn: 0 })), good: inTemplate(virtualInterfaceGroup()) };
  },
});
