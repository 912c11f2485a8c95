import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { Outpost, OutpostFailover, OutpostRecovery, OutpostSubnet, type IOutpostSubnet, type OutpostAttributes } from 'cdk-outposts';

/** The port of the patient portal. */
const PORT = 8080;

export interface DisasterRecoveryStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  /** Two Availability Zones of the Region for the pilot light. */
  readonly availabilityZones: string[];
  readonly vpcCidrBlock: string;
  /** Subnet of the replication servers. */
  readonly stagingCidrBlock: string;
  /** Subnet of the patient portal. */
  readonly portalCidrBlock: string;
  readonly onPremisesCidrBlock: string;
  /** The on-premises servers that are replicated to the Outpost. */
  readonly serversCidrBlock: string;
}

/**
 * On-premises servers that AWS Elastic Disaster Recovery recovers on the Outpost, and a patient portal on the Outpost that fails over to a
 * pilot light in the Region.
 */
export class DisasterRecoveryStack extends Stack {
  private readonly vpc: ec2.Vpc;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DisasterRecoveryStackProps,
  ) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: props.availabilityZones,
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      natGateways: 0,
    });
    this.vpc.addFlowLog('FlowLog');
    const onOutpost = (id: string, ipv4CidrBlock: string) => {
      const subnet = new OutpostSubnet(this, id, { vpc: this.vpc, outpost, ipv4CidrBlock });
      subnet.addLocalGatewayRoute('Building', props.onPremisesCidrBlock);
      return subnet;
    };

    this.recoverOnPremisesServers(onOutpost('Staging', props.stagingCidrBlock));
    this.portal(onOutpost('Portal', props.portalCidrBlock));
  }

  /** The servers replicate to the Outpost through the local gateway. Their data stays on premises. */
  private recoverOnPremisesServers(stagingSubnet: IOutpostSubnet): void {
    const recovery = new OutpostRecovery(this, 'Recovery', {
      vpc: this.vpc,
      stagingSubnet,
      replicationServerType: new ec2.InstanceType('m5.large'),
      retention: Duration.days(14),
    });
    recovery.allowReplicationFrom(ec2.Peer.ipv4(this.props.serversCidrBlock));

    // Replication servers reach AWS Elastic Disaster Recovery, Amazon EC2 and Amazon S3 without internet access.
    const { ELASTIC_DISASTER_RECOVERY, EC2 } = ec2.InterfaceVpcEndpointAwsService;
    for (const [id, service] of Object.entries({ RecoveryEndpoint: ELASTIC_DISASTER_RECOVERY, Ec2Endpoint: EC2 })) {
      const endpoint = this.vpc.addInterfaceEndpoint(id, {
        service,
        subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        open: false,
      });
      endpoint.connections.allowDefaultPortFrom(recovery, 'Replication servers');
      endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4(this.props.serversCidrBlock), 'Replication agents');
    }
    this.vpc.addGatewayEndpoint('S3Endpoint', {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [{ subnets: [stagingSubnet] }],
    });
  }

  /** The portal runs on the Outpost. The pilot light in the Region is a load balancer and an empty Auto Scaling group. */
  private portal(subnet: IOutpostSubnet): void {
    const inHospital = this.location('Hospital', { subnets: [subnet] }, { minCapacity: 2, maxCapacity: 4 });
    const inRegion = this.location('Region', { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { minCapacity: 0, maxCapacity: 4 });

    const noServers = new cloudwatch.Alarm(this, 'NoServers', {
      metric: inHospital.targets.metrics.healthyHostCount({ statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(1) }),
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      // A service link outage and the loss of the site look the same from the Region, and the portal keeps running during an outage.
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

  /** A load balancer and its servers, on the Outpost or in the Region. */
  private location(id: string, vpcSubnets: ec2.SubnetSelection, capacity: { readonly minCapacity: number; readonly maxCapacity: number }) {
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
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4(this.props.onPremisesCidrBlock), 'Wards');
    return { loadBalancer, servers, targets };
  }
}
