import type { App } from 'aws-cdk-lib';
import { Aspects, CfnResource, Stack, Stage, type IAspect } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  LocalGateway,
  LocalGatewayRouteTable,
  LocalGatewayRouteTableMode,
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  OutpostSubnet,
} from '../../lib';
import { ENV, LOCAL_GATEWAY_ID, newApp, newStack, plant, ROUTE_TABLE_ID } from '../plant';

const ASSOCIATION = 'AWS::EC2::LocalGatewayRouteTableVPCAssociation';
const GROUP = 'lgw-vif-grp-0a1b2c3d4e5f60718';
const groupIn = (stack: Stack) => LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(stack, 'Uplinks', GROUP);

describe('a new route table', () => {
  const stack = newStack();
  const localGateway = LocalGateway.fromLocalGatewayId(stack, 'Gateway', LOCAL_GATEWAY_ID);
  const table = new LocalGatewayRouteTable(stack, 'RouteTable', { localGateway });
  const group = groupIn(stack);
  const firewall = new ec2.CfnNetworkInterface(stack, 'FirewallInterface', { subnetId: 'subnet-0a1b2c3d4e5f60718' });
  table.addRoute('Building', {
    destinationCidrBlock: '192.168.0.0/16',
    target: LocalGatewayRouteTarget.virtualInterfaceGroup(group),
  });
  table.addRoute('Firewall', {
    destinationCidrBlock: '10.9.0.0/16',
    target: LocalGatewayRouteTarget.networkInterface(firewall),
  });
  table.associateVirtualInterfaceGroup('Group', group);
  const template = Template.fromStack(stack);
  const id = { 'Fn::GetAtt': [Match.stringLikeRegexp('^RouteTable'), 'LocalGatewayRouteTableId'] };

  test('routes by the private addresses of the VPC unless told otherwise', () => {
    template.hasResourceProperties('AWS::EC2::LocalGatewayRouteTable', {
      LocalGatewayId: LOCAL_GATEWAY_ID,
      Mode: 'direct-vpc-routing',
      Tags: [{ Key: 'Name', Value: 'Plant/RouteTable' }],
    });
  });

  test('sends a range to a group of virtual interfaces, and to nothing else', () => {
    template.hasResourceProperties('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: id,
      DestinationCidrBlock: '192.168.0.0/16',
      LocalGatewayVirtualInterfaceGroupId: GROUP,
      NetworkInterfaceId: Match.absent(),
    });
  });

  test('sends a range to a network interface, and to nothing else', () => {
    template.hasResourceProperties('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: id,
      DestinationCidrBlock: '10.9.0.0/16',
      LocalGatewayVirtualInterfaceGroupId: Match.absent(),
      NetworkInterfaceId: { Ref: 'FirewallInterface' },
    });
  });

  test('is connected with the building through a group of virtual interfaces', () => {
    template.hasResourceProperties('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
      LocalGatewayRouteTableId: id,
      LocalGatewayVirtualInterfaceGroupId: GROUP,
    });
  });

  test('answers with attributes of the resource', () => {
    expect(stack.resolve(table.localGatewayRouteTableRef)).toEqual({
      localGatewayRouteTableId: { 'Fn::GetAtt': [expect.stringMatching(/^RouteTable/), 'LocalGatewayRouteTableId'] },
      localGatewayRouteTableArn: { 'Fn::GetAtt': [expect.stringMatching(/^RouteTable/), 'LocalGatewayRouteTableArn'] },
    });
  });
});

test('an imported route table, such as the one that AWS creates, accepts routes and VIF groups', () => {
  const stack = newStack();
  const owned = LocalGatewayRouteTable.fromLocalGatewayRouteTableId(stack, 'Owned', ROUTE_TABLE_ID);
  const group = groupIn(stack);
  owned.associateVirtualInterfaceGroup('Group', group);
  owned.addRoute('Building', {
    destinationCidrBlock: '192.168.0.0/16',
    target: LocalGatewayRouteTarget.virtualInterfaceGroup(group),
  });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::EC2::LocalGatewayRoute', {
    Properties: { LocalGatewayRouteTableId: ROUTE_TABLE_ID, LocalGatewayVirtualInterfaceGroupId: GROUP },
    DependsOn: Object.keys(template.findResources('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation')),
  });
  expect(template.toJSON().Metadata).toBeUndefined();
});

