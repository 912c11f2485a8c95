import { Mixins, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LocalGateway, LocalGatewayRouteTableMode } from '../../lib';
import { ENV, LOCAL_GATEWAY_ID, newApp, newStack, plant, ROUTE_TABLE_ID } from '../plant';
import { findingsOf } from '../validation/synthesized';

describe('a local gateway', () => {
  test('from its ID has no route table', () => {
    const gateway = LocalGateway.fromLocalGatewayId(newStack(), 'Gateway', LOCAL_GATEWAY_ID);
    expect(gateway.localGatewayId).toBe(LOCAL_GATEWAY_ID);
    expect(gateway.routeTable).toBeUndefined();
  });

  test('from its attributes has the route table that its subnets use', () => {
    const stack = newStack();
    const gateway = LocalGateway.fromLocalGatewayAttributes(stack, 'Gateway', {
      localGatewayId: LOCAL_GATEWAY_ID,
      localGatewayRouteTableId: ROUTE_TABLE_ID,
    });
    expect(gateway.routeTable?.localGatewayRouteTableId).toBe(ROUTE_TABLE_ID);
    expect(stack.resolve(gateway.routeTable?.localGatewayRouteTableArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:us-west-2:111122223333:local-gateway-route-table/${ROUTE_TABLE_ID}`]],
    });
  });

  test('of an Outpost gets another route table, whatever that is called', () => {
    const stack = newStack();
    const { localGateway } = plant(stack);
    const table = localGateway.addRouteTable('RouteTable', { mode: LocalGatewayRouteTableMode.COIP });
    expect(table.node.path).not.toBe(localGateway.routeTable?.node.path);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LocalGatewayRouteTable', {
      LocalGatewayId: LOCAL_GATEWAY_ID,
      Mode: 'coip',
    });
  });
});

describe('a route from a subnet of the AWS CDK to the local gateway', () => {
  function placedVpc(stack = newStack()) {
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['us-west-2a'],
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Line', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
        { name: 'Cell', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
    });
    const outpost = plant(stack);
    for (const subnet of vpc.isolatedSubnets) Mixins.of(subnet).apply(outpost.placement);
    return { stack, vpc, outpost };
  }

  test('is in the route table of the subnet, and depends on the association of the VPC', () => {
    const { stack, vpc, outpost } = placedVpc();
    for (const subnet of vpc.isolatedSubnets) {
      outpost.localGateway.addSubnetRoute('OnPremises', { vpc, subnet, destinationCidrBlock: '192.168.0.0/16' });
    }
    const template = Template.fromStack(stack);
    const associations = Object.keys(template.findResources('AWS::EC2::LocalGatewayRouteTableVPCAssociation'));
    expect(associations).toHaveLength(1);
    for (const name of ['Line', 'Cell']) {
      template.hasResource('AWS::EC2::Route', {
        DependsOn: associations,
        Properties: {
          RouteTableId: { Ref: Match.stringLikeRegexp(`^Vpc${name}Subnet1RouteTable`) },
          DestinationCidrBlock: '192.168.0.0/16',
          LocalGatewayId: LOCAL_GATEWAY_ID,
        },
      });
    }
  });

  test('leaves nothing for the rules to report', () => {
    const app = newApp({ context: { 'aws:cdk:enable-path-metadata': true } });
    const { vpc, outpost } = placedVpc(new Stack(app, 'Plant', { env: ENV }));
    for (const subnet of vpc.isolatedSubnets) {
      outpost.localGateway.addSubnetRoute('OnPremises', { vpc, subnet, destinationCidrBlock: '192.168.0.0/16' });
    }
    expect(findingsOf(app)).toEqual([]);
  });

  test('takes an imported subnet, and the route table that is specified', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] });
    const attributes = { subnetId: 'subnet-0a1b2c3d4e5f60718', routeTableId: 'rtb-0a1b2c3d4e5f60718', availabilityZone: 'us-west-2a' };
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Line', attributes);
    const localGateway = LocalGateway.fromLocalGatewayId(stack, 'Gateway', LOCAL_GATEWAY_ID);
    const routeTable = localGateway.addRouteTable('Made');
    const route = localGateway.addSubnetRoute('OnPremises', { vpc, subnet, destinationCidrBlock: '192.168.0.0/16', routeTable });
    new ec2.CfnInstance(stack, 'Controller', {}).node.addDependency(route);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Route', { RouteTableId: 'rtb-0a1b2c3d4e5f60718', LocalGatewayId: LOCAL_GATEWAY_ID });
    template.hasResource('AWS::EC2::Instance', { DependsOn: [Match.stringLikeRegexp('^LineOnPremises')] });
  });

  test('fails without a route table, and says what to specify', () => {
    const { stack, vpc } = placedVpc();
    const localGateway = LocalGateway.fromLocalGatewayId(stack, 'Gateway', LOCAL_GATEWAY_ID);
    const [subnet] = vpc.isolatedSubnets;
    const destinationCidrBlock = '192.168.0.0/16';
    expect(() => localGateway.addSubnetRoute('OnPremises', { vpc, subnet, destinationCidrBlock })).toThrow(
      /^the route from subnet 'Plant\/Vpc\/LineSubnet1' to the local gateway .* specifies no local gateway route table; specify routeTable/,
    );
  });
});
