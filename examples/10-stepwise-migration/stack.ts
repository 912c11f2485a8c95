import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IpTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { Outpost, OutpostSubnet, patterns, type IOutpostSubnet, type OutpostAttributes } from 'cdk-outposts';
import { OrdersDatabase } from './orders-database';

/** The port of the order system. */
const PORT = 8080;

export interface MigrationStackProps extends StackProps {
  /** One of `PHASES`. */
  readonly phase: patterns.TrafficWeights;
  readonly outpost: OutpostAttributes;
  /** Two Availability Zones of the Region for the resources that do not run on the Outpost. */
  readonly availabilityZones: string[];
  readonly vpcCidrBlock: string;
  /** Subnet on the Outpost. */
  readonly outpostCidrBlock: string;
  readonly onPremisesCidrBlock: string;
  /** The on-premises servers that run the order system today. */
  readonly serverAddresses: string[];
  /** Secret with the credentials of the on-premises database. */
  readonly databaseSecretArn: string;
}

/**
 * An order system that moves from on-premises servers in phases: first behind a load balancer on the Outpost, then to the Outpost, then to
 * the Region. Each phase can be rolled back.
 */
export class MigrationStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MigrationStackProps,
  ) {
    super(scope, id, props);
    const { phase, onPremisesCidrBlock } = props;

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: props.availabilityZones,
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      natGateways: 0,
      // AWS Direct Connect or a VPN connects the plant to the Region. Servers and the database replicate over it.
      vpnGateway: true,
      vpnRoutePropagation: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    this.vpc.addFlowLog('FlowLog');

    const onOutpost = new OutpostSubnet(this, 'Plant', { vpc: this.vpc, outpost, ipv4CidrBlock: props.outpostCidrBlock });
    onOutpost.addLocalGatewayRoute('Building', onPremisesCidrBlock);

    const { loadBalancer, ...frontDoor } = this.frontDoor(onOutpost, phase);
    new patterns.TrafficShift(this, 'Orders', {
      ...frontDoor,
      zone: new route53.PrivateHostedZone(this, 'Zone', { vpc: this.vpc, zoneName: 'plant.internal' }),
      recordName: 'orders',
      weights: phase,
      outpostTarget: new LoadBalancerTarget(loadBalancer),
      regionTarget: new LoadBalancerTarget(this.inRegion(phase)),
    });
    this.replicateServers();
    new OrdersDatabase(this, 'OrdersDatabase', { vpc: this.vpc, onPremisesCidrBlock, sourceSecretArn: props.databaseSecretArn });
  }

  /** The load balancer on the Outpost divides requests between the on-premises servers and those on the Outpost. */
  private frontDoor(subnet: IOutpostSubnet, { outpost: share }: patterns.TrafficWeights) {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'FrontDoor', { vpc: this.vpc, vpcSubnets: { subnets: [subnet] } });
    loadBalancer.connections.allowTo(ec2.Peer.ipv4(this.props.onPremisesCidrBlock), ec2.Port.tcp(PORT), 'On-premises servers');
    const servers = this.servers('OnOutpost', subnet, share > 0);
    servers.connections.allowFrom(loadBalancer, ec2.Port.tcp(PORT), 'Front door');
    const group = (id: string, targetType: elbv2.TargetType, targets: elbv2.IApplicationLoadBalancerTarget[]) =>
      new elbv2.ApplicationTargetGroup(this, id, {
        vpc: this.vpc,
        port: PORT,
        protocol: elbv2.ApplicationProtocol.HTTP,
        targetType,
        targets,
      });
    const onPremises = group(
      'InBuilding',
      elbv2.TargetType.IP,
      this.props.serverAddresses.map((address) => new IpTarget(address, PORT, 'all')),
    );
    const outpost = group('OnOutpostTargets', elbv2.TargetType.INSTANCE, [servers]);
    const listener = loadBalancer.addListener('Orders', { port: 80, open: false });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(this.props.onPremisesCidrBlock), 'Machines and offices of the plant');
    return { loadBalancer, listener, onPremises, outpost };
  }

  private inRegion({ region }: patterns.TrafficWeights): elbv2.ApplicationLoadBalancer {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'RegionDoor', {
      vpc: this.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    });
    const servers = this.servers('InRegion', undefined, region > 0);
    const listener = loadBalancer.addListener('Orders', { port: 80, open: false });
    listener.addTargets('InRegionTargets', { port: PORT, protocol: elbv2.ApplicationProtocol.HTTP, targets: [servers] });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(this.props.onPremisesCidrBlock), 'Machines and offices of the plant');
    return loadBalancer;
  }

  /** Servers of the order system, on the Outpost or in the Region. The group is empty until a phase sends requests to it. */
  private servers(id: string, subnet: ec2.ISubnet | undefined, receivesRequests: boolean): autoscaling.AutoScalingGroup {
    return new autoscaling.AutoScalingGroup(this, id, {
      vpc: this.vpc,
      vpcSubnets: subnet ? { subnets: [subnet] } : { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      launchTemplate: new ec2.LaunchTemplate(this, `${id}Template`, {
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.XLARGE),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup: new ec2.SecurityGroup(this, `${id}SecurityGroup`, { vpc: this.vpc, description: 'Order system' }),
        blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true }) }],
        detailedMonitoring: true,
        requireImdsv2: true,
      }),
      minCapacity: receivesRequests ? 2 : 0,
      maxCapacity: 4,
    });
  }

  /**
   * AWS Application Migration Service replicates the on-premises servers to the Region and creates AMIs of them. CloudFormation does not
   * support its replication template, so the output is the command that creates it.
   */
  private replicateServers(): void {
    const [staging] = this.vpc.isolatedSubnets;
    const securityGroup = new ec2.SecurityGroup(this, 'StagingSecurityGroup', { vpc: this.vpc, description: 'Replication servers' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(this.props.onPremisesCidrBlock), ec2.Port.tcp(1500), 'On-premises replication agents');
    const options = {
      'staging-area-subnet-id': staging.subnetId,
      'replication-servers-security-groups-ids': securityGroup.securityGroupId,
      'replication-server-instance-type': 't3.small',
      'default-large-staging-disk-type': 'GP3',
      'ebs-encryption': 'DEFAULT',
      'data-plane-routing': 'PRIVATE_IP',
      // In Mbps. Leaves bandwidth for the orders.
      'bandwidth-throttling': 50,
      'staging-area-tags': 'Name=Plant',
    };
    const flags = Object.entries(options).map(([name, value]) => `--${name} ${value}`);
    new CfnOutput(this, 'CreateReplicationTemplate', {
      description: 'Sets up the replication of servers, after `aws mgn initialize-service`',
      value: [
        'aws mgn create-replication-configuration-template',
        ...flags,
        '--no-create-public-ip --no-associate-default-security-group --no-use-dedicated-replication-server',
      ].join(' '),
    });
  }
}
