import { CfnWaitCondition, CfnWaitConditionHandle, RemovalPolicy, Stack, Tags, type App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  BackupLink,
  BackupSource,
  CapacityTask,
  CoipAddress,
  CoipAutoAssign,
  CoipLoadBalancer,
  CoipPool,
  DataSyncAgent,
  DbInstanceCoip,
  LocalGatewayRouteTable,
  Outpost,
  OutpostHardware,
  OutpostImageCopy,
  OutpostInstanceImage,
  OutpostReplicationGroup,
  OutpostSubnet,
  ReplicationGroupEngine,
  S3OutpostsAccessPoint,
  S3OutpostsBucket,
  S3OutpostsBucketReplication,
  type IOutpost,
} from '../../lib';

/** What a stack is deployed with. `changed` differs from `updated` without a replacement, and `replaced` with one. */
export type Variant = 'created' | 'updated' | 'changed' | 'replaced';

/** The account before the deployments, which the test server knows. */
export const ENV = { account: '111122223333', region: 'eu-west-3' };
export const OUTPOST_ARN = 'arn:aws:outposts:eu-west-3:111122223333:outpost/op-0a1a1a1a1a1a1a1a1';
export const ROUTE_TABLES = ['lgw-rtb-0c1c1c1c1c1c1c1c1', 'lgw-rtb-0c2c2c2c2c2c2c2c2'];
export const POOLS = ['ipv4pool-coip-08181818181818181', 'ipv4pool-coip-08282828282828282', 'ipv4pool-coip-08383838383838383'];
export const SUBNETS = ['subnet-08181818181818181', 'subnet-08282828282828282'];
export const DATABASES = ['orders', 'recipes'];
export const BUCKETS = ['recordings', 'documents'];
export const ASSETS = ['1010101001', '1010101002'];
export const SLOTS = {
  created: { 'm5.2xlarge': 8, 'm5.4xlarge': 2 },
  updated: { 'm5.2xlarge': 6, 'm5.4xlarge': 3 },
  changed: { 'm5.2xlarge': 2, 'm5.4xlarge': 5 },
  replaced: { 'm5.4xlarge': 6 },
};

/** One of several values, by the variant. */
const by = <T>(variant: Variant, values: { readonly [of in Variant]?: T } & { readonly created: T }): T =>
  values[variant] ?? values.created;

const pool = (scope: Construct, coipPoolId: string, id = 'ImportedPool') => CoipPool.fromCoipPoolId(scope, id, coipPoolId);
const vpcOf = (scope: Construct) =>
  new ec2.Vpc(scope, 'Vpc', { availabilityZones: ['eu-west-3a'], subnetConfiguration: [], restrictDefaultSecurityGroup: false });

