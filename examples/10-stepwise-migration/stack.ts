import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IpTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { Outpost, OutpostHardware, OutpostSubnet, type IOutpostSubnet, patterns } from 'cdk-outposts';
import { OrdersDatabase } from './orders-database';
import { PHASES } from './phase';

/** Addresses of the building, and the servers in it that answer today. */
const BUILDING = '192.168.0.0/16';
const SERVERS = ['192.168.40.11', '192.168.40.12'];
const PORT = 8080;

export interface MigrationStackProps extends StackProps {
  /** @default PHASES.FIRST_REQUESTS */
  readonly phase?: patterns.TrafficWeights;
}

/**
 * An order system that moves out of the server room of a plant in steps: first behind a load balancer on the Outpost, then onto the
 * Outpost, then to the Region. No step moves more than one thing, and each can be taken back.
 */
export class MigrationStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, props: MigrationStackProps = {}) {
    super(scope, id, props);
    const phase = props.phase ?? PHASES.FIRST_REQUESTS;

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0a0b0c0d0e0f01020' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
      localGateway: { localGatewayId: 'lgw-0a0b0c0d0e0f01020', localGatewayRouteTableId: 'lgw-rtb-0a0b0c0d0e0f01020' },
      capacity: {
        racks: [
          {
            rackId: 'plant-rack-1',
            hosts: [
              { assetId: '1010101010', slots: { 'm7i.xlarge': 8, 'm7i.large': 8 } },
              { assetId: '1010101011', slots: { 'm7i.xlarge': 8, 'm7i.large': 8 } },
            ],
          },
        ],
      },
    });

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.80.0.0/17'),
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      natGateways: 0,
      // Direct Connect or a VPN of the plant ends here: servers are replicated to the Region over it.
      vpnGateway: true,
      vpnRoutePropagation: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    this.vpc.addFlowLog('FlowLog');

    const onOutpost = new OutpostSubnet(this, 'Plant', { vpc: this.vpc, outpost, ipv4CidrBlock: '10.80.120.0/24' });
    onOutpost.addLocalGatewayRoute('Building', BUILDING);

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
    new OrdersDatabase(this, 'OrdersDatabase', { vpc: this.vpc, building: BUILDING });
  }

  /** The load balancer on the Outpost shares requests between the old servers in the building and the new ones beside it. */
  private frontDoor(subnet: IOutpostSubnet, { outpost: share }: patterns.TrafficWeights) {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'FrontDoor', { vpc: this.vpc, vpcSubnets: { subnets: [subnet] } });
    loadBalancer.connections.allowTo(ec2.Peer.ipv4(BUILDING), ec2.Port.tcp(PORT), 'Servers in the building');
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
      SERVERS.map((address) => new IpTarget(address, PORT, 'all')),
    );
    const outpost = group('OnOutpostTargets', elbv2.TargetType.INSTANCE, [servers]);
    const listener = loadBalancer.addListener('Orders', { port: 80, open: false });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(BUILDING), 'Machines and offices of the plant');
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
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(BUILDING), 'Machines and offices of the plant');
    return loadBalancer;
  }

  /** Servers of the order system, on the Outpost or in the Region; none before it is their turn. */
  private servers(id: string, subnet: ec2.ISubnet | undefined, isTheirTurn: boolean): autoscaling.AutoScalingGroup {
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
      minCapacity: isTheirTurn ? 2 : 0,
      maxCapacity: 4,
    });
  }

  /**
   * AWS Application Migration Service copies the servers of the building to the Region, and makes images of them. CloudFormation cannot
   * set it up, so the output is the command that does.
   */
  private replicateServers(): void {
    const [staging] = this.vpc.isolatedSubnets;
    const securityGroup = new ec2.SecurityGroup(this, 'StagingSecurityGroup', { vpc: this.vpc, description: 'Replication servers' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(BUILDING), ec2.Port.tcp(1500), 'Replication agents in the building');
    const options = {
      'staging-area-subnet-id': staging.subnetId,
      'replication-servers-security-groups-ids': securityGroup.securityGroupId,
      'replication-server-instance-type': 't3.small',
      'default-large-staging-disk-type': 'GP3',
      'ebs-encryption': 'DEFAULT',
      'data-plane-routing': 'PRIVATE_IP',
      // Megabits per second: the line of the plant is for the orders first.
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