describe('a route table from its attributes', () => {
  const arn = `arn:aws:ec2:us-west-2:444455556666:local-gateway-route-table/${ROUTE_TABLE_ID}`;

  test('has the ARN and the account of its owner, and an ARN in the account of the stack if none is specified', () => {
    const stack = newStack();
    const attributes = { localGatewayRouteTableId: ROUTE_TABLE_ID, localGatewayRouteTableArn: arn };
    const shared = LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(stack, 'Shared', attributes);
    expect(shared.localGatewayRouteTableRef).toEqual(attributes);
    expect(shared.env).toEqual({ account: '444455556666', region: 'us-west-2' });
    const own = LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(stack, 'Own', { localGatewayRouteTableId: ROUTE_TABLE_ID });
    expect(JSON.stringify(stack.resolve(own.localGatewayRouteTableArn))).toContain(
      `:ec2:us-west-2:111122223333:local-gateway-route-table/${ROUTE_TABLE_ID}`,
    );
  });

  test('is recorded in the template with its owner and its mode, for the rules', () => {
    const stack = newStack();
    const mode = LocalGatewayRouteTableMode.COIP;
    LocalGatewayRouteTable.fromLocalGatewayRouteTableArn(stack, 'Shared', arn);
    LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(stack, 'Own', { localGatewayRouteTableId: 'lgw-rtb-2', mode });
    expect(Template.fromStack(stack).toJSON().Metadata['cdk-outposts']).toEqual({
      localGatewayRouteTables: [
        { LocalGatewayRouteTableId: ROUTE_TABLE_ID, LocalGatewayRouteTableArn: arn, OwnerId: '444455556666' },
        { LocalGatewayRouteTableId: 'lgw-rtb-2', Mode: 'coip' },
      ],
    });
  });
});

