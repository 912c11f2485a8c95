import { Duration, Mixins, RemovalPolicy, Size, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { mixins, OutpostHardware, S3OutpostsBucket, S3OutpostsEndpoint, OutpostSubnet, Outpost } from 'cdk-outposts';

/**
 * A hospital that has to keep patient records in the building: the records system runs on an Outpost with its disk, its database, the
 * backups of that database and its files. Nothing but metadata reaches the Region.
 */
export class DataResidencyStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0a1b2c3d4e5f60718' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-0a1b2c3d4e5f60718', localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' },
      capacity: {
        racks: [
          {
            rackId: 'os-hospital-rack-1',
            hosts: [
              { assetId: '2222222220', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 4 } },
              { assetId: '2222222221', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 4 } },
            ],
          },
        ],
      },
    });

    // The VPC has no subnet in the Region: there is nowhere else for data to be.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    const records = new OutpostSubnet(this, 'Records', { vpc, outpost, ipv4CidrBlock: '10.20.1.0/24' });
    records.addLocalGatewayRoute('Wards', '172.16.0.0/12');
    const databases = new OutpostSubnet(this, 'Databases', { vpc, outpost, ipv4CidrBlock: '10.20.2.0/24' });

    const key = new kms.Key(this, 'Key', { description: 'Patient records', enableKeyRotation: true });

    const application = new ec2.Instance(this, 'Application', {
      vpc,
      vpcSubnets: { subnets: [records] },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      // The image asks for gp3, which a first-generation rack does not have.
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.GP2, encrypted: true, kmsKey: key }),
        },
      ],
      allowAllOutbound: false,
      detailedMonitoring: true,
      disableApiTermination: true,
      requireImdsv2: true,
    });
    application.connections.allowFrom(ec2.Peer.ipv4('172.16.0.0/12'), ec2.Port.HTTPS, 'Workstations of the wards');

    const images = new ec2.Volume(this, 'Images', {
      availabilityZone: outpost.availabilityZone,
      size: Size.gibibytes(500),
      encrypted: true,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new ec2.CfnVolumeAttachment(this, 'ImagesAttachment', {
      device: '/dev/sdf',
      instanceId: application.instanceId,
      volumeId: images.volumeId,
    });

    const database = new rds.DatabaseInstance(this, 'Database', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16_10 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE2),
      vpc,
      vpcSubnets: { subnets: [databases] },
      storageEncrypted: true,
      storageEncryptionKey: key,
      storageType: rds.StorageType.GP2,
      allocatedStorage: 200,
      backupRetention: Duration.days(14),
      cloudwatchLogsExports: ['postgresql'],
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
    database.with(new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS));
    database.connections.allowDefaultPortFrom(application);

    const documents = new S3OutpostsBucket(this, 'Documents', { outpost, bucketName: 'patient-documents' });
    const endpoint = new S3OutpostsEndpoint(this, 'Endpoint', { vpc, subnet: records });
    endpoint.connections.allowDefaultPortFrom(application);
    documents.addAccessPoint('AccessPoint', { vpc, accessPointName: 'patient-documents' }).grants.readWrite(application);

    Mixins.of(this).apply(outpost.placement);
  }
}
