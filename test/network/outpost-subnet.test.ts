import * as path from 'path';
import { CfnParameter, Duration, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import {
  LocalGateway,
  LocalGatewayRouteTable,
  Outpost,
  OutpostInventory,
  OutpostSubnet,
  S3OutpostsEndpoint,
  type OutpostDeclaration,
} from '../../lib';
import { ENV, LOCAL_GATEWAY_ID, newApp, newStack, OUTPOST_ARN, plant, ROUTE_TABLE_ID } from '../plant';
import { findingsOf } from '../validation/synthesized';

const SUBNET = { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') };

function lineSubnet(stack: Stack = newStack()) {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
  return { stack, vpc, subnet };
}

describe('a subnet on an Outpost', () => {
  const { stack, subnet } = lineSubnet();
  const template = Template.fromStack(stack);

  test('has the Outpost and its Availability Zone', () => {
    template.hasResourceProperties('AWS::EC2::Subnet', {
      VpcId: { Ref: Match.stringLikeRegexp('^Vpc') },
      CidrBlock: '10.0.250.0/24',
      OutpostArn: OUTPOST_ARN,
      AvailabilityZone: 'us-west-2a',
      Tags: [{ Key: 'Name', Value: 'Plant/Line' }],
    });
    expect(subnet.availabilityZone).toBe('us-west-2a');
    expect(ec2.CfnSubnet.isCfnSubnet(subnet.node.defaultChild)).toBe(true);
  });

  test('has a route table of its own, without any route', () => {
    template.hasResourceProperties('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: SUBNET,
      RouteTableId: { Ref: Match.stringLikeRegexp('^LineRouteTable') },
    });
    const routes = Object.values(template.findResources('AWS::EC2::Route'));
    expect(routes.filter((route) => JSON.stringify(route).includes('LineRouteTable'))).toEqual([]);
  });

  test('associates no VPC as long as it has no route to the local gateway', () => {
    template.resourceCountIs('AWS::EC2::LocalGatewayRouteTableVPCAssociation', 0);
  });
});

describe('a route to the local gateway', () => {
  test('waits for the association of the VPC', () => {
    const { stack, subnet } = lineSubnet();
    subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
    const template = Template.fromStack(stack);
    const [association] = Object.keys(template.findResources('AWS::EC2::LocalGatewayRouteTableVPCAssociation'));
    template.hasResource('AWS::EC2::Route', {
      DependsOn: [association],
      Properties: {
        RouteTableId: { Ref: Match.stringLikeRegexp('^LineRouteTable') },
        DestinationCidrBlock: '192.168.0.0/16',
        LocalGatewayId: LOCAL_GATEWAY_ID,
      },
    });
  });

  test('of several ranges needs one association', () => {
    const { stack, subnet } = lineSubnet();
    subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
    subnet.addLocalGatewayRoute('Offices', '172.16.0.0/12');
    Template.fromStack(stack).resourceCountIs('AWS::EC2::LocalGatewayRouteTableVPCAssociation', 1);
  });

  test('takes the route table that it is given instead of that of the Outpost', () => {
    const { stack, subnet } = lineSubnet();
    const routeTable = subnet.outpost.localGateway.addRouteTable('Coip');
    subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16', { routeTable });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
      LocalGatewayRouteTableId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Coip'), 'LocalGatewayRouteTableId'] },
    });
  });

  test('fails if the Outpost is declared without a route table, and says what to specify', () => {
    const stack = newStack();
    const outpost = plant(stack, { localGateway: { localGatewayId: LOCAL_GATEWAY_ID } });
    const subnet = new OutpostSubnet(stack, 'Line', { vpc: new ec2.Vpc(stack, 'Vpc'), outpost, ipv4CidrBlock: '10.0.250.0/24' });
    expect(() => subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16')).toThrow(
      "the route from subnet 'Plant/Line' to the local gateway of 'Plant/Outpost' specifies no local gateway route table; specify routeTable, or declare localGateway.localGatewayRouteTableId when you create or import the Outpost",
    );
  });

  test('lists the route tables of the inventory with their modes if there are several, and says how to choose one', () => {
    const stack = newStack();
    const inventory = OutpostInventory.fromFile(path.join(__dirname, '../fixtures/inventory/factory.json'));
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const subnetOn = (id: string, declared?: OutpostDeclaration) => {
      const outpost = Outpost.fromInventory(stack, `${id}Outpost`, inventory, 'plant', declared);
      return new OutpostSubnet(stack, id, { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
    };
    const undecided = subnetOn('Line');
    const advice =
      "and the local gateway has lgw-rtb-0c1c1c1c1c1c1c1c1 (coip), lgw-rtb-0c2c2c2c2c2c2c2c2 (direct-vpc-routing); specify the one of the VPC, such as routeTable: LocalGatewayRouteTable.fromLocalGatewayRouteTableId(this, 'RouteTable', 'lgw-rtb-0c1c1c1c1c1c1c1c1'), or declare it for all subnets when you create or import the Outpost: localGateway: { localGatewayId: 'lgw-0b1b1b1b1b1b1b1b1', localGatewayRouteTableId: 'lgw-rtb-0c1c1c1c1c1c1c1c1' }";
    expect(() => undecided.addLocalGatewayRoute('Machines', '192.168.0.0/16')).toThrow(advice);

    // Both ways that the message advises.
    const routeTable = LocalGatewayRouteTable.fromLocalGatewayRouteTableId(stack, 'RouteTable', 'lgw-rtb-0c1c1c1c1c1c1c1c1');
    undecided.addLocalGatewayRoute('Machines', '192.168.0.0/16', { routeTable });
    subnetOn('Other', {
      localGateway: { localGatewayId: 'lgw-0b1b1b1b1b1b1b1b1', localGatewayRouteTableId: 'lgw-rtb-0c1c1c1c1c1c1c1c1' },
    }).addLocalGatewayRoute('Machines', '192.168.0.0/16');
    Template.fromStack(stack).resourceCountIs('AWS::EC2::LocalGatewayRouteTableVPCAssociation', 1);
  });

  test('fails where the Outpost was declared without a local gateway', () => {
    const stack = newStack();
    const outpost = plant(stack, { localGateway: undefined });
    const subnet = new OutpostSubnet(stack, 'Line', { vpc: new ec2.Vpc(stack, 'Vpc'), outpost, ipv4CidrBlock: '10.0.250.0/24' });
    expect(() => subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16')).toThrow(/localGateway of Outpost 'Plant\/Outpost'/);
  });
});

describe('a route to a NAT gateway', () => {
  const vpcWithNatGateways = (stack: Stack, natGateways: number) =>
    new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['us-west-2b', 'us-west-2a'],
      natGateways,
      subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 }],
    });
  const subnetIn = (stack: Stack, vpc: ec2.IVPCRef) =>
    new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
  const natRoute = (properties: object) => ({ RouteTableId: { Ref: Match.stringLikeRegexp('^LineRouteTable') }, ...properties });

  test('goes to the one of the ec2.Vpc in the Availability Zone of the Outpost, by default for all destinations', () => {
    const stack = newStack();
    subnetIn(stack, vpcWithNatGateways(stack, 2)).addNatGatewayRoute('Internet');
    Template.fromStack(stack).hasResourceProperties(
      'AWS::EC2::Route',
      natRoute({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: { Ref: Match.stringLikeRegexp('^VpcPublicSubnet2NATGateway') } }),
    );
  });

  test('goes to the one that there is if it is in another Availability Zone', () => {
    const stack = newStack();
    subnetIn(stack, vpcWithNatGateways(stack, 1)).addNatGatewayRoute('Internet', { destinationCidrBlock: '203.0.113.0/24' });
    Template.fromStack(stack).hasResourceProperties(
      'AWS::EC2::Route',
      natRoute({ DestinationCidrBlock: '203.0.113.0/24', NatGatewayId: { Ref: Match.stringLikeRegexp('^VpcPublicSubnet1NATGateway') } }),
    );
  });

  test('goes to the one that is specified, and instances depend on it', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
    const natGateway = new ec2.CfnNatGateway(stack, 'Nat', { subnetId: 'subnet-0a1b2c3d4e5f60718' });
    const subnet = subnetIn(stack, vpc);
    subnet.addNatGatewayRoute('Internet', { natGateway });
    new autoscaling.AutoScalingGroup(stack, 'Group', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      launchTemplate: new ec2.LaunchTemplate(stack, 'Template', {
        instanceType: new ec2.InstanceType('m5.large'),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      }),
    }).node.addDependency(subnet.internetConnectivityEstablished);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Route', natRoute({ NatGatewayId: { Ref: 'Nat' } }));
    template.hasResource('AWS::AutoScaling::AutoScalingGroup', { DependsOn: [Match.stringLikeRegexp('^LineInternet')] });
  });

  test.each([
    ['creates none', (stack: Stack) => vpcWithNatGateways(stack, 0)],
    ['is an L1', (stack: Stack) => new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' })],
    [
      'is imported',
      (stack: Stack) =>
        ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
          vpcId: 'vpc-0a1b2c3d4e5f60718',
          availabilityZones: ['us-west-2a'],
          publicSubnetIds: ['subnet-0a1b2c3d4e5f60718'],
        }),
    ],
  ])('fails if none is specified and the VPC %s, and says what to do', (_, vpcIn) => {
    const stack = newStack();
    expect(() => subnetIn(stack, vpcIn(stack)).addNatGatewayRoute('Internet')).toThrow(
      "VPC 'Plant/Vpc' creates no NAT gateway that subnet 'Plant/Line' can route to; specify natGateway, or create the ec2.Vpc with a public subnet and natGateways: 1",
    );
  });

  test('is reported by a rule, since it depends on the service link', () => {
    const app = newApp({ context: { 'aws:cdk:enable-path-metadata': true } });
    const stack = new Stack(app, 'Plant', { env: ENV });
    subnetIn(stack, vpcWithNatGateways(stack, 1)).addNatGatewayRoute('Internet');
    expect(findingsOf(app)).toContain('default-route-over-service-link Plant/Line/Internet');
  });
});

