import { App, Mixins, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  BackupLink,
  BackupSource,
  DataSyncAgent,
  Outpost,
  OutpostAlarms,
  OutpostHardware,
  OutpostSubnet,
  S3OutpostsBucket,
  S3OutpostsEndpoint,
  mixins,
  patterns,
} from 'cdk-outposts';

const app = new App();
const stack = new Stack(app, 'Plant', { env: { region: 'us-west-2' } });

const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: {
    localGatewayId: 'lgw-0a1b2c3d4e5f60718',
    localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718',
  },
  capacity: {
    racks: [{ rackId: 'os-rack-1', hosts: [{ assetId: '1111111110', slots: { 'm5.xlarge': 8 } }] }],
  },
});

const vpc = new ec2.Vpc(stack, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
  availabilityZones: [outpost.availabilityZone],
  subnetConfiguration: [], // no subnets in the Region
});
const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
subnet.addLocalGatewayRoute('OnPremises', '192.168.0.0/16');

// A Dedicated Host on one piece of hardware of the Outpost, and the controller on it.
const host = new ec2.CfnHost(stack, 'Host', { availabilityZone: outpost.availabilityZone, instanceFamily: 'm5', assetId: '1111111110' });
const controller = new ec2.Instance(stack, 'Controller', {
  vpc,
  vpcSubnets: { subnets: [subnet] },
  instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
  machineImage: ec2.MachineImage.latestAmazonLinux2023(),
});
controller.with(new mixins.InstanceDedicatedHost(host));

// What the controller records is on the Outpost, and a copy of it is in the Region.
const endpoint = new S3OutpostsEndpoint(stack, 'Endpoint', { vpc, subnet });
endpoint.connections.allowDefaultPortFrom(controller);
const records = new S3OutpostsBucket(stack, 'Records', { outpost, bucketName: 'records' });
const accessPoint = records.addAccessPoint('AccessPoint', { vpc, accessPointName: 'records' });
accessPoint.grants.readWrite(controller);
const copies = new patterns.BackupBucket(stack, 'Copies');
Validations.of(copies).acknowledge({ id: 'cdk-outposts::resource-stays-in-region', reason: 'the copies survive the site' });
new BackupLink(stack, 'Link', {
  source: BackupSource.s3Outposts(accessPoint),
  destination: copies.bucket,
  agents: [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718')],
  bandwidthLimitMbps: 200,
});

const alarms = new OutpostAlarms(stack, 'Alarms', { outpost });
alarms.addServiceLinkAlarm('ServiceLink');

// Last, for all resources: the root volume becomes gp2, because a first-generation rack has no gp3.
Mixins.of(stack).apply(outpost.placement);
