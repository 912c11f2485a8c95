import { Size, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { GreengrassCoreDevice, Outpost, OutpostHardware, OutpostResolver, OutpostSubnet, patterns } from 'cdk-outposts';
import { LineGateway } from './line-gateway';

/** Addresses of the machines, and where they send their readings. */
const MACHINES = '192.168.20.0/24';
const PORT = 9000;
const TOPIC = 'line/readings';

/**
 * A factory whose machines are listened to on a rack beside them, and whose readings are asked about in the Region. While the service link is
 * cut, readings wait on the rack.
 */
export class IotAnalyticsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0c0d0e0f01020304a' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-0c0d0e0f01020304a', localGatewayRouteTableId: 'lgw-rtb-0c0d0e0f01020304a' },
      capacity: {
        racks: [
          {
            rackId: 'press-shop',
            hosts: [
              { assetId: '8080808080', slots: { 'm5.xlarge': 6, 'c5.large': 6 } },
              { assetId: '8080808081', slots: { 'm5.xlarge': 6, 'c5.large': 6 } },
            ],
          },
        ],
      },
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.95.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'PressShop', { vpc, outpost, ipv4CidrBlock: '10.95.8.0/24' });
    // The factory leads to the internet, too: Greengrass gets its software there, and AWS IoT is reached by it.
    subnet.addLocalGatewayRoute('Factory', '0.0.0.0/0');
    Validations.of(subnet).acknowledge({
      id: 'cdk-outposts::default-route-to-local-gateway',
      reason: 'the factory leads to the internet, by its own firewall',
    });
    // Machines and programs find each other by name also without the service link.
    new OutpostResolver(this, 'Resolver', { outpost, preferredInstanceType: new ec2.InstanceType('c5.large') });

    const key = new kms.Key(this, 'AlarmKey', { enableKeyRotation: true });
    key.grants.encryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const office = new sns.Topic(this, 'Office', { masterKey: key, enforceSSL: true });
    const pipeline = new patterns.SensorPipeline(this, 'Readings', {
      columns: [
        patterns.SensorColumn.string('machine'),
        patterns.SensorColumn.timestamp('taken'),
        patterns.SensorColumn.double('pressure'),
      ],
      partitionStart: '2026-11-01',
      noDataAlarmActions: [new SnsAction(office)],
    });

    const core = new GreengrassCoreDevice(this, 'Core', {
      vpc,
      subnet,
      instanceType: new ec2.InstanceType('m5.xlarge'),
      diskSize: Size.gibibytes(200),
    });
    core.connections.allowFrom(ec2.Peer.ipv4(MACHINES), ec2.Port.udp(PORT), 'Machines');
    const gateway = new LineGateway(this, 'Gateway', { port: PORT, topic: TOPIC });
    // 200 machines that send 300 bytes each second fill it in 35 days.
    const relay = new patterns.SensorRelay(this, 'Relay', {
      stream: pipeline.stream,
      topic: TOPIC,
      bufferSize: Size.gibibytes(170),
      tokenExchangeRole: core.tokenExchangeRole,
    });
    core.addDeployment('Deployment', [gateway, relay]);
  }
}
