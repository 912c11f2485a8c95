// Checks the assembly of the last build against the design guidelines of the AWS Construct Library.
// awslint is called as a library: its command stops with "chalk.red is not a function".
import { createRequire } from 'node:module';

/** What awslint finds in our API, and why it stays. */
const ACCEPTED = {
  'construct-ctor:cdk-outposts.LocalGateway': 'AWS makes the local gateway: it can only be imported',
  'interface-extends-ref:cdk-outposts.ILocalGateway': 'CloudFormation has no such type, so that aws-cdk-lib has no ILocalGatewayRef',
  'prefer-ref-interface:cdk-outposts.LocalGatewayRouteTableProps.localGateway': 'aws-cdk-lib has no ILocalGatewayRef',
  'prefer-ref-interface:cdk-outposts.LocalGatewayVirtualInterfaceGroupProps.localGateway': 'aws-cdk-lib has no ILocalGatewayRef',
  'interface-extends-ref:cdk-outposts.ICoipPool': 'CloudFormation has no such type, so that aws-cdk-lib has no ICoipPoolRef',
  'interface-extends-ref:cdk-outposts.ICoipAddress': 'CloudFormation has no such type',
  'prefer-ref-interface:cdk-outposts.CoipAutoAssignProps.coipPool': 'aws-cdk-lib has no ICoipPoolRef',
  'prefer-ref-interface:cdk-outposts.CoipLoadBalancerProps.coipPool': 'aws-cdk-lib has no ICoipPoolRef',
  'prefer-ref-interface:cdk-outposts.CoipAddressProps.coipPool': 'aws-cdk-lib has no ICoipPoolRef',
  'prefer-ref-interface:cdk-outposts.GreengrassCoreDeviceProps.subnet': 'Instance of aws-cdk-lib takes ISubnet',
  'prefer-ref-interface:cdk-outposts.GreengrassCoreDeviceProps.vpc': 'Instance of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.OutpostReplicationGroupProps.subnets': 'their Outpost is read',
  'prefer-ref-interface:cdk-outposts.OutpostReplicationGroupProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.S3OutpostsBucketReplicationProps.role': 'it is granted what the rules need',
  'prefer-ref-interface:cdk-outposts.S3OutpostsBucketReplicationProps.source': 'aws-cdk-lib has no IOutpostsAccessPointRef with a bucket',
  'prefer-ref-interface:cdk-outposts.S3OutpostsBucketReplicationRule.destination':
    'aws-cdk-lib has no IOutpostsAccessPointRef with a bucket',
  'prefer-ref-interface:cdk-outposts.BackupLinkProps.reportBucket': 'it is granted to',
  'prefer-ref-interface:cdk-outposts.patterns.BackupBucketProps.replicationDestination':
    'Bucket of aws-cdk-lib takes IBucket as a destination',
  'prefer-ref-interface:cdk-outposts.S3OutpostsDataTrailProps.encryptionKey': 'Trail of aws-cdk-lib takes IKey',
  'prefer-ref-interface:cdk-outposts.S3OutpostsDataTrailProps.logBucket': 'Trail of aws-cdk-lib takes IBucket',
  'prefer-ref-interface:cdk-outposts.OutpostFailoverProps.pilotLight': 'aws-cdk-lib gives its name by IAutoScalingGroup',
  'prefer-ref-interface:cdk-outposts.OutpostFailoverProps.zone': 'ARecord of aws-cdk-lib takes IHostedZone',
  'prefer-ref-interface:cdk-outposts.patterns.TrafficShiftProps.listener': 'it gets an action',
  'prefer-ref-interface:cdk-outposts.patterns.TrafficShiftProps.zone': 'ARecord of aws-cdk-lib takes IHostedZone',
  'prefer-ref-interface:cdk-outposts.S3OutpostsEndpointProps.coipPool': 'aws-cdk-lib has no ICoipPoolRef',
  'prefer-ref-interface:cdk-outposts.LocalGatewaySubnetRouteOptions.subnet': 'its route table is read',
  'prefer-ref-interface:cdk-outposts.LocalGatewaySubnetRouteOptions.routeTable': 'the VPC is associated by its method',
  'prefer-ref-interface:cdk-outposts.OutpostResourceShareProps.coipPools': 'aws-cdk-lib has no ICoipPoolRef',
  'prefer-ref-interface:cdk-outposts.CoipLoadBalancerProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'from-method:cdk-outposts.OutpostResolverEndpoint': 'nothing takes an endpoint',
  'prefer-ref-interface:cdk-outposts.OutpostResolverEndpointProps.subnet': 'its Outpost is read',
  'prefer-ref-interface:cdk-outposts.OutpostResolverEndpointProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.OutpostResolverEndpointProps.securityGroup': 'Connections of aws-cdk-lib takes ISecurityGroup',
  'ref-via-interface:cdk-outposts.OutpostSubnet.addOutpostSubnetRoute.other': 'it gets a route as well, which what is imported cannot',
  'prefer-ref-interface:cdk-outposts.AddOutpostSubnetRouteOptions.routeTable': 'the VPC is associated by its method',
  'prefer-ref-interface:cdk-outposts.AddOutpostSubnetRouteOptions.otherRouteTable': 'the VPC is associated by its method',
  'prefer-ref-interface:cdk-outposts.ServiceLinkVpcProps.outpost': 'its zone and its ID are read',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterAttributes.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterProps.subnets': 'their Outpost is read',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterProps.securityGroup': 'Connections of aws-cdk-lib takes ISecurityGroup',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterEndpointsProps.vpc': 'InterfaceVpcEndpoint of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.EksLocalClusterEndpointsProps.outpostSubnets': 'their Outpost is read',
  'prefer-ref-interface:cdk-outposts.EksSelfManagedNodesProps.cluster': 'its endpoint, certificate and VPC are read',
  'prefer-ref-interface:cdk-outposts.EksSelfManagedNodesProps.subnets': 'AutoScalingGroup of aws-cdk-lib takes ISubnet',
  'prefer-ref-interface:cdk-outposts.OutpostDashboardProps.outpost': 'what it was declared to be is read',
  'prefer-ref-interface:cdk-outposts.OutpostDashboardProps.alarms': 'AlarmStatusWidget of aws-cdk-lib takes IAlarm',
  'props-physical-name:cdk-outposts.LocalGatewayVirtualInterfaceGroupProps': 'a group has no name but a tag',
  'props-physical-name:cdk-outposts.OutpostSubnetProps': 'a subnet has no name but a tag',
  'props-physical-name:cdk-outposts.LocalGatewayRouteTableProps': 'a route table has no name but a tag',
  'props-physical-name:cdk-outposts.S3OutpostsEndpointProps': 'an endpoint has no name',
  'from-method:cdk-outposts.S3OutpostsBucket': 'it is there, and named after the resource: fromBucketArn',
  'from-method:cdk-outposts.OutpostResourceShare': 'it is there, and named after the resource: fromResourceShareArn',
  'from-method:cdk-outposts.S3OutpostsEndpoint': 'nothing takes an endpoint',
  'prefer-ref-interface:cdk-outposts.OutpostSubnetProps.outpost': 'its zone and its local gateway are read',
  'prefer-ref-interface:cdk-outposts.OutpostSubnetAttributes.outpost': 'its zone and its local gateway are read',
  'prefer-ref-interface:cdk-outposts.IOutpostSubnet.associateNetworkAcl.acl': 'ISubnet of aws-cdk-lib has it so',
  'prefer-ref-interface:cdk-outposts.S3OutpostsBucketProps.outpost': 'its ID is read, and IOutpostRef has the ARN only',
  'prefer-ref-interface:cdk-outposts.AddLocalGatewayRouteOptions.routeTable': 'the VPC is associated by its method',
  'prefer-ref-interface:cdk-outposts.S3OutpostsAccessPointProps.bucket': 'the access point gives it back as IS3OutpostsBucket',
  'prefer-ref-interface:cdk-outposts.S3OutpostsAccessPointAttributes.bucket': 'the access point gives it back as IS3OutpostsBucket',
  'prefer-ref-interface:cdk-outposts.S3OutpostsEndpointProps.subnet': 'its Outpost is read',
  'prefer-ref-interface:cdk-outposts.S3OutpostsEndpointProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.S3OutpostsEndpointProps.securityGroup': 'Connections of aws-cdk-lib takes ISecurityGroup',
  'prefer-ref-interface:cdk-outposts.patterns.BackupBucketProps.encryptionKey': 'Bucket of aws-cdk-lib takes IKey',
  'prefer-ref-interface:cdk-outposts.patterns.BackupBucketProps.serverAccessLogsBucket': 'Bucket of aws-cdk-lib takes IBucket',
  'prefer-ref-interface:cdk-outposts.patterns.SensorPipelineProps.encryptionKey': 'Stream and BackupBucket take IKey',
  'prefer-ref-interface:cdk-outposts.patterns.SensorPipelineProps.serverAccessLogsBucket': 'BackupBucket takes IBucket',
  'prefer-ref-interface:cdk-outposts.patterns.SensorRelayProps.stream': 'IStream grants the right to write',

  'prefer-ref-interface:cdk-outposts.DataSyncAgentProps.subnet': 'the way out of it is waited for',
  'prefer-ref-interface:cdk-outposts.DataSyncAgentProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.DataSyncVpcEndpoint.vpcEndpoint': 'its connections let the agent in',
  'prefer-ref-interface:cdk-outposts.RestoreOptions.topic': 'SnsTopic of aws-cdk-lib takes ITopic',
  'prefer-ref-interface:cdk-outposts.BackupLinkProps.destination': 'its own method grants the use of its key as well',
  'prefer-ref-interface:cdk-outposts.OutpostRecoveryProps.stagingSubnet': 'its Outpost is read',
  'prefer-ref-interface:cdk-outposts.OutpostRecoveryProps.vpc': 'SecurityGroup of aws-cdk-lib takes IVpc',
  'prefer-ref-interface:cdk-outposts.ReconnectSyncProps.topic': 'SnsAction of aws-cdk-lib takes ITopic',
};