describe('another route', () => {
  test.each([
    [ec2.RouterType.CARRIER_GATEWAY, 'CarrierGatewayId'],
    [ec2.RouterType.CORE_NETWORK, 'CoreNetworkArn'],
    [ec2.RouterType.EGRESS_ONLY_INTERNET_GATEWAY, 'EgressOnlyInternetGatewayId'],
    [ec2.RouterType.GATEWAY, 'GatewayId'],
    [ec2.RouterType.INSTANCE, 'InstanceId'],
    [ec2.RouterType.NAT_GATEWAY, 'NatGatewayId'],
    [ec2.RouterType.NETWORK_INTERFACE, 'NetworkInterfaceId'],
    [ec2.RouterType.TRANSIT_GATEWAY, 'TransitGatewayId'],
    [ec2.RouterType.VPC_ENDPOINT, 'VpcEndpointId'],
    [ec2.RouterType.VPC_PEERING_CONNECTION, 'VpcPeeringConnectionId'],
  ])('to a router of type %s sets %s', (routerType, property) => {
    const { stack, subnet } = lineSubnet();
    subnet.addRoute('Route', { routerType, routerId: 'router', destinationCidrBlock: '10.9.0.0/16' });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Route', { DestinationCidrBlock: '10.9.0.0/16', [property]: 'router' });
  });

  test('to the local gateway associates nothing: another App has done it', () => {
    const { stack, subnet } = lineSubnet();
    subnet.addRoute('Route', { routerType: ec2.RouterType.LOCAL_GATEWAY, routerId: LOCAL_GATEWAY_ID, destinationCidrBlock: '10.9.0.0/16' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Route', { DestinationCidrBlock: '10.9.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID });
    template.resourceCountIs('AWS::EC2::LocalGatewayRouteTableVPCAssociation', 0);
  });

  test('goes everywhere where it names no destination', () => {
    const { stack, subnet } = lineSubnet();
    subnet.addRoute('Route', { routerType: ec2.RouterType.NAT_GATEWAY, routerId: 'nat-0a1b2c3d4e5f60718' });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Route', {
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: 'nat-0a1b2c3d4e5f60718',
    });
  });

  test('by IPv6 has no IPv4 destination', () => {
    const { stack, subnet } = lineSubnet();
    const routerType = ec2.RouterType.EGRESS_ONLY_INTERNET_GATEWAY;
    subnet.addRoute('Route', { routerType, routerId: 'eigw-0a1b2c3d4e5f60718', destinationIpv6CidrBlock: '::/0' });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Route', {
      DestinationIpv6CidrBlock: '::/0',
      DestinationCidrBlock: Match.absent(),
    });
  });

  test('that enables internet connectivity is what instances wait for', () => {
    const { stack, subnet, vpc } = lineSubnet();
    subnet.addRoute('Internet', {
      routerType: ec2.RouterType.NAT_GATEWAY,
      routerId: 'nat-0a1b2c3d4e5f60718',
      enablesInternetConnectivity: true,
    });
    const dependent = new ec2.CfnEIP(stack, 'Dependent');
    dependent.node.addDependency(vpc.selectSubnets({ subnets: [subnet] }).internetConnectivityEstablished);
    Template.fromStack(stack).hasResource('AWS::EC2::EIP', { DependsOn: [Match.stringLikeRegexp('^LineInternet')] });
  });
});