describe('the association of a VPC', () => {
  const subnetIn = (stack: Stack, id: string, vpc: ec2.IVpc, outpost = plant(stack), routeTable = outpost.localGateway.routeTable) => {
    const subnet = new OutpostSubnet(stack, id, { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
    subnet.addLocalGatewayRoute('Building', '192.168.0.0/16', { routeTable });
    return subnet;
  };
  const associationsIn = (...stacks: Stack[]) =>
    stacks.map((stack) => Object.keys(Template.fromStack(stack).findResources(ASSOCIATION)).length);

  test('is made once, however many ask for it', () => {
    const stack = newStack();
    const table = plant(stack).localGateway.routeTable!;
    const vpc = new ec2.Vpc(stack, 'Vpc');
    expect(table.associateVpc(vpc) === table.associateVpc(vpc)).toBe(true);
    Template.fromStack(stack).hasResourceProperties(ASSOCIATION, {
      LocalGatewayRouteTableId: ROUTE_TABLE_ID,
      VpcId: { Ref: Match.stringLikeRegexp('^Vpc') },
    });
    expect(associationsIn(stack)).toEqual([1]);
  });

  test('takes an L1 as the VPC', () => {
    const stack = newStack();
    plant(stack).localGateway.routeTable!.associateVpc(new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' }));
    Template.fromStack(stack).hasResourceProperties(ASSOCIATION, { VpcId: { Ref: 'Vpc' } });
  });

  test('is made for each route table and each VPC', () => {
    const stack = newStack();
    const gateway = plant(stack).localGateway;
    const tables = [gateway.routeTable!, gateway.addRouteTable('One'), gateway.addRouteTable('Two')];
    const vpcs = [new ec2.Vpc(stack, 'Vpc1'), new ec2.Vpc(stack, 'Vpc2')];
    for (const table of tables) vpcs.forEach((vpc) => table.associateVpc(vpc));
    expect(associationsIn(stack)).toEqual([6]);
  });

  test('is part of the stack of the VPC where an imported Outpost, the VPC and the subnets are in three stacks', () => {
    const app = newApp();
    const shared = new Stack(app, 'Shared', { env: ENV });
    const outpost = plant(shared);
    const network = new Stack(app, 'Network', { env: ENV });
    const vpc = new ec2.Vpc(network, 'Vpc');
    const [one, two] = ['One', 'Two'].map((name) => new Stack(app, name, { env: ENV }));
    subnetIn(one, 'Subnet', vpc, outpost);
    subnetIn(two, 'Subnet', vpc, outpost);
    const assembly = app.synth();
    expect(associationsIn(shared, network, one, two)).toEqual([0, 1, 0, 0]);
    for (const name of ['One', 'Two']) {
      expect(assembly.getStackByName(name).dependencies.map(({ id }) => id)).toContain('Network');
    }
    expect(assembly.getStackByName('Network').dependencies.map(({ id }) => id)).not.toContain('One');
  });

  test('makes no circle where the route table is made in a stack that uses the VPC', () => {
    const app = newApp();
    const network = new Stack(app, 'Network', { env: ENV });
    const vpc = new ec2.Vpc(network, 'Vpc');
    const site = new Stack(app, 'Site', { env: ENV });
    const outpost = plant(site);
    const table = outpost.localGateway.addRouteTable('Made');
    subnetIn(site, 'Subnet', vpc, outpost, table);
    const user = new Stack(app, 'User', { env: ENV });
    subnetIn(user, 'Subnet', vpc, outpost, table);
    app.synth();
    expect(associationsIn(network, site, user)).toEqual([0, 1, 0]);
  });

  test('makes no circle where the VPC is in a stack that uses the route table', () => {
    const app = newApp();
    const site = new Stack(app, 'Site', { env: ENV });
    const outpost = plant(site);
    const table = outpost.localGateway.addRouteTable('Made');
    const network = new Stack(app, 'Network', { env: ENV });
    const vpc = new ec2.Vpc(network, 'Vpc');
    subnetIn(network, 'Subnet', vpc, outpost, table);
    app.synth();
    expect(associationsIn(site, network)).toEqual([0, 1]);
  });

  test('is made once for a VPC that is imported in two stacks', () => {
    const app = newApp();
    const stacks = ['One', 'Two'].map((name) => new Stack(app, name, { env: ENV }));
    for (const stack of stacks) {
      const attributes = { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] };
      subnetIn(stack, 'Subnet', ec2.Vpc.fromVpcAttributes(stack, 'Vpc', attributes));
    }
    app.synth();
    expect(associationsIn(...stacks)).toEqual([1, 0]);
  });

  test('is made in each Stage', () => {
    const app = newApp();
    const stacks = ['Test', 'Production'].map((name) => new Stack(new Stage(app, name), 'Plant', { env: ENV }));
    for (const stack of stacks) {
      const attributes = { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] };
      subnetIn(stack, 'Subnet', ec2.Vpc.fromVpcAttributes(stack, 'Vpc', attributes));
    }
    expect(associationsIn(...stacks)).toEqual([1, 1]);
  });

  test('keeps its logical ID when another subnet comes to ask first', () => {
    const idOf = (names: string[]) => {
      const stack = newStack();
      const outpost = plant(stack);
      const vpc = new ec2.Vpc(stack, 'Vpc');
      names.forEach((name) => subnetIn(stack, name, vpc, outpost));
      return Object.keys(Template.fromStack(stack).findResources(ASSOCIATION));
    };
    expect(idOf(['One', 'Two'])).toEqual(idOf(['Two', 'One']));
  });
});

test('every resource of a route table can be reached by an Aspect', () => {
  const stack = newStack();
  const table = plant(stack).localGateway.addRouteTable('Made');
  table.associateVpc(new ec2.Vpc(stack, 'Vpc'));
  table.associateVirtualInterfaceGroup('Group', groupIn(stack));
  const seen: string[] = [];
  const aspect: IAspect = { visit: (node) => void (CfnResource.isCfnResource(node) && seen.push(node.cfnResourceType)) };
  Aspects.of(stack).add(aspect);
  (stack.node.root as App).synth();
  expect(seen).toEqual(
    expect.arrayContaining([
      'AWS::EC2::LocalGatewayRouteTable',
      'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation',
      ASSOCIATION,
    ]),
  );
});