/** What one stack holds, by the name of the stack: one custom resource each. */
export const STACKS: { readonly [name: string]: (stack: Stack, outpost: IOutpost, variant: Variant, agents: readonly string[]) => void } = {
  Pool(stack, _outpost, variant) {
    new CoipPool(stack, 'Pool', {
      localGatewayRouteTable: LocalGatewayRouteTable.fromLocalGatewayRouteTableId(
        stack,
        'Coip',
        by(variant, { created: ROUTE_TABLES[0], replaced: ROUTE_TABLES[1] }),
      ),
      cidrs: by(variant, {
        created: ['203.0.113.0/27'],
        updated: ['203.0.113.0/27', '203.0.113.32/27'],
        changed: ['203.0.113.64/27'],
        replaced: ['203.0.113.96/27'],
      }),
    });
  },

  Address(stack, _outpost, variant) {
    const coipPool = pool(stack, by(variant, { created: POOLS[1], replaced: POOLS[2] }));
    new CoipAddress(stack, 'Address', { coipPool });
  },

  AutoAssign(stack, _outpost, variant) {
    const subnet = ec2.Subnet.fromSubnetId(stack, 'Subnet', by(variant, { created: SUBNETS[0], replaced: SUBNETS[1] }));
    new CoipAutoAssign(stack, 'AutoAssign', {
      subnet,
      coipPool: pool(stack, by(variant, { created: POOLS[0], updated: POOLS[1], changed: POOLS[2], replaced: POOLS[2] })),
    });
  },

  Database(stack, _outpost, variant) {
    const databases = DATABASES.map(
      (dbInstanceIdentifier) =>
        new CfnDBInstance(stack, dbInstanceIdentifier, {
          dbInstanceIdentifier,
          dbInstanceClass: 'db.m5.large',
          engine: 'mysql',
          allocatedStorage: '20',
          masterUsername: 'admin',
          masterUserPassword: 'not-a-secret-of-anyone',
        }),
    );
    new DbInstanceCoip(stack, 'Coip', { dbInstance: by(variant, { created: databases[0], replaced: databases[1] }) });
  },

  ImageCopy(stack, outpost, variant) {
    const source = (ami: string) => ec2.MachineImage.genericLinux({ [ENV.region]: ami });
    new OutpostImageCopy(stack, 'Image', {
      outpost,
      source: source(by(variant, { created: 'ami-0a1a1a1a1a1a1a1a1', replaced: 'ami-0a2a2a2a2a2a2a2a2' })),
    });
  },

  InstanceImage(stack, _outpost, variant) {
    const instanceId = by(variant, { created: 'i-0a1a1a1a1a1a1a1a1', replaced: 'i-0a2a2a2a2a2a2a2a2' });
    new OutpostInstanceImage(stack, 'Image', {
      instance: { instanceRef: { instanceId }, node: stack.node, env: stack.env } as ec2.IInstanceRef,
    });
  },

  LoadBalancer(stack, _outpost, variant) {
    const vpc = vpcOf(stack);
    const balancer = new CoipLoadBalancer(stack, 'Balancer', {
      vpc,
      subnet: ec2.Subnet.fromSubnetId(stack, 'Subnet', SUBNETS[0]),
      coipPool: pool(stack, POOLS[0]),
      internetFacing: variant === 'replaced',
    });
    balancer.setAttribute('idle_timeout.timeout_seconds', by(variant, { created: '60', updated: '120', changed: '180', replaced: '240' }));
  },

  Cache(stack, outpost, variant) {
    const vpc = vpcOf(stack);
    const subnet = new OutpostSubnet(stack, 'Subnet', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
    new OutpostReplicationGroup(stack, 'Readings', {
      vpc,
      subnets: [subnet],
      instanceType: new ec2.InstanceType('m5.large'),
      engine: by(variant, { created: ReplicationGroupEngine.valkey(), replaced: ReplicationGroupEngine.redis() }),
      replicas: by(variant, { created: 1, updated: 2, changed: 0, replaced: 0 }),
    });
  },

  VersionedBucket(stack, outpost, variant) {
    new S3OutpostsBucket(stack, 'Bucket', {
      outpost,
      bucketName: by(variant, { created: BUCKETS[0], replaced: BUCKETS[1] }),
      versioned: variant !== 'updated',
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },

  Replication(stack, outpost, variant) {
    const vpc = vpcOf(stack);
    const [source, other, destination] = ['source', 'other', 'destination'].map((bucketName) => {
      const bucket = new S3OutpostsBucket(stack, bucketName, { outpost, bucketName });
      return new S3OutpostsAccessPoint(bucket, 'AccessPoint', { bucket, vpc, accessPointName: bucketName });
    });
    const prefix = by(variant, { created: undefined, updated: 'updated/', changed: 'changed/', replaced: 'replaced/' });
    new S3OutpostsBucketReplication(stack, 'Replication', {
      source: by(variant, { created: source, replaced: other }),
      rules: [{ destination, prefix }],
    });
  },

  Slots(stack, outpost, variant) {
    new CapacityTask(stack, 'Slots', {
      outpost,
      assetId: by(variant, { created: ASSETS[0], replaced: ASSETS[1] }),
      slots: SLOTS[variant],
    });
  },

  Agent(stack, outpost, variant, agents) {
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['eu-west-3a'],
      subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      restrictDefaultSecurityGroup: false,
    });
    const subnet = new OutpostSubnet(stack, 'Subnet', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
    // The name is the path of the construct.
    const agent = new DataSyncAgent(stack, 'Agent', { vpc, subnet, instanceType: new ec2.InstanceType('m5.2xlarge') });
    const instance = agent.node.findChild('Instance') as ec2.CfnInstance;
    const at = by(variant, { created: `i-0a1a1a1a1a1a1a1a1 at ${agents[0]}`, replaced: `i-0a2a2a2a2a2a2a2a2 at ${agents[1]}` });
    instance.addPropertyOverride('Tags', [{ Key: 'deployed', Value: at }]);
    const name = by(variant, { created: 'Plant/Agent', updated: 'Plant/Uplink', changed: 'Plant/Changed' });
    (agent.node.findChild('Agent').node.defaultChild as ec2.CfnInstance).addPropertyOverride('AgentName', name);
  },

  Location(stack, outpost, variant) {
    const vpc = vpcOf(stack);
    const bucketName = by(variant, { created: 'recordings', replaced: 'documents' });
    const bucket = new S3OutpostsBucket(stack, 'Bucket', { outpost, bucketName });
    const accessPoint = new S3OutpostsAccessPoint(bucket, 'AccessPoint', { bucket, vpc, accessPointName: bucketName });
    new BackupLink(stack, 'Link', {
      source: BackupSource.s3Outposts(accessPoint),
      destination: new Bucket(stack, 'Copies', { bucketName: 'copies-of-the-plant', removalPolicy: RemovalPolicy.DESTROY }),
      agents: [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', `arn:aws:datasync:eu-west-3:111122223333:agent/agent-0a1a1a1a1a1a1a1a1`)],
    });
  },
};

/** Adds the stacks to an App. `fails`: the last resource of each stack fails, so CloudFormation rolls it back. */
export function addStacks(app: App, variant: Variant, fails: boolean, agents: readonly string[]): void {
  for (const [name, fill] of Object.entries(STACKS)) {
    const stack = new Stack(app, name, { env: ENV });
    const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
      outpostArn: OUTPOST_ARN,
      availabilityZone: 'eu-west-3a',
      hardware: OutpostHardware.RACK_GENERATION_1,
    });
    fill(stack, outpost, variant, agents);
    Tags.of(stack).add('variant', variant, { includeResourceTypes: TAGGED });
    if (!fails) continue;
    // Nobody signals it.
    const handle = new CfnWaitConditionHandle(stack, `Handle-${variant}`);
    const condition = new CfnWaitCondition(stack, `Fails-${variant}`, { handle: handle.ref, timeout: '1', count: 1 });
    for (const child of stack.node.children) if (!child.node.id.includes(variant)) condition.node.addDependency(child);
  }
}

/** The custom resources that pass the tags on. */
const TAGGED = ['Pool', 'CustomerOwnedIp', 'Image', 'LoadBalancer', 'ReplicationGroup'].map((resource) =>
  resource === 'Pool' ? 'Custom::OutpostsCoipPool' : `Custom::Outposts${resource}`,
);
