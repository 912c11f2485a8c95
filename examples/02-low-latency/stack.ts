import { Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { LocalGatewayRouteTarget, LocalGatewayVirtualInterfaceGroup, Outpost, OutpostHardware, OutpostSubnet } from 'cdk-outposts';

/** Addresses of the machines on the line. */
const LINE = '192.168.0.0/16';

/**
 * A factory line that is controlled within milliseconds: the machines reach a load balancer on the Outpost through its local gateway,
 * by the private addresses of the VPC, and never leave the building.
 */
export class LowLatencyStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0f1e2d3c4b5a69788' }),
      availabilityZone: 'us-west-2b',
      hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
      localGateway: { localGatewayId: 'lgw-0f1e2d3c4b5a69788' },
      capacity: {
        racks: [
          {
            rackId: 'factory-rack-1',
            hosts: [
              { assetId: '3333333330', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
              { assetId: '3333333331', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
              { assetId: '3333333332', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
            ],
          },
        ],
      },
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.30.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    // A route table of our own, so that this factory decides how the line is reached: the group of virtual interfaces is the way to it.
    const uplinks = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(
      this,
      'Uplinks',
      'lgw-vif-grp-0f1e2d3c4b5a69788',
    );
    const routeTable = outpost.localGateway.addRouteTable('Line');
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToLine', {
      destinationCidrBlock: LINE,
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks),
    });

    const subnet = new OutpostSubnet(this, 'Controllers', { vpc, outpost, ipv4CidrBlock: '10.30.8.0/24' });
    subnet.addLocalGatewayRoute('Line', LINE, { routeTable });

    const controllers = new autoscaling.AutoScalingGroup(this, 'ControllerGroup', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      launchTemplate: new ec2.LaunchTemplate(this, 'Controller', {
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.C7I, ec2.InstanceSize.XLARGE),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup: new ec2.SecurityGroup(this, 'ControllerSecurityGroup', { vpc, description: 'Controllers of the line' }),
        blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(20, { encrypted: true }) }],
        detailedMonitoring: true,
        requireImdsv2: true,
      }),
      minCapacity: 3,
      maxCapacity: 6,
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({ maxBatchSize: 1, minInstancesInService: 3 }),
    });

    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, vpcSubnets: { subnets: [subnet] } });
    const listener = loadBalancer.addListener('Line', { port: 80, open: false });
    listener.addTargets('Controllers', { port: 8080, protocol: elbv2.ApplicationProtocol.HTTP, targets: [controllers] });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(LINE), 'Machines of the line');
  }
}
