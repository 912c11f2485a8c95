import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { Outpost, OutpostFailover, OutpostHardware, OutpostRecovery, OutpostSubnet, type IOutpostSubnet } from 'cdk-outposts';

/** Addresses of the building, and of the servers in it that are protected. */
const BUILDING = '192.168.0.0/16';
const SERVERS = '192.168.60.0/24';
const PORT = 8080;

/**
 * A hospital whose old servers can be recovered on the rack beside them, and whose patient portal, on that rack, can be taken over by a
 * pilot light in the Region.
 */
export class DisasterRecoveryStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0b1b2b3b4b5b6b7b8' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-0b1b2b3b4b5b6b7b8', localGatewayRouteTableId: 'lgw-rtb-0b1b2b3b4b5b6b7b8' },
      capacity: {
        racks: [
          {
            rackId: 'hospital-rack-1',
            hosts: [
              { assetId: '4040404040', slots: { 'm5.xlarge': 8, 'm5.large': 12 } },
              { assetId: '4040404041', slots: { 'm5.xlarge': 8, 'm5.large': 12 } },
            ],
          },
        ],
      },
    });

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.90.0.0/17'),
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      natGateways: 0,
    });
    this.vpc.addFlowLog('FlowLog');
    const onOutpost = (id: string, ipv4CidrBlock: string) => {
      const subnet = new OutpostSubnet(this, id, { vpc: this.vpc, outpost, ipv4CidrBlock });
      subnet.addLocalGatewayRoute('Building', BUILDING);
      return subnet;
    };

    this.recoverServersOfBuilding(onOutpost('Staging', '10.90.120.0/24'));
    this.portal(onOutpost('Portal', '10.90.121.0/24'));
  }

  /** Servers of the building are replicated to the Outpost through the local gateway, and nothing of them leaves the building. */
  private recoverServersOfBuilding(stagingSubnet: IOutpostSubnet): void {
    const recovery = new OutpostRecovery(this, 'Recovery', {
      vpc: this.vpc,
      stagingSubnet,
      replicationServerType: new ec2.InstanceType('m5.large'),
      retention: Duration.days(14),
    });
    recovery.allowReplicationFrom(ec2.Peer.ipv4(SERVERS));

    // Replication servers are told what to do by AWS, and get their software from it, without a way to the internet.
    const { ELASTIC_DISASTER_RECOVERY, EC2 } = ec2.InterfaceVpcEndpointAwsService;
    for (const [id, service] of Object.entries({ RecoveryEndpoint: ELASTIC_DISASTER_RECOVERY, Ec2Endpoint: EC2 })) {
      const endpoint = this.vpc.addInterfaceEndpoint(id, {
        service,
        subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        open: false,
      });
      endpoint.connections.allowDefaultPortFrom(recovery, 'Replication servers');
      endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4(SERVERS), 'Replication agents');
    }
    this.vpc.addGatewayEndpoint('S3Endpoint', {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [{ subnets: [stagingSubnet] }],
    });
  }

  /** The portal runs on the Outpost. In the Region a load balancer and the recipe of its servers wait, but no server. */
  private portal(subnet: IOutpostSubnet): void {
    const inHospital = this.place('Hospital', { subnets: [subnet] }, { minCapacity: 2, maxCapacity: 4 });
    const inRegion = this.place('Region', { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { minCapacity: 0, maxCapacity: 4 });

    const noServers = new cloudwatch.Alarm(this, 'NoServers', {
      metric: inHospital.targets.metrics.healthyHostCount({ statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(1) }),
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      // From here a cut service link and a burnt building look the same, and while the link is cut the portal goes on in the hospital.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      alarmDescription: 'No server of the portal in the hospital is healthy: the Region takes over',
    });
    new OutpostFailover(this, 'Failover', {
      zone: new route53.PrivateHostedZone(this, 'Zone', { vpc: this.vpc, zoneName: 'hospital.internal' }),
      recordName: 'portal',
      primary: new LoadBalancerTarget(inHospital.loadBalancer, { evaluateTargetHealth: true }),
      secondary: new LoadBalancerTarget(inRegion.loadBalancer, { evaluateTargetHealth: true }),
      unhealthyAlarm: noServers,
      pilotLight: inRegion.servers,
      pilotLightCapacity: 2,
    });
  }

  /** A load balancer and servers behind it. */
  private place(id: string, vpcSubnets: ec2.SubnetSelection, capacity: { readonly minCapacity: number; readonly maxCapacity: number }) {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, `${id}Door`, { vpc: this.vpc, vpcSubnets });
    const servers = new autoscaling.AutoScalingGroup(this, `${id}Servers`, {
      vpc: this.vpc,
      vpcSubnets,
      launchTemplate: new ec2.LaunchTemplate(this, `${id}Template`, {
        instanceType: new ec2.InstanceType('m5.xlarge'),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup: new ec2.SecurityGroup(this, `${id}SecurityGroup`, { vpc: this.vpc, description: 'Portal' }),
        blockDevices: [
          {
            deviceName: '/dev/xvda',
            volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP2 }),
          },
        ],
        detailedMonitoring: true,
        requireImdsv2: true,
      }),
      ...capacity,
    });
    const listener = loadBalancer.addListener('Portal', { port: 80, open: false });
    const targets = listener.addTargets(`${id}Targets`, { port: PORT, protocol: elbv2.ApplicationProtocol.HTTP, targets: [servers] });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(BUILDING), 'Wards');
    return { loadBalancer, servers, targets };
  }
}