test('a network ACL can be associated', () => {
  const { stack, subnet, vpc } = lineSubnet();
  new ec2.NetworkAcl(stack, 'Acl', { vpc, subnetSelection: { subnets: [subnet] } });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SubnetNetworkAclAssociation', { SubnetId: SUBNET });
});

describe('the CDK’s own L2s take the subnet:', () => {
  const take = (create: (scope: { stack: Stack; vpc: ec2.Vpc; vpcSubnets: ec2.SubnetSelection }) => void) => {
    const { stack, vpc, subnet } = lineSubnet();
    create({ stack, vpc, vpcSubnets: { subnets: [subnet] } });
    return Template.fromStack(stack);
  };
  const instanceType = ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE);
  const machineImage = ec2.MachineImage.latestAmazonLinux2023();
  const gp2 = [
    { deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.GP2, encrypted: true }) },
  ];

  test('Instance', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      new ec2.Instance(stack, 'Instance', { vpc, vpcSubnets, instanceType, machineImage, blockDevices: gp2 });
    }).hasResourceProperties('AWS::EC2::Instance', { SubnetId: SUBNET, AvailabilityZone: 'us-west-2a' });
  });

  test('AutoScalingGroup', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', { instanceType, machineImage, blockDevices: gp2 });
      new autoscaling.AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets, launchTemplate });
    }).hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [SUBNET] });
  });

  test('DatabaseInstance', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      new rds.DatabaseInstance(stack, 'Database', {
        vpc,
        vpcSubnets,
        engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_5 }),
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
        storageEncrypted: true,
      });
    }).hasResourceProperties('AWS::RDS::DBSubnetGroup', { SubnetIds: [SUBNET] });
  });

  test('ApplicationLoadBalancer', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', { vpc, vpcSubnets });
    }).hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [SUBNET] });
  });

  test('ecs.Cluster with capacity on the Outpost', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
        instanceType,
        machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
        blockDevices: gp2,
        userData: ec2.UserData.forLinux(),
        role: new iam.Role(stack, 'Role', {
          assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
        }),
        securityGroup: new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc }),
      });
      const autoScalingGroup = new autoscaling.AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets, launchTemplate });
      new ecs.Cluster(stack, 'Cluster', { vpc }).addAsgCapacityProvider(
        new ecs.AsgCapacityProvider(stack, 'Provider', { autoScalingGroup }),
      );
    }).hasResourceProperties('AWS::ECS::CapacityProvider', {
      AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: Match.stringLikeRegexp('^Group') } },
    });
  });

  test('InterfaceVpcEndpoint', () => {
    take(({ vpc, vpcSubnets }) => {
      vpc.addInterfaceEndpoint('Logs', { service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, subnets: vpcSubnets });
    }).hasResourceProperties('AWS::EC2::VPCEndpoint', { SubnetIds: [SUBNET] });
  });

  test('GatewayVpcEndpoint, by its route table', () => {
    take(({ vpc, vpcSubnets }) => {
      vpc.addGatewayEndpoint('DynamoDb', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB, subnets: [vpcSubnets] });
    }).hasResourceProperties('AWS::EC2::VPCEndpoint', { RouteTableIds: [{ Ref: Match.stringLikeRegexp('^LineRouteTable') }] });
  });

  test('lambda.Function, which reaches the building from the Region', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      new lambda.Function(stack, 'Function', {
        vpc,
        vpcSubnets,
        runtime: lambda.Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: lambda.Code.fromInline('exports.handler = async () => undefined;'),
        timeout: Duration.seconds(3),
      });
    }).hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: [SUBNET] } });
  });

  test('efs.FileSystem', () => {
    take(({ stack, vpc, vpcSubnets }) => {
      new efs.FileSystem(stack, 'Files', { vpc, vpcSubnets });
    }).hasResourceProperties('AWS::EFS::MountTarget', { SubnetId: SUBNET });
  });
});

