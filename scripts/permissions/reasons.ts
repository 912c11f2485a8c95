import type { CreatedRole, RoleStatement } from './roles';

/** What a role is for, by its construct and its path in the construct. */
export const PURPOSES: { readonly [role: string]: string } = {
  'CoipPool Custom::OutpostsCoipPool': 'creates the pool and its CIDR blocks, and deletes them',
  'CoipAddress Custom::OutpostsCustomerOwnedIp': 'allocates the address, and releases it',
  'CoipAutoAssign Custom::OutpostsSubnetCoip': 'sets the attribute of the subnet',
  'CoipLoadBalancer Custom::OutpostsLoadBalancer': 'creates the load balancer, updates and deletes it',
  'DbInstanceCoip Custom::OutpostsDbInstanceCoip': 'sets the customer-owned IP address of the DB instance',
  'CapacityTask Custom::OutpostsCapacityTask': 'starts the capacity task, tracks it and cancels it',
  'OutpostImageCopy, OutpostInstanceImage Custom::OutpostsImage': 'creates the AMI, and deregisters it with its snapshots',
  'EksLocalCluster Role': 'runs the control plane instances',
  'EksSelfManagedNodes Role': 'runs the nodes',
  'OutpostReplicationGroup Custom::OutpostsReplicationGroup': 'creates the replication group, updates and deletes it',
  'S3OutpostsBucket Custom::OutpostsBucketVersioning': 'enables versioning of the bucket, and suspends it',
  'S3OutpostsBucketReplication Role': 'S3 on Outposts copies objects from one bucket to the other',
  'S3OutpostsBucketReplication Custom::S3OutpostsBucketReplication': 'sets the replication configuration of the bucket',
  'DataSyncAgent ActivationKey/ServiceRole': 'requests the activation key from the agent, in the VPC',
  'DataSyncAgent Custom::OutpostsDataSyncAgent': 'activates the agent, renames and deletes it',
  'BackupBucket Bucket/ReplicationRole': 'Amazon S3 copies object versions to the second bucket',
  'BackupLink SourceRole': 'DataSync reads the source',
  'BackupLink DestinationRole': 'DataSync writes to the bucket in the Region',
  'BackupLink ReportRole': 'DataSync writes reports of its task executions',
  'BackupLink RestoreRole': 'DataSync writes to the S3 on Outposts bucket during a restore',
  'BackupLink Restore/StateMachine/Role': 'runs a restore',
  'BackupLink Bandwidth/SetLimit/Role': 'sets the bandwidth limit at the start and the end of a window',
  'BackupLink SchedulerRoleForTarget': 'Amazon EventBridge Scheduler starts that state machine',
  'BackupLink Custom::OutpostsDataSyncLocation': 'creates the location of an S3 on Outposts bucket, and deletes it',
  'ReconnectSync CatchUp/Role': 'runs the backups after a reconnection',
  'ReconnectSync CatchUp/EventsRole': 'Amazon EventBridge starts that state machine',
  'ReconnectSync GoodCopy/Role': 'records the recovery point of a task execution',
  'ReconnectSync GoodCopy/EventsRole': 'Amazon EventBridge starts that state machine',
  'ReconnectSync Age/Measure/Role': 'publishes the age of the last recovery points',
  'ReconnectSync Age/Measure/EventsRole': 'Amazon EventBridge starts that state machine',
  'OutpostSnapshotPolicy Role': 'Amazon Data Lifecycle Manager creates snapshots, and deletes old ones',
  'GreengrassCoreDevice TokenExchangeRole': 'components on the core device call AWS, as far as you grant it',
  'GreengrassCoreDevice Instance/InstanceRole': 'the instance registers itself as a core device',
  'SensorPipeline DeliveryRole': 'Amazon Data Firehose reads the stream and writes to the bucket',
};

