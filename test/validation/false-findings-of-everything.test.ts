import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as dlm from 'aws-cdk-lib/aws-dlm';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as outposts from 'aws-cdk-lib/aws-outposts';
import * as ram from 'aws-cdk-lib/aws-ram';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as resolver from 'aws-cdk-lib/aws-route53resolver';
import * as s3outposts from 'aws-cdk-lib/aws-s3outposts';
import { OutpostsValidation } from '../../lib';
import { ENV, LOCAL_GATEWAY_ID, OUTPOST_ARN, OUTPOST_ID } from '../plant';
import { reportOf } from './report';

const AVAILABILITY_ZONE = 'us-west-2a';
const ON_OUTPOST = { availabilityZone: AVAILABILITY_ZONE, outpostArn: OUTPOST_ARN };
const ROLE = 'arn:aws:iam::111122223333:role/plant';
const LAG = 'op-lag-0a1b2c3d4e5f60718';

/** One of each that can be on an Outpost, as plain resources, so that nothing of ours decides how they look. */
function addEverything(stack: Stack): void {
  const site = new outposts.CfnSite(stack, 'Site', { name: 'plant' });
  new outposts.CfnOutpost(stack, 'Outpost', { siteId: site.attrSiteId, name: 'plant', availabilityZone: AVAILABILITY_ZONE });
  new ram.CfnResourceShare(stack, 'Share', { name: 'plant', resourceArns: [OUTPOST_ARN], allowExternalPrincipals: false });
  const vpcId = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' }).ref;
  const subnetId = new ec2.CfnSubnet(stack, 'Subnet', { vpcId, cidrBlock: '10.0.1.0/24', ...ON_OUTPOST }).ref;
  const group = new ec2.CfnSecurityGroup(stack, 'SecurityGroup', { groupDescription: 'plant', vpcId }).attrGroupId;
  addNetwork(stack, vpcId, subnetId, group);
  addCompute(stack, subnetId);
  addData(stack, vpcId, subnetId, group);
  const balancer = { type: 'application', scheme: 'internal', securityGroups: [group] };
  new elbv2.CfnLoadBalancer(stack, 'LoadBalancer', { ...balancer, subnets: [subnetId] });
  new elbv2.CfnLoadBalancer(stack, 'MappedLoadBalancer', { ...balancer, subnetMappings: [{ subnetId }] });
}

function addNetwork(stack: Stack, vpcId: string, subnetId: string, securityGroupId: string): void {
  const localGatewayId = LOCAL_GATEWAY_ID;
  const localGatewayRouteTableId = new ec2.CfnLocalGatewayRouteTable(stack, 'GatewayTable', { localGatewayId, mode: 'coip' }).ref;
  const association = new ec2.CfnLocalGatewayRouteTableVPCAssociation(stack, 'GatewayVpc', { localGatewayRouteTableId, vpcId });
  const vifGroup = new ec2.CfnLocalGatewayVirtualInterfaceGroup(stack, 'VifGroup', { localGatewayId, localBgpAsnExtended: 4200000000 });
  const localGatewayVirtualInterfaceGroupId = vifGroup.ref;
  new ec2.CfnLocalGatewayVirtualInterface(stack, 'Vif', {
    localGatewayVirtualInterfaceGroupId,
    outpostLagId: LAG,
    vlan: 101,
    localAddress: '10.9.0.1/30',
    peerAddress: '10.9.0.2/30',
    peerBgpAsn: 65100,
  });
  const uplinks = { localGatewayRouteTableId, localGatewayVirtualInterfaceGroupId };
  new ec2.CfnLocalGatewayRouteTableVirtualInterfaceGroupAssociation(stack, 'Uplinks', uplinks);
  new ec2.CfnLocalGatewayRoute(stack, 'GatewayRoute', { ...uplinks, destinationCidrBlock: '192.168.0.0/16' });
  const routeTableId = new ec2.CfnRouteTable(stack, 'RouteTable', { vpcId }).ref;
  new ec2.CfnSubnetRouteTableAssociation(stack, 'RouteTableAssociation', { subnetId, routeTableId });
  const route = new ec2.CfnRoute(stack, 'Route', { routeTableId, destinationCidrBlock: '192.168.0.0/16', localGatewayId });
  route.addResourceDependency(association);
  const onOutpost = { outpostArn: OUTPOST_ARN, preferredInstanceType: 'm5.large' };
  new resolver.CfnOutpostResolver(stack, 'Resolver', { name: 'plant', instanceCount: 4, ...onOutpost });
  const addresses = { ipAddresses: [{ subnetId }, { subnetId }], securityGroupIds: [securityGroupId] };
  new resolver.CfnResolverEndpoint(stack, 'Inbound', { direction: 'INBOUND', ...addresses, ...onOutpost });
}

