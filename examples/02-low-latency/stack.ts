import { Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { LocalGatewayRouteTarget, LocalGatewayVirtualInterfaceGroup, Outpost, OutpostSubnet, type OutpostAttributes } from 'cdk-outposts';

export interface LowLatencyStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  /** VIF group that connects the local gateway to the on-premises network. */
  readonly virtualInterfaceGroupId: string;
  readonly vpcCidrBlock: string;
  /** Subnet of the controllers and of their load balancer. */
  readonly controllersCidrBlock: string;
  /** The machines of the production line. */
  readonly lineCidrBlock: string;
}

/**
 * Controllers of a production line behind an Application Load Balancer on the Outpost. The machines reach them through the local gateway
 * with direct VPC routing.
 */
export class LowLatencyStack extends Stack {
  constructor(scope: Construct, id: string, props: LowLatencyStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    // A local gateway route table for this workload alone. The VIF group connects it to the on-premises network.
    const uplinks = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(
      this,
      'Uplinks',
      props.virtualInterfaceGroupId,
    );
    const routeTable = outpost.localGateway.addRouteTable('Line');
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToLine', {
      destinationCidrBlock: props.lineCidrBlock,
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks),
    });

    const subnet = new OutpostSubnet(this, 'Controllers', { vpc, outpost, ipv4CidrBlock: props.controllersCidrBlock });
    subnet.addLocalGatewayRoute('Line', props.lineCidrBlock, { routeTable });

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
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(props.lineCidrBlock), 'Machines of the line');
  }
}