describe('in a stack that', () => {
  test('is for any environment, the subnet keeps the zone of the Outpost', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const { subnet } = lineSubnet(stack);
    subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Subnet', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a' });
  });

  test('imports its VPC, the VPC is associated there', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] });
    const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
    subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
      LocalGatewayRouteTableId: ROUTE_TABLE_ID,
      VpcId: 'vpc-0a1b2c3d4e5f60718',
    });
  });

  test('uses an Outpost of another account, the subnet is made with its ARN', () => {
    const stack = newStack();
    const shared = plant(stack, { outpostArn: OUTPOST_ARN.replace('111122223333', '444455556666') });
    new OutpostSubnet(stack, 'Line', { vpc: new ec2.Vpc(stack, 'Vpc'), outpost: shared, ipv4CidrBlock: '10.0.250.0/24' });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Subnet', { OutpostArn: shared.outpostArn });
  });
});

test('a subnet can wait for a local gateway route table of another stack', () => {
  const app = newApp();
  const site = new Stack(app, 'Site', { env: ENV });
  const gateway = LocalGateway.fromLocalGatewayId(site, 'Gateway', LOCAL_GATEWAY_ID);
  const routeTable = gateway.addRouteTable('Made');
  const { stack, subnet } = lineSubnet(new Stack(app, 'Plant', { env: ENV }));
  subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16', { routeTable });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::LocalGatewayRouteTableVPCAssociation', {
    LocalGatewayRouteTableId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Site:') },
  });
});