function addCompute(stack: Stack, subnetId: string): void {
  const imageId = '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}';
  const host = new ec2.CfnHost(stack, 'Host', { ...ON_OUTPOST, assetId: '1234567890', instanceFamily: 'm5' });
  new ec2.CfnInstance(stack, 'Instance', { imageId, subnetId, instanceType: 'm5.large', hostId: host.ref });
  new ec2.CfnInstance(stack, 'BareMetal', { imageId, subnetId, instanceType: 'bmn-sf2e.metal-16xl' });
  const { availabilityZone, outpostArn: outPostArn } = ON_OUTPOST;
  const reserved = { instanceType: 'm5.large', instancePlatform: 'Linux/UNIX', instanceCount: 2, availabilityZone, outPostArn };
  new ec2.CfnCapacityReservation(stack, 'Reservation', reserved);
  const placement = { groupName: new ec2.CfnPlacementGroup(stack, 'Spread', { strategy: 'spread', spreadLevel: 'host' }).ref };
  const launchTemplateData = { imageId, instanceType: 'c7i.large', placement };
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData });
  const launchTemplate = { launchTemplateId: template.ref, version: template.attrLatestVersionNumber };
  new autoscaling.CfnAutoScalingGroup(stack, 'Group', { minSize: '1', maxSize: '2', vpcZoneIdentifier: [subnetId], launchTemplate });
  const control = { outpostArns: [OUTPOST_ARN], controlPlaneInstanceType: 'm5.large', etcdInstanceType: 'm5.large' };
  const resourcesVpcConfig = { subnetIds: [subnetId], endpointPrivateAccess: true, endpointPublicAccess: false };
  new eks.CfnCluster(stack, 'EksLocalCluster', { roleArn: ROLE, resourcesVpcConfig, outpostConfig: control });
}

function addData(stack: Stack, vpcId: string, subnetId: string, securityGroupId: string): void {
  new ec2.CfnVolume(stack, 'Volume', { ...ON_OUTPOST, size: 100, volumeType: 'gp2', encrypted: true });
  const schedules = [
    { name: 'daily', createRule: { interval: 12, intervalUnit: 'HOURS', location: 'OUTPOST_LOCAL' }, retainRule: { count: 7 } },
  ];
  const targets = { resourceTypes: ['VOLUME'], resourceLocations: ['OUTPOST'], targetTags: [{ key: 'backup', value: 'local' }] };
  const policy = { description: 'local snapshots', state: 'ENABLED', executionRoleArn: ROLE };
  new dlm.CfnLifecyclePolicy(stack, 'Snapshots', { ...policy, policyDetails: { ...targets, schedules } });

  const bucket = new s3outposts.CfnBucket(stack, 'Bucket', { bucketName: 'documents', outpostId: OUTPOST_ID });
  new s3outposts.CfnAccessPoint(stack, 'AccessPoint', { bucket: bucket.attrArn, name: 'documents', vpcConfiguration: { vpcId } });
  const endpoint = { outpostId: OUTPOST_ID, securityGroupId, subnetId };
  const pool = { accessType: 'CustomerOwnedIp', customerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' };
  new s3outposts.CfnEndpoint(stack, 'Endpoint', { ...endpoint, ...pool });

  const subnets = new rds.CfnDBSubnetGroup(stack, 'DbSubnets', { dbSubnetGroupDescription: 'one subnet', subnetIds: [subnetId] });
  const storage = { allocatedStorage: '100', storageType: 'gp2', storageEncrypted: true, dbSubnetGroupName: subnets.ref };
  const login = { masterUsername: 'operator', manageMasterUserPassword: true, publiclyAccessible: false };
  for (const [backupTarget, engine] of [
    ['outposts', 'postgres'],
    ['region', 'mysql'],
  ]) {
    new rds.CfnDBInstance(stack, `Db${engine}`, { ...storage, ...login, dbInstanceClass: 'db.m5.large', engine, backupTarget });
  }
  const cacheSubnets = new elasticache.CfnSubnetGroup(stack, 'CacheSubnets', { description: 'one subnet', subnetIds: [subnetId] });
  const cache = { cacheNodeType: 'cache.m5.large', engine: 'memcached', numCacheNodes: 1, cacheSubnetGroupName: cacheSubnets.ref };
  new elasticache.CfnCacheCluster(stack, 'Cache', cache);
}

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Everything', { env: ENV });
OutpostsValidation.register(stack);
addEverything(stack);
process.env.CDK_VALIDATION = 'true';
const { report } = reportOf(app);
process.env.CDK_VALIDATION = 'false';

test('AWS’s own validator refuses nothing that is on an Outpost', () => {
  const aws = report.pluginReports.find(({ pluginName }) => pluginName === 'CloudFormation Validate');
  expect(aws?.suppressedViolations?.length).toBeGreaterThan(0);
  expect(aws?.violations.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('cfn-lint refuses nothing that is on an Outpost', () => {
  const refused = refusedByCfnLint(path.join(app.outdir, 'Everything.template.json'));
  if (refused === undefined) {
    const needed = `cfn-lint ${CFN_LINT} or later (pip install -r .ci/requirements.txt)`;
    if (process.env.CI === 'true') throw new Error(`the test needs ${needed}`);
    console.warn(`not linted: it takes ${needed}`);
    return;
  }
  expect(refused).toEqual([]);
});

/** Older ones do not know `AWS::Outposts::Site`. */
const [, CFN_LINT] = /^cfn-lint==(.*)$/m.exec(fs.readFileSync(path.join(__dirname, '../../.ci/requirements.txt'), 'utf8'))!;

/** Errors of cfn-lint; undefined where it is not installed, or is too old. */
function refusedByCfnLint(template: string): string[] | undefined {
  const args = ['--regions', ENV.region, '--format', 'json', '--non-zero-exit-code', 'none', '--template', template];
  try {
    const [version] = /\d+[.]\d+[.]\d+/.exec(execFileSync('cfn-lint', ['--version'], { encoding: 'utf8' })) ?? ['0'];
    if (version.localeCompare(CFN_LINT, undefined, { numeric: true }) < 0) return undefined;
    const found = JSON.parse(execFileSync('cfn-lint', args, { encoding: 'utf8' })) as {
      readonly Rule: { readonly Id: string };
      readonly Location: { readonly Path: readonly string[] };
    }[];
    return found.map(({ Rule, Location }) => `${Rule.Id} ${Location.Path[1]}`).filter((finding) => finding.startsWith('E'));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