/** Classes that extend Resource and have no CloudFormation type, at which awslint would stop. */
const NOT_IN_CLOUDFORMATION = new Set([
  'cdk-outposts.LocalGateway',
  // A DataSync task with its locations.
  'cdk-outposts.BackupLink',
  // Custom resources.
  'cdk-outposts.CapacityTask',
  'cdk-outposts.CoipAutoAssign',
  'cdk-outposts.CoipLoadBalancer',
  'cdk-outposts.CoipPool',
  'cdk-outposts.CoipAddress',
  'cdk-outposts.DataSyncAgent',
  'cdk-outposts.DbInstanceCoip',
  'cdk-outposts.OutpostImageCopy',
  'cdk-outposts.OutpostInstanceImage',
  'cdk-outposts.OutpostReplicationGroup',
  'cdk-outposts.S3OutpostsBucketReplication',
]);

const root = new URL('..', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const { ALL_RULES_LINTER, DiagnosticLevel } = require('awslint/lib');
const { CoreTypes } = require('awslint/lib/rules/core-types');
const { TypeSystem } = createRequire(require.resolve('awslint/lib'))('jsii-reflect');

const { isResourceClass } = CoreTypes;
CoreTypes.isResourceClass = (type) => !NOT_IN_CLOUDFORMATION.has(type.fqn) && isResourceClass.call(CoreTypes, type);

const system = new TypeSystem();
await system.load(root, { validate: false, supportedFeatures: ['intersection-types', 'class-covariant-overrides'] });
const problems = ALL_RULES_LINTER.eval(system.findAssembly('cdk-outposts'), {})
  .filter(({ level }) => level === DiagnosticLevel.Error || level === DiagnosticLevel.Warning)
  .filter(({ scope }) => /^cdk-outposts\b/.test(scope)) // it looks at types of aws-cdk-lib, too
  .map(({ rule, scope, message }) => ({ key: `${rule.code}:${scope}`, message }));

const found = new Set(problems.map(({ key }) => key));
const unexplained = problems.filter(({ key }) => !(key in ACCEPTED));
const stale = Object.keys(ACCEPTED).filter((key) => !found.has(key));
for (const { key, message } of unexplained) console.error(`${key}\n  ${message}`);
for (const key of stale) console.error(`${key}\n  is accepted in scripts/awslint.mjs, and is found no longer`);
console.log(`awslint: ${found.size - unexplained.length} accepted with a reason, ${unexplained.length} unexplained, ${stale.length} stale`);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;
