import { Duration, RemovalPolicy, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import {
  BackupLink,
  BackupSource,
  DataSyncAgent,
  Outpost,
  OutpostHardware,
  OutpostResolver,
  S3OutpostsBucket,
  S3OutpostsEndpoint,
  OutpostSnapshotPolicy,
  OutpostSubnet,
  ReconnectSync,
  SnapshotLocation,
  patterns,
} from 'cdk-outposts';

/** Addresses of the sensors, the bridge and the crew. */
const ON_BOARD = '192.168.0.0/16';

/**
 * A ship whose satellite link comes and goes: what it records is stored on board, is found by name on board, and is copied to the Region
 * whenever the link is there.
 */
export class ShipStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-09f8e7d6c5b4a3210' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-09f8e7d6c5b4a3210', localGatewayRouteTableId: 'lgw-rtb-09f8e7d6c5b4a3210' },
      capacity: {
        racks: [
          {
            rackId: 'engine-control-room',
            hosts: [
              { assetId: '9999999990', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 2, 'c5.large': 8 } },
              { assetId: '9999999991', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 2, 'c5.large': 8 } },
            ],
          },
        ],
      },
      // As long as a storm may take the satellite away. Rules find what would stop before it is over.
      expectedDisconnection: Duration.hours(12),
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.90.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      // For the VPC endpoint of DataSync, which needs four addresses for each task.
      subnetConfiguration: [{ name: 'Ashore', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'OnBoard', { vpc, outpost, ipv4CidrBlock: '10.90.8.0/24' });
    subnet.addLocalGatewayRoute('OnBoard', ON_BOARD);
    // Without it no name is found while the link is down, not even that of a machine in the next cabinet.
    new OutpostResolver(this, 'Resolver', {
      outpost,
      preferredInstanceType: ec2.InstanceType.of(ec2.InstanceClass.C5, ec2.InstanceSize.LARGE),
    });

    const recorder = new ec2.Instance(this, 'Recorder', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      blockDevices: [
        { deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP2 }) },
      ],
      allowAllOutbound: false,
      detailedMonitoring: true,
      disableApiTermination: true,
      requireImdsv2: true,
    });
    recorder.connections.allowFrom(ec2.Peer.ipv4(ON_BOARD), ec2.Port.tcp(8883), 'Sensors');
    const log = new ec2.Volume(this, 'Log', {
      availabilityZone: outpost.availabilityZone,
      size: Size.gibibytes(500),
      encrypted: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    log.with(outpost.placement);
    new ec2.CfnVolumeAttachment(this, 'LogAttachment', { device: '/dev/sdf', instanceId: recorder.instanceId, volumeId: log.volumeId });
    const snapshots = new OutpostSnapshotPolicy(this, 'Snapshots', { location: SnapshotLocation.OUTPOST, interval: Duration.hours(12) });
    snapshots.protect(log);

    const voyages = new S3OutpostsBucket(this, 'Voyages', { outpost, bucketName: 'voyages' });
    const endpoint = new S3OutpostsEndpoint(this, 'Endpoint', { vpc, subnet });
    endpoint.connections.allowDefaultPortFrom(recorder);
    const accessPoint = voyages.addAccessPoint('AccessPoint', { vpc, accessPointName: 'voyages' });
    accessPoint.grants.readWrite(recorder);

    const dataSync = vpc.addInterfaceEndpoint('DataSync', { service: ec2.InterfaceVpcEndpointAwsService.DATASYNC, open: false });
    const agent = new DataSyncAgent(this, 'Agent', {
      vpc,
      subnet,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE2),
      // No packet of a backup goes over the internet.
      vpcEndpoint: { vpcEndpoint: dataSync, subnet: vpc.isolatedSubnets[0] },
    });
    endpoint.connections.allowDefaultPortFrom(agent);
    const link = new BackupLink(this, 'Link', {
      source: BackupSource.outpostsBucket(accessPoint),
      destination: new patterns.BackupBucket(this, 'Ashore').bucket,
      agentArns: [agent.agentArn],
      schedule: Schedule.rate(Duration.hours(6)),
      bandwidthLimitMbps: 10,
    });
    // DataSync looks through it at the bucket when it gets to know the location.
    link.node.addDependency(endpoint);
    // In the evening the crew calls home.
    link.addBandwidthWindow('Evening', {
      bandwidthLimitMbps: 2,
      start: ScheduleExpression.cron({ hour: '18', minute: '0' }),
      end: ScheduleExpression.cron({ hour: '23', minute: '0' }),
    });

    const key = new kms.Key(this, 'TopicKey', { description: 'Alarms of the ship', enableKeyRotation: true });
    for (const service of ['cloudwatch', 'events']) {
      key.grant(new ServicePrincipal(`${service}.amazonaws.com`), 'kms:Decrypt', 'kms:GenerateDataKey');
    }
    const office = new sns.Topic(this, 'Office', { masterKey: key, enforceSSL: true });
    // For a new recorder, or a new ship: nothing starts it but the command in the output.
    link.addRestore('Restore', { topic: office });
    new ReconnectSync(this, 'Sync', {
      outpost,
      taskArns: [link.taskArn],
      topic: office,
      recoveryPointObjective: Duration.days(2),
      // A satellite is behind a wave for a moment only.
      settlingTime: Duration.minutes(30),
      bandwidthLimitMbps: 15,
    });
    snapshots
      .metricSnapshotsCreateFailed()
      .createAlarm(this, 'SnapshotFailed', {
        alarmDescription: 'A snapshot failed: is there room in S3 on Outposts, and is the link up?',
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(office));
  }
}
