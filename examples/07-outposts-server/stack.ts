import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { mixins, Outpost, OutpostAlarms, OutpostHardware, OutpostSubnet, patterns } from 'cdk-outposts';

/**
 * A shop with an Outposts server in the back room: two tills that the shop reaches over its own network, that sell while the line to
 * the Region is cut, and whose books are copied to the Region whenever it is not.
 */
export class OutpostsServerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-07f6e5d4c3b2a1908' }),
      availabilityZone: 'us-west-2c',
      hardware: OutpostHardware.SERVER,
      capacity: { racks: [{ rackId: 'shop', hosts: [{ assetId: '7777777770', slots: { 'c6id.4xlarge': 2 } }] }] },
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.70.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    // Servers have no local gateway: the second network interface of each instance is in the network of the shop.
    const subnet = new OutpostSubnet(this, 'Shop', { vpc, outpost, ipv4CidrBlock: '10.70.1.0/26', localNetworkInterfaceDeviceIndex: 1 });
    // The service link is the only way to the Region, and S3 is all that the tills want there.
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
