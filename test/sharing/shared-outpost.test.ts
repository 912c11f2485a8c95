import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnSubnet, CfnVolume, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LocalGatewayRouteTable, LocalGatewayRouteTarget, LocalGatewayVirtualInterfaceGroup, OutpostSubnet } from '../../lib';
import { newApp, OUTPOST_ARN, plant } from '../plant';
import { findingsOf } from '../validation/synthesized';

const CONSUMER = { account: '444455556666', region: 'us-west-2' };

const SHARED_ARN = 'arn:aws:ec2:us-west-2:111122223333:local-gateway-route-table/lgw-rtb-0c1d2e3f4a5b60718';

const stack = new Stack(newApp(), 'Plant', { env: CONSUMER });
const outpost = plant(stack, { availabilityZone: undefined, availabilityZoneId: 'usw2-az1' });
const vpc = new Vpc(stack, 'Vpc', { availabilityZones: [], subnetConfiguration: [] });
const subnet = new OutpostSubnet(stack, 'Subnet', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
new CfnSubnet(stack, 'Placed', { vpcId: vpc.vpcId, cidrBlock: '10.0.9.0/24' }).with(outpost.placement);
new CfnVolume(stack, 'Records', { availabilityZone: subnet.availabilityZone, size: 10 }).with(outpost.placement);
const shared = LocalGatewayRouteTable.fromLocalGatewayRouteTableArn(stack, 'Shared', SHARED_ARN);
new OutpostSubnet(stack, 'Machines', { vpc, outpost, ipv4CidrBlock: '10.0.10.0/24' }).addLocalGatewayRoute('Building', '192.168.0.0/16', {
  routeTable: shared,
});
const template = Template.fromStack(stack);
const onOutpost = { OutpostArn: OUTPOST_ARN, AvailabilityZoneId: 'usw2-az1', AvailabilityZone: Match.absent() };

describe('an Outpost that another account shares, known by the ID of its zone', () => {
  test('gives the ID to its subnets, and no name', () => {
    template.hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.0.8.0/24', ...onOutpost });
    template.hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.0.9.0/24', ...onOutpost });
  });

  test('gives the ID to volumes, and no name', () => {
    template.hasResourceProperties('AWS::EC2::Volume', { Size: 10, ...onOutpost });
  });

  test('has subnets that tell the name of the zone in the account of the consumer', () => {
    expect(stack.resolve(subnet.availabilityZone)).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Subnet/), 'AvailabilityZone'],
    });
  });

  test('declares the ID to the rules', () => {
    expect(template.toJSON().Metadata['cdk-outposts'].outposts[0].outpost).toMatchObject({ AvailabilityZoneId: 'usw2-az1' });
  });

  test('keeps its own account, which is not that of the stack', () => {
    expect([outpost.env.account, stack.account]).toEqual(['111122223333', '444455556666']);
  });
});

describe('a route table that another account shares', () => {
  test('is the one that the VPC of the consumer is associated with', () => {
    template.hasResourceProperties('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
      LocalGatewayRouteTableId: 'lgw-rtb-0c1d2e3f4a5b60718',
      VpcId: { Ref: Match.stringLikeRegexp('^Vpc') },
    });
  });

  test('keeps the ARN and the account of its owner', () => {
    expect(shared.localGatewayRouteTableRef.localGatewayRouteTableArn).toBe(SHARED_ARN);
    expect(shared.env).toEqual({ account: '111122223333', region: 'us-west-2' });
  });

  test('is not changed in the account of the consumer, where a rule reports a route', () => {
    template.resourceCountIs('AWS::EC2::LocalGatewayRoute', 0);
    template.resourceCountIs('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', 0);
    const app = newApp({ context: { 'aws:cdk:enable-path-metadata': true } });
    const consumer = new Stack(app, 'Plant', { env: CONSUMER });
    const group = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(consumer, 'Uplinks', 'lgw-vif-grp-1');
    const target = LocalGatewayRouteTarget.virtualInterfaceGroup(group);
    const byArn = LocalGatewayRouteTable.fromLocalGatewayRouteTableArn(consumer, 'Shared', SHARED_ARN);
    byArn.addRoute('ToBuilding', { destinationCidrBlock: '192.168.0.0/16', target });
    plant(consumer).localGateway.routeTable!.addRoute('ToBuilding', { destinationCidrBlock: '192.168.0.0/16', target });
    const reported = findingsOf(app).filter((finding) => finding.startsWith('local-gateway-route-in-another-account'));
    expect(reported).toEqual([
      'local-gateway-route-in-another-account Plant/Shared/ToBuilding',
      'local-gateway-route-in-another-account Plant/Outpost/LocalGateway/DeclaredRouteTable/ToBuilding',
    ]);
  });
});
