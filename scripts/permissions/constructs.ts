import { App, Size, Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { CfnParameterGroup, CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as outposts from '../../lib';

const ACCOUNT = '111122223333';
const LARGE = new ec2.InstanceType('m5.xlarge');

/** What the constructs have in common. */
interface Plant {
  readonly stack: Stack;
  readonly vpc: ec2.Vpc;
  readonly outpost: outposts.IOutpost;
  readonly subnet: outposts.OutpostSubnet;
  readonly topic: Topic;
  readonly key: Key;
}

/** An App with one of each construct of the library, with the options that create IAM roles or add permissions. */
export function everyConstruct(regionName = 'us-west-2'): App {
  const { partition } = RegionInfo.get(regionName);
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } });
  for (const [name, add] of Object.entries({ Network: network, Compute: compute, Storage: storage, Backup: backup, Region: region })) {
    const stack = new Stack(app, name, { env: { account: ACCOUNT, region: regionName } });
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: [`${regionName}a`],
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      restrictDefaultSecurityGroup: false,
    });
    const outpost = outposts.Outpost.fromOutpostAttributes(stack, 'Rack', {
      outpostArn: `arn:${partition}:outposts:${regionName}:${ACCOUNT}:outpost/op-0a1b2c3d4e5f60718`,
      availabilityZone: `${regionName}a`,
      hardware: outposts.OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-0a1b2c3d4e5f60718', localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' },
    });
    const subnet = new outposts.OutpostSubnet(stack, 'Subnet', { vpc, outpost, ipv4CidrBlock: '10.0.200.0/24' });
    add({ stack, vpc, outpost, subnet, topic: new Topic(stack, 'Topic', { enforceSSL: true }), key: new Key(stack, 'Key') });
  }
  return app;
}

function network({ stack, vpc, outpost, subnet, topic }: Plant): void {
  const localGateway = outposts.LocalGateway.fromLocalGatewayId(stack, 'LocalGateway', 'lgw-0a1b2c3d4e5f60719');
  new outposts.LocalGatewayVirtualInterfaceGroup(stack, 'VifGroup', { localGateway, localBgpAsn: 64512 });
  const mode = outposts.LocalGatewayRouteTableMode.COIP;
  const localGatewayRouteTable = new outposts.LocalGatewayRouteTable(stack, 'RouteTable', { localGateway, mode });
  const coipPool = new outposts.CoipPool(stack, 'Pool', { localGatewayRouteTable, cidrs: ['198.51.100.0/26'] });
  new outposts.CoipAddress(stack, 'Address', { coipPool });
  new outposts.CoipAutoAssign(stack, 'AutoAssign', { subnet, coipPool });
  new outposts.CoipLoadBalancer(stack, 'LoadBalancer', { vpc, subnet, coipPool });
  new outposts.DbInstanceCoip(stack, 'DbInstanceCoip', { dbInstance: database(stack) });
  const gateway = outposts.ServiceLinkGateway.virtualPrivateGateway();
  new outposts.ServiceLinkVpc(stack, 'ServiceLink', {
    outpost,
    gateway,
    ipv4CidrBlock: '10.3.0.0/24',
    onPremisesCidrBlocks: ['172.20.0.0/16'],
  });
  const resolver = new outposts.OutpostResolver(stack, 'Resolver', { outpost, preferredInstanceType: LARGE });
  const direction = outposts.OutpostResolverEndpointDirection.OUTBOUND;
  new outposts.OutpostResolverEndpoint(stack, 'Endpoint', { vpc, subnet, resolver, preferredInstanceType: LARGE, direction });
  new outposts.OutpostResourceShare(stack, 'Share', { principals: [outposts.SharePrincipal.account('444455556666')], outposts: [outpost] });
  new outposts.OutpostAlarms(stack, 'Alarms', { outpost, actions: [] }).addServiceLinkAlarm('Link');
  new outposts.OutpostDashboard(stack, 'Dashboard', { outpost, instanceTypes: [LARGE] });
  const site = new outposts.Site(stack, 'Site', { siteName: 'plant' });
  new outposts.Outpost(stack, 'NewOutpost', {
    site,
    availabilityZone: `${stack.region}a`,
    hardware: outposts.OutpostHardware.RACK_GENERATION_1,
  });
  trafficIn(stack, vpc, subnet, topic);
}

