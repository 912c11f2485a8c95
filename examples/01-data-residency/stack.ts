import { Duration, Mixins, RemovalPolicy, Size, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { mixins, Outpost, OutpostSubnet, S3OutpostsBucket, S3OutpostsEndpoint, type OutpostAttributes } from 'cdk-outposts';

export interface DataResidencyStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly vpcCidrBlock: string;
  /** Subnet of the records system. */
  readonly recordsCidrBlock: string;
  /** Subnet of the database. */
  readonly databasesCidrBlock: string;
  /** The workstations that use the records system. */
  readonly wardsCidrBlock: string;
}

/**
 * A records system whose data stays on the Outpost: an instance with its volumes, a database with its backups, and an S3 on Outposts
 * bucket. Only metadata and logs reach the Region.
 */
export class DataResidencyStack extends Stack {
  constructor(scope: Construct, id: string, props: DataResidencyStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    // The VPC has no subnet in the Region, so no workload in it can store data there.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    const records = new OutpostSubnet(this, 'Records', { vpc, outpost, ipv4CidrBlock: props.recordsCidrBlock });
    records.addLocalGatewayRoute('Wards', props.wardsCidrBlock);
    const databases = new OutpostSubnet(this, 'Databases', { vpc, outpost, ipv4CidrBlock: props.databasesCidrBlock });

    const key = new kms.Key(this, 'Key', { description: 'Patient records', enableKeyRotation: true });

    const application = new ec2.Instance(this, 'Application', {
      vpc,
      vpcSubnets: { subnets: [records] },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      // The AMI requests a gp3 root volume, which first-generation Outposts racks do not support.
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
    application.connections.allowFrom(ec2.Peer.ipv4(props.wardsCidrBlock), ec2.Port.HTTPS, 'Workstations of the wards');

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
