import { Match, Template } from 'aws-cdk-lib/assertions';
import { LocalGatewayRouteTable, LocalGatewayRouteTarget, LocalGatewayVirtualInterfaceGroup } from '../../lib';
import { LOCAL_GATEWAY_ID, newStack, plant } from '../plant';

const stack = newStack();
const { localGateway } = plant(stack);
const table = new LocalGatewayRouteTable(stack, 'Line', { localGateway });
const group = new LocalGatewayVirtualInterfaceGroup(stack, 'Uplinks', { localGateway, localBgpAsn: 4_200_000_001 });
// Associated before it has its interfaces.
table.associateVirtualInterfaceGroup('Uplinks', group);
table.addRoute('Building', { destinationCidrBlock: '0.0.0.0/0', target: LocalGatewayRouteTarget.virtualInterfaceGroup(group) });
for (const number of [0, 1, 2, 3]) {
  group.addVirtualInterface(`Uplink${number}`, {
    outpostLagId: `op-lag-0a1b2c3d4e5f6071${number}`,
    vlan: 100 + number,
    localAddress: `169.254.${number}.1/31`,
    peerAddress: `169.254.${number}.0/31`,
    peerBgpAsn: number === 0 ? 4_200_000_100 : 65_000,
  });
}
new LocalGatewayVirtualInterfaceGroup(stack, 'Spare', { localGateway, localBgpAsn: 64_512 });
const template = Template.fromStack(stack);
const GROUP = 'AWS::EC2::LocalGatewayVirtualInterfaceGroup';
const INTERFACE = 'AWS::EC2::LocalGatewayVirtualInterface';
const ASSOCIATION = 'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation';

test('an ASN goes to the property for its 16 or 32 bits', () => {
  template.hasResourceProperties(GROUP, {
    LocalGatewayId: LOCAL_GATEWAY_ID,
    LocalBgpAsnExtended: 4_200_000_001,
    LocalBgpAsn: Match.absent(),
  });
  template.hasResourceProperties(GROUP, { LocalBgpAsn: 64_512, LocalBgpAsnExtended: Match.absent() });
  template.hasResourceProperties(INTERFACE, { Vlan: 100, PeerBgpAsnExtended: 4_200_000_100, PeerBgpAsn: Match.absent() });
  template.hasResourceProperties(INTERFACE, { Vlan: 101, PeerBgpAsn: 65_000, PeerBgpAsnExtended: Match.absent() });
});

test('an interface is on its LAG and its VLAN, between its two addresses', () => {
  template.resourceCountIs(INTERFACE, 4);
  template.hasResourceProperties(INTERFACE, {
    LocalGatewayVirtualInterfaceGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Uplinks'), 'LocalGatewayVirtualInterfaceGroupId'] },
    OutpostLagId: 'op-lag-0a1b2c3d4e5f60713',
    Vlan: 103,
    LocalAddress: '169.254.3.1/31',
    PeerAddress: '169.254.3.0/31',
  });
});

test('the association waits for all four interfaces, so that they are deleted after it, and the routes wait for the association', () => {
  const interfaces = Object.keys(template.findResources(INTERFACE));
  const [[association, { DependsOn }]] = Object.entries(template.findResources(ASSOCIATION));
  expect(DependsOn).toEqual(expect.arrayContaining(interfaces));
  template.hasResource('AWS::EC2::LocalGatewayRoute', { DependsOn: Match.arrayWith([association]) });
});

test('a group that exists already is known by its ID', () => {
  const known = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(stack, 'Known', 'lgw-vif-grp-0a1b2c3d4e5f60718');
  expect(known.localGatewayVirtualInterfaceGroupRef.localGatewayVirtualInterfaceGroupId).toBe('lgw-vif-grp-0a1b2c3d4e5f60718');
  expect(stack.resolve(known.localGatewayVirtualInterfaceGroupArn)).toEqual({
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':ec2:us-west-2:111122223333:local-gateway-virtual-interface-group/lgw-vif-grp-0a1b2c3d4e5f60718',
      ],
    ],
  });
});