function trafficIn(stack: Stack, vpc: ec2.Vpc, subnet: outposts.OutpostSubnet, topic: Topic): void {
  const zone = new PrivateHostedZone(stack, 'Zone', { zoneName: 'plant.example.com', vpc });
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Door', { vpc, vpcSubnets: { subnets: [subnet] } });
  const [onPremises, outpost] = [elbv2.TargetType.IP, elbv2.TargetType.INSTANCE].map((targetType) => {
    return new elbv2.ApplicationTargetGroup(stack, `Targets-${targetType}`, { vpc, port: 80, targetType });
  });
  const target = new LoadBalancerTarget(balancer, { evaluateTargetHealth: true });
  const listener = balancer.addListener('Http', { port: 80, open: false });
  const weights = { onPremises: 90, outpost: 10, region: 0 };
  const common = { zone, recordName: 'orders' };
  new outposts.patterns.TrafficShift(stack, 'Shift', {
    ...common,
    weights,
    listener,
    onPremises,
    outpost,
    outpostTarget: target,
    regionTarget: target,
  });
  const metric = new Metric({ namespace: 'AWS/ApplicationELB', metricName: 'HealthyHostCount' });
  const alarm = new Alarm(stack, 'Unhealthy', { metric, threshold: 1, evaluationPeriods: 3, treatMissingData: TreatMissingData.IGNORE });
  alarm.addAlarmAction({ bind: () => ({ alarmActionArn: topic.topicArn }) });
  const pilotLight = new AutoScalingGroup(stack, 'PilotLight', {
    vpc,
    instanceType: LARGE,
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
  });
  const failover = { ...common, recordName: 'portal', primary: target, secondary: target, unhealthyAlarm: alarm, pilotLight };
  new outposts.OutpostFailover(stack, 'Failover', failover);
}

function database(stack: Stack): CfnDBInstance {
  return new CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.m5.large', engine: 'mysql', allocatedStorage: '20' });
}

function compute({ stack, vpc, outpost, subnet, key }: Plant): void {
  new outposts.CapacityTask(stack, 'CapacityTask', { outpost, assetId: '1111111110', slots: { 'm5.xlarge': 8 } });
  const source = ec2.MachineImage.genericLinux({ [stack.region]: 'ami-0a1b2c3d4e5f60718' });
  new outposts.OutpostImageCopy(stack, 'ImageCopy', { source, outpost, encryptionKey: key });
  const instance = new ec2.CfnInstance(stack, 'Instance', { imageId: 'ami-0a1b2c3d4e5f60718', subnetId: subnet.subnetId });
  new outposts.OutpostInstanceImage(stack, 'InstanceImage', { instance });
  const cluster = new outposts.EksLocalCluster(stack, 'Cluster', {
    vpc,
    subnets: [subnet],
    version: KubernetesVersion.V1_32,
    controlPlaneInstanceType: LARGE,
  });
  const endpoints = { vpc, endpointSubnets: { subnets: vpc.isolatedSubnets }, outpostSubnets: [subnet] };
  new outposts.EksLocalClusterEndpoints(stack, 'Endpoints', endpoints);
  new outposts.EksSelfManagedNodes(stack, 'Nodes', { cluster, subnets: [subnet], instanceType: LARGE, minCapacity: 3 });
  new outposts.OutpostReplicationGroup(stack, 'Cache', {
    vpc,
    subnets: [subnet],
    instanceType: LARGE,
    encryptionKey: key,
    parameterGroup: new CfnParameterGroup(stack, 'Parameters', { cacheParameterGroupFamily: 'valkey8', description: 'Plant' }),
    userGroup: new CfnUserGroup(stack, 'Users', { engine: 'valkey', userGroupId: 'plant', userIds: ['plant'] }),
  });
  new outposts.OutpostRecovery(stack, 'Recovery', { vpc, stagingSubnet: subnet, replicationServerType: LARGE, encryptionKey: key });
}