describe('a subnet on an Outpost that exists already', () => {
  const imported = (attrs: { ipv4CidrBlock?: string; routeTableId?: string } = {}) => {
    const stack = newStack();
    const outpost = plant(stack);
    return {
      stack,
      subnet: OutpostSubnet.fromOutpostSubnetAttributes(stack, 'Line', { subnetId: 'subnet-0a1b2c3d4e5f60718', outpost, ...attrs }),
    };
  };

  test('takes instances and endpoints of S3 on Outposts', () => {
    const { stack, subnet } = imported({ ipv4CidrBlock: '10.0.250.0/24' });
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] });
    new ec2.Instance(stack, 'Controller', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      instanceType: new ec2.InstanceType('m5.xlarge'),
      machineImage: ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0a1b2c3d4e5f60718' }),
    });
    new S3OutpostsEndpoint(stack, 'Endpoint', { vpc, subnet });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Instance', { SubnetId: 'subnet-0a1b2c3d4e5f60718', AvailabilityZone: 'us-west-2a' });
    template.hasResourceProperties('AWS::S3Outposts::Endpoint', {
      SubnetId: 'subnet-0a1b2c3d4e5f60718',
      OutpostId: 'op-0a1b2c3d4e5f60718',
    });
    template.resourceCountIs('AWS::EC2::Subnet', 0);
  });

  test('is declared to the rules, unless its ID is a token', () => {
    const { stack, subnet } = imported({ ipv4CidrBlock: '10.0.250.0/24' });
    const subnetId = new CfnParameter(stack, 'SubnetId').valueAsString;
    OutpostSubnet.fromOutpostSubnetAttributes(stack, 'Other', { subnetId, outpost: subnet.outpost });
    expect(Template.fromStack(stack).toJSON().Metadata['cdk-outposts'].subnets).toEqual([
      { SubnetId: 'subnet-0a1b2c3d4e5f60718', OutpostArn: expect.stringMatching(/op-0a1b2c3d4e5f60718$/), CidrBlock: '10.0.250.0/24' },
    ]);
  });

  test('knows what it was told and says so where it was not', () => {
    expect(imported({ ipv4CidrBlock: '10.0.250.0/24' }).subnet.ipv4CidrBlock).toBe('10.0.250.0/24');
    expect(() => imported().subnet.ipv4CidrBlock).toThrow(/CIDR|cidr/);
  });
});

test('the name that a user gives a subnet wins over the one made from its path', () => {
  const { stack, subnet } = lineSubnet();
  Tags.of(subnet).add('Name', 'line-a');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::Subnet', { OutpostArn: OUTPOST_ARN, Tags: [{ Key: 'Name', Value: 'line-a' }] });
  template.hasResourceProperties('AWS::EC2::RouteTable', { Tags: [{ Key: 'Name', Value: 'line-a' }] });
});
