import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { mixins, Outpost, OutpostAlarms, OutpostSubnet, patterns, type OutpostAttributes } from 'cdk-outposts';

export interface OutpostsServerStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly vpcCidrBlock: string;
  /** Subnet on the Outposts server. */
  readonly subnetCidrBlock: string;
}

/**
 * Two tills on an Outposts server in a shop. Each has a local network interface, keeps working during a service link outage, and copies
 * its data to a bucket in the Region while the service link is up.
 */
export class OutpostsServerStack extends Stack {
  constructor(scope: Construct, id: string, props: OutpostsServerStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    // Outposts servers have no local gateway. The local network interface connects each instance to the on-premises network.
    const subnet = new OutpostSubnet(this, 'Shop', {
      vpc,
      outpost,
      ipv4CidrBlock: props.subnetCidrBlock,
      localNetworkInterfaceDeviceIndex: 1,
    });
    // The tills reach the Region over the service link, and they need Amazon S3 only.
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnets: [subnet] }] });

    const backup = new patterns.BackupBucket(this, 'Backup');
    const userData = ec2.UserData.custom(
      readFileSync(join(__dirname, 'till.sh'), 'utf8').replace('$BACKUP_BUCKET', backup.bucket.bucketName),
    );
    const role = new iam.Role(this, 'TillRole', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const { bucket, encryptionKey } = backup;
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
    role.addToPolicy(new iam.PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [encryptionKey.keyArn] }));

    const securityGroup = new ec2.SecurityGroup(this, 'TillSecurityGroup', { vpc, description: 'Tills, towards the Region' });
    for (const number of [1, 2]) {
      new ec2.Instance(this, `Till${number}`, {
        vpc,
        vpcSubnets: { subnets: [subnet] },
        securityGroup,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.C6ID, ec2.InstanceSize.XLARGE4),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        userData,
        role,
        detailedMonitoring: true,
        disableApiTermination: true,
        requireImdsv2: true,
      }).with(new mixins.InstanceLocalNetworkInterface());
    }

    new OutpostAlarms(this, 'Alarms', { outpost }).addServiceLinkAlarm('ServiceLinkDown');
  }
}