function storage({ stack, vpc, outpost, subnet }: Plant): void {
  new outposts.S3OutpostsEndpoint(stack, 'Endpoint', { vpc, subnet });
  const [source, destination] = ['recordings', 'copies'].map((bucketName) => {
    const bucket = new outposts.S3OutpostsBucket(stack, bucketName, { outpost, bucketName, versioned: true });
    return new outposts.S3OutpostsAccessPoint(bucket, 'AccessPoint', { bucket, vpc });
  });
  new outposts.S3OutpostsBucketReplication(stack, 'Replication', { source, rules: [{ destination }] });
  new outposts.S3OutpostsDataTrail(stack, 'Trail', {});
}

function backup({ stack, vpc, outpost, subnet, topic, key }: Plant): void {
  const agent = new outposts.DataSyncAgent(stack, 'Agent', { vpc, subnet, instanceType: new ec2.InstanceType('m5.2xlarge') });
  const replicationDestination = new Bucket(stack, 'SecondRegion', { versioned: true, encryptionKey: key });
  const destination = new outposts.patterns.BackupBucket(stack, 'Copies', { replicationDestination }).bucket;
  const bucket = new outposts.S3OutpostsBucket(stack, 'Recordings', { outpost, bucketName: 'recordings' });
  const accessPoint = new outposts.S3OutpostsAccessPoint(bucket, 'AccessPoint', { bucket, vpc });
  const common = { destination, agents: [agent], reportBucket: destination };
  const link = new outposts.BackupLink(stack, 'Link', { ...common, source: outposts.BackupSource.s3Outposts(accessPoint) });
  link.addRestore('Restore', { topic });
  const [start, end] = ['6', '22'].map((hour) => ScheduleExpression.cron({ hour, minute: '0' }));
  link.addBandwidthWindow('Day', { bandwidthLimitMbps: 50, start, end });
  const server = { serverHostname: '192.168.0.7', subdirectory: '/export' };
  const password = new Secret(stack, 'Password', { encryptionKey: key });
  const shares = outposts.BackupSource.smb({ ...server, user: 'backup', password });
  new outposts.BackupLink(stack, 'SharesLink', { ...common, source: shares });
  new outposts.BackupLink(stack, 'FilesLink', { ...common, source: outposts.BackupSource.nfs(server) });
  new outposts.ReconnectSync(stack, 'Sync', { outpost, backups: [link], topic });
  const location = outposts.SnapshotLocation.OUTPOST;
  const resourceType = outposts.SnapshotResourceType.INSTANCE;
  new outposts.OutpostSnapshotPolicy(stack, 'Snapshots', { location, resourceType, encryptionKeys: [key] });
}

/** What is in the Region, beside an Outpost. */
function region({ stack, vpc, outpost, subnet }: Plant): void {
  const device = new outposts.GreengrassCoreDevice(stack, 'Core', { vpc, subnet, instanceType: LARGE });
  const pipeline = new outposts.patterns.SensorPipeline(stack, 'Readings', {
    columns: [{ name: 'pressure', type: outposts.patterns.SensorColumnType.DOUBLE }],
    partitionStart: '2026-11-23',
  });
  const { tokenExchangeRole } = device;
  const relay = { stream: pipeline.stream, topic: 'readings', bufferSize: Size.gibibytes(10), tokenExchangeRole };
  new outposts.patterns.SensorRelay(stack, 'Relay', relay);
  new outposts.ResidencyConfigRules(stack, 'ConfigRules', { outposts: [outpost], subnets: [subnet] });
  const subnetIds = [subnet.subnetId];
  new outposts.ResidencyGuardrails(stack, 'Guardrails', { targetIds: ['ou-ab12-cdef3456'], outposts: [outpost], subnetIds });
}
