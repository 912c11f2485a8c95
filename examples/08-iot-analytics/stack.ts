import { Size, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { GreengrassCoreDevice, Outpost, OutpostResolver, OutpostSubnet, patterns, type OutpostAttributes } from 'cdk-outposts';
import { LineGateway } from './line-gateway';

/** The local topic that the component of the factory publishes to. */
const TOPIC = 'line/readings';

export interface IotAnalyticsStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly vpcCidrBlock: string;
  /** Subnet of the Greengrass core device. */
  readonly subnetCidrBlock: string;
  /** The machines that send readings. */
  readonly machinesCidrBlock: string;
  /** The UDP port that they send readings to. */
  readonly machinesPort: number;
  /** The first day that queries return readings for, such as `2026-11-01`. */
  readonly partitionStart: string;
}

/**
 * Sensor readings that an AWS IoT Greengrass core device on the Outpost collects, and that Amazon Athena queries in the Region. During a
 * service link outage the core device stores them.
 */
export class IotAnalyticsStack extends Stack {
  constructor(scope: Construct, id: string, props: IotAnalyticsStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'PressShop', { vpc, outpost, ipv4CidrBlock: props.subnetCidrBlock });
    // The on-premises network provides internet access. The core device downloads its software and connects to AWS IoT through it.
    subnet.addLocalGatewayRoute('Factory', '0.0.0.0/0');
    Validations.of(subnet).acknowledge({
      id: 'cdk-outposts::default-route-to-local-gateway',
      reason: 'the factory leads to the internet, by its own firewall',
    });
    // Resolves names during a service link outage, too.
    new OutpostResolver(this, 'Resolver', { outpost, preferredInstanceType: new ec2.InstanceType('c5.large') });

    const key = new kms.Key(this, 'AlarmKey', { enableKeyRotation: true });
    key.grants.encryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const office = new sns.Topic(this, 'Office', { masterKey: key, enforceSSL: true });
    const pipeline = new patterns.SensorPipeline(this, 'Readings', {
      columns: [
        { name: 'machine', type: patterns.SensorColumnType.STRING },
        { name: 'taken', type: patterns.SensorColumnType.TIMESTAMP },
        { name: 'pressure', type: patterns.SensorColumnType.DOUBLE },
      ],
      partitionStart: props.partitionStart,
      noDataAlarmActions: [new SnsAction(office)],
    });

    const core = new GreengrassCoreDevice(this, 'Core', {
      vpc,
      subnet,
      instanceType: new ec2.InstanceType('m5.xlarge'),
      diskSize: Size.gibibytes(200),
    });
    core.connections.allowFrom(ec2.Peer.ipv4(props.machinesCidrBlock), ec2.Port.udp(props.machinesPort), 'Machines');
    const gateway = new LineGateway(this, 'Gateway', { port: props.machinesPort, topic: TOPIC });
    // 200 machines that each send 300 bytes per second fill the buffer in 35 days.
    const relay = new patterns.SensorRelay(this, 'Relay', {
      stream: pipeline.stream,
      topic: TOPIC,
      bufferSize: Size.gibibytes(170),
      tokenExchangeRole: core.tokenExchangeRole,
    });
    core.addDeployment('Deployment', [gateway, relay]);
  }
}
