import { inTemplate } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

const isPrivate = (asn: number) => (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);

export const vifGroupAsnIsPublic = rule({
  id: 'vif-group-asn-is-public',
  enforces: ['VIF-6'],
  severity: 'error',
  title: 'The local BGP ASN of a VIF group is not a private ASN',
  fix: 'Set LocalBgpAsn to 64512-65534, or LocalBgpAsnExtended to 4200000000-4294967294',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'localGatewayVirtualInterfaceGroup',
  needs: ['localBgpAsn', 'localBgpAsnExtended'],
  check: ({ localBgpAsn, localBgpAsnExtended }) => {
    for (const [property, asn] of Object.entries({ LocalBgpAsn: localBgpAsn, LocalBgpAsnExtended: localBgpAsnExtended })) {
      if (typeof asn === 'number' && !isPrivate(asn)) return { property, message: `${property} ${asn} is not a private ASN` };
    }
    return undefined;
  },
  get examples() {
    return { bad: inTemplate(virtualInterfaceGroup({ LocalBgpAsn: 64000 })), good: inTemplate(virtualInterfaceGroup()) };
  },
});
