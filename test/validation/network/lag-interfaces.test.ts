import { resource } from '../../../lib/validation/example';
import type { LocalGatewayVirtualInterfaceElement } from '../../../lib/inventory/local-gateway';
import { findingsIn } from '../synthesized';

const LAG = 'op-lag-0123456789abcde10';
const SERVICE_LINK = { ServiceLinkVirtualInterfaceId: 'sl-vif-0123456789abcdef0', OutpostLagId: LAG, Vlan: 200 };
const EXISTING = {
  LocalGatewayVirtualInterfaceId: 'lgw-vif-0123456789abcdef0',
  OutpostLagId: LAG,
  Vlan: 300,
  LocalAddress: '169.254.1.0/30',
  PeerAddress: '169.254.1.1/30',
};

/** A virtual interface of a template, beside those of the inventory. */
const found = (properties: object, existing: Partial<LocalGatewayVirtualInterfaceElement> = {}) =>
  findingsIn({
    resources: {
      Vif: resource('AWS::EC2::LocalGatewayVirtualInterface', {
        LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
        OutpostLagId: LAG,
        Vlan: 100,
        LocalAddress: '169.254.9.0/31',
        PeerAddress: '169.254.9.1/31',
        PeerBgpAsn: 65001,
        ...properties,
      }),
    },
    inventory: {
      serviceLinkVirtualInterfaces: [{ ...SERVICE_LINK, LocalAddress: '172.31.0.0/31', PeerAddress: '172.31.0.1/31' }],
      localGatewayVirtualInterfaces: [{ ...EXISTING, ...existing }],
    },
  }).filter((finding) => finding.includes('virtual-interface-overlaps'));

test.each([
  [{ Vlan: 200 }, 'Vlan'],
  [{ LocalAddress: '172.31.0.0/30' }, 'LocalAddress'],
  [{ PeerAddress: '172.31.0.1/31' }, 'PeerAddress'],
])('a virtual interface with %j collides with the service link', (properties, name) => {
  expect(found(properties)).toEqual([`error virtual-interface-overlaps-service-link Vif Properties.${name}`]);
});

test.each([
  ['on another LAG', { OutpostLagId: 'op-lag-0123456789abcde20', Vlan: 200, LocalAddress: '172.31.0.0/31' }],
  ['with the VLAN of another local gateway VIF', { Vlan: 300 }],
  ['on a LAG that is a parameter', { OutpostLagId: { Ref: 'Lag' }, Vlan: 200 }],
])('a virtual interface %s does not', (_, properties) => {
  expect(found(properties)).toEqual([]);
});

test('an existing virtual interface has the address, unless it is the one of the template, deployed before', () => {
  const addresses = { LocalAddress: EXISTING.LocalAddress, PeerAddress: EXISTING.PeerAddress };
  expect(found({ LocalAddress: '169.254.1.2/31' })).toEqual([
    'warning virtual-interface-overlaps-existing-interface Vif Properties.LocalAddress',
  ]);
  expect(found({ Vlan: 300, ...addresses })).toEqual([]);
  expect(found(addresses)).toEqual([]);
  expect(found({ LocalAddress: '169.254.1.2/31' }, { Vlan: undefined })).toEqual([]);
});