/** Why a statement has a wildcard in its resources, other than the whole of one resource of the stack. */
export const REASONS: readonly { readonly role: RegExp; readonly actions: RegExp; readonly why: string }[] = [
  {
    role: /./,
    actions: /^logs:(Create|Get|Update|Delete|List)LogDelivery|^xray:/,
    why: 'The actions support no resources. Step Functions needs them to write logs and traces.',
  },
  {
    role: /^ReconnectSync /,
    actions: /^cloudwatch:PutMetricData$/,
    why: 'The action supports no resources. The condition allows one namespace.',
  },
  {
    role: /^ReconnectSync CatchUp/,
    actions: /^cloudwatch:DescribeAlarms$/,
    why: 'A request for the alarms with a name requires the permission for all alarms.',
  },
  {
    role: /^CoipPool /,
    actions: /^ec2:CreateCoipPool$/,
    why: 'A later template can name another local gateway route table. Requests for other pools need the tag of the stack.',
  },
  {
    role: /^Coip(Pool|LoadBalancer) /,
    actions: /^ec2:GetCoipPoolUsage$/,
    why: 'Reads which addresses are in use. The handler sends no changes.',
  },
  {
    role: /Custom::OutpostsImage/,
    actions: /^ec2:(CopyImage|CreateImage)$/,
    why: 'The actions also apply to the source, which the stack does not own: an AMI, an instance and its snapshots.',
  },
  {
    role: /Custom::OutpostsImage/,
    actions: /^ec2:CreateTags$/,
    why: 'The condition allows tags in the request that creates the AMI.',
  },
  {
    role: /Custom::OutpostsImage/,
    actions: /^kms:/,
    why: 'The keys of the sources are not in the template. The condition allows requests of Amazon EC2, and key policies decide.',
  },
  {
    role: /Custom::Outposts(CoipPool|CustomerOwnedIp|LoadBalancer)/,
    actions: /^(ec2:CreateTags|elasticloadbalancing:AddTags)$/,
    why: 'The condition allows tags in the request that creates the resource.',
  },
  {
    role: /Custom::OutpostsReplicationGroup/,
    actions: /^elasticache:(DescribeReplicationGroups|ListTagsForResource)$/,
    why: 'ElastiCache has no tag filters, so the handler reads all groups and their names.',
  },
  {
    role: /Custom::OutpostsReplicationGroup/,
    actions: /^elasticache:(Create|Modify)ReplicationGroup$/,
    why: 'The request names other resources, which have no condition keys. The replication group itself needs the tag of the stack.',
  },
  {
    role: /Custom::(OutpostsBucketVersioning|S3OutpostsBucketReplication)/,
    actions: /^s3-outposts:/,
    why: 'If a later template names another bucket, the handler still resets the old one.',
  },
  {
    role: /Custom::OutpostsDataSync/,
    actions: /^datasync:(Describe|ListTags)/,
    why: 'The handler finds what it created by the tags, which DataSync returns for each resource.',
  },
  {
    role: /^OutpostSnapshotPolicy /,
    actions: /^ec2:(CreateSnapshot|CreateSnapshots|CreateTags)$/,
    why: 'As in the AWS managed policy AWSDataLifecycleManagerServiceRole. The policy targets resources with its own tag.',
  },
  {
    role: /^OutpostSnapshotPolicy /,
    actions: /^ec2:DeleteSnapshot$/,
    why: 'The condition allows snapshots that Amazon Data Lifecycle Manager created.',
  },
  {
    role: /^GreengrassCoreDevice Instance/,
    actions: /^iot:Attach/,
    why: 'The instance creates its certificate, whose ID is unknown before.',
  },
];

/** Tag conditions, and what they mean. */
const TAGGED: readonly (readonly [RegExp, string])[] = [
  [/ aws:RequestTag\/cdk-outposts:stack-id /, 'Only with the tag of the stack.'],
  [/ aws:ResourceTag\/cdk-outposts:[a-z-]+ /, 'Only what has the tag of the stack or the policy.'],
];

export function nameOf({ constructs, id }: CreatedRole): string {
  return `${constructs.join(', ')} ${id}`;
}

/** Whether a resource is unknown, or is more than one resource and its content. */
export function isWide(resource: string): boolean {
  return resource.replace(/^<[^>]*>\/([\w-]+\/)?\*$|:log-group:<[^>]*>:\*$|^<[^>]*>:\*$/, '').includes('*');
}

/**
 * Why a statement allows what it allows. `undefined` if it has a wildcard without a reason.
 *
 * @param supportsResources whether an action supports resource types, as AWS's Service Authorization Reference describes it
 */
export function whyOf(role: CreatedRole, statement: RoleStatement, supportsResources: (action: string) => boolean): string | undefined {
  if (!statement.resources.some(isWide)) return 'Resources of the stack only.';
  const tagged = TAGGED.find(([condition]) => statement.conditions.some((each) => condition.test(each)));
  if (tagged) return tagged[1];
  const found = REASONS.find(
    (reason) => reason.role.test(nameOf(role)) && statement.actions.every((action) => reason.actions.test(action)),
  );
  if (found) return found.why;
  return statement.actions.some(supportsResources) ? undefined : 'The actions support no resources.';
}
