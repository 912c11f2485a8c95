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
  OutpostResolver,
  OutpostSnapshotPolicy,
  OutpostSubnet,
  ReconnectSync,
  S3OutpostsBucket,
  S3OutpostsEndpoint,
  SnapshotLocation,
  patterns,
  type OutpostAttributes,
} from 'cdk-outposts';

export interface ShipStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly vpcCidrBlock: string;
  /** Subnet on the Outpost. */
  readonly subnetCidrBlock: string;
  /** The network on board: sensors, bridge and crew. */
  readonly onBoardCidrBlock: string;
}

/**
 * A ship with an intermittent satellite link. The Outpost stores what the sensors record and resolves names on board. AWS DataSync copies
 * the data to the Region while the service link is up.
 */
export class ShipStack extends Stack {
  constructor(scope: Construct, id: string, props: ShipStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      // For the DataSync VPC endpoint, which uses four IP addresses for each task.
      subnetConfiguration: [{ name: 'Ashore', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'OnBoard', { vpc, outpost, ipv4CidrBlock: props.subnetCidrBlock });
    subnet.addLocalGatewayRoute('OnBoard', props.onBoardCidrBlock);
    // Without it, no name resolves during a service link outage, not even that of an instance on the same Outpost.
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
    recorder.connections.allowFrom(ec2.Peer.ipv4(props.onBoardCidrBlock), ec2.Port.tcp(8883), 'Sensors');
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
      // Backups do not use the internet.
      vpcEndpoint: { vpcEndpoint: dataSync, subnet: vpc.isolatedSubnets[0] },
    });
    endpoint.connections.allowDefaultPortFrom(agent);
    const link = new BackupLink(this, 'Link', {
      source: BackupSource.s3Outposts(accessPoint),
      destination: new patterns.BackupBucket(this, 'Ashore').bucket,
      agents: [agent],
      schedule: Schedule.rate(Duration.hours(6)),
      bandwidthLimitMbps: 10,
    });
    // DataSync accesses the bucket through the endpoint when the location is created.
    link.node.addDependency(endpoint);
    // The crew uses the link in the evening.
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
    // Restores the data, for example to a new recorder. It starts only by the command in the output.
    link.addRestore('Restore', { topic: office });
    new ReconnectSync(this, 'Sync', {
      outpost,
      backups: [link],
      topic: office,
      recoveryPointObjective: Duration.days(2),
      // Ignores short outages, for example in high waves.
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
