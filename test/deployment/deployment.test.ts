import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { textsOf } from '../aws-server/outposts-buckets';
import { AgentAppliances } from './agent-appliances';
import { Deployment } from './deployment';
import { ASSETS, BUCKETS, DATABASES, ENV, OUTPOST_ARN, POOLS, ROUTE_TABLES, SLOTS, STACKS, SUBNETS, type Variant } from './stacks';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const isPossible = Deployment.isPossible();
const onOutpost = (kind: string, name: string) => `${OUTPOST_ARN.replace(':outposts:', ':s3-outposts:')}/${kind}/${name}`;

let server: AwsServer;
let appliances: AgentAppliances;
let deployment: Deployment | undefined;

beforeAll(async () => {
  if (!isPossible) return;
  const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
  const coipPools = POOLS.map((PoolId, index) => ({
    PoolId,
    PoolArn: `arn:aws:ec2:${ENV.region}:${ENV.account}:coip-pool/${PoolId}`,
    PoolCidrs: [`198.51.100.${index * 64}/26`],
    LocalGatewayRouteTableId: ROUTE_TABLES[0],
  }));
  server = await AwsServer.start({ ...inventory, coipPools });
  for (const subnet of SUBNETS) server.subnetPools.set(subnet, undefined);
  for (const DBInstanceIdentifier of DATABASES) {
    server.dbInstances.push({ DBInstanceIdentifier, DBInstanceStatus: 'available', CustomerOwnedIpEnabled: false });
  }
  for (const name of BUCKETS) server.outpostsBuckets.push({ BucketArn: onOutpost('bucket', name) });
  for (const name of ['source', 'other']) server.outpostsBuckets.push({ BucketArn: onOutpost('bucket', name), versioning: 'Enabled' });
  appliances = new AgentAppliances(server);
  deployment = await Deployment.start(server);
}, 120_000);

afterAll(async () => {
  await deployment?.stop();
  appliances?.stop();
  await server?.stop();
}, 60_000);

const tag = (tags: readonly { readonly Key?: string; readonly Value?: string }[] = [], key = 'variant') =>
  tags.find(({ Key }) => Key === key)?.Value;

/** Slots of a host by instance type. */
function slotsOf(assetId: string): { readonly [instanceType: string]: number } {
  const asset = server.inventory.outposts!.flatMap(({ assets = [] }) => assets).find(({ AssetId }) => AssetId === assetId);
  const slots = asset?.ComputeAttributes?.InstanceTypeCapacities ?? [];
  return Object.fromEntries(slots.map(({ InstanceType, Count }) => [InstanceType!, Count!]));
}

/** What AWS holds of the stacks, without the IDs that AWS makes up. */
const held = () => ({
  Pool: server.inventory.coipPools!.slice(POOLS.length).map((pool) => [pool.LocalGatewayRouteTableId, pool.PoolCidrs, tag(pool.Tags)]),
  Address: server.addresses.map((address) => [address.CustomerOwnedIpv4Pool, tag(address.Tags)]),
  AutoAssign: [...server.subnetPools].filter(([, pool]) => pool),
  Database: server.dbInstances.filter((one) => one.CustomerOwnedIpEnabled).map((one) => one.DBInstanceIdentifier),
  Images: server.images.map((image) => [image.source, image.OutpostArn === OUTPOST_ARN, tag(image.Tags)]).sort(),
  Snapshots: server.snapshots.map(({ Tags }) => tag(Tags)),
  LoadBalancer: server.loadBalancers.map((one) => [one.CustomerOwnedIpv4Pool, one.Scheme, Object.values(one.Attributes), tag(one.Tags)]),
  Cache: server.replicationGroups.map((one) => [one.settings.Engine, one.outposts, one.Status, tag(one.Tags)]),
  Versioning: server.outpostsBuckets.slice(0, BUCKETS.length).map(({ versioning }) => versioning),
  Replication: server.outpostsBuckets
    .filter(({ replication }) => replication)
    .map(({ BucketArn, replication }) => [BucketArn, textsOf(replication!, 'Prefix')]),
  Slots: ASSETS.map(slotsOf),
  Agent: server.dataSyncAgents.map(({ Name, Tags }) => [Name, tag(Tags, 'cdk-outposts:instance-id')]),
  Location: server.dataSyncLocations.map(({ S3BucketArn }) => S3BucketArn),
});

/** IDs that AWS made up. */
const ids = () => [
  ...server.inventory.coipPools!.slice(POOLS.length).map(({ PoolId }) => PoolId),
  ...server.addresses.map(({ AllocationId }) => AllocationId),
  ...server.images.map(({ ImageId }) => ImageId),
  ...server.loadBalancers.map(({ LoadBalancerArn }) => LoadBalancerArn),
  ...server.replicationGroups.map(({ ReplicationGroupId }) => ReplicationGroupId),
  ...server.dataSyncAgents.map(({ AgentArn }) => AgentArn),
  ...server.dataSyncLocations.map(({ LocationArn }) => LocationArn),
];

/** Slots of the host whose capacity task is created at last. */
const OTHER_SLOTS = { 'm5.2xlarge': 4, 'm5.4xlarge': 4 };

/** A bucket that was versioned once stays so, and a host keeps its slots. */
const NOTHING_LEFT = {
  Pool: [],
  Address: [],
  AutoAssign: [],
  Database: [],
  Images: [],
  Snapshots: [],
  LoadBalancer: [],
  Cache: [],
  Versioning: ['Suspended', undefined],
  Replication: [],
  Slots: [SLOTS.created, OTHER_SLOTS],
  Agent: [],
  Location: [],
};

const IMAGES = (variant: Variant, id: string) => [
  [`ami-0${id}`, true, variant],
  [`i-0${id}`, false, variant],
];

const CREATED = {
  Pool: [[ROUTE_TABLES[0], ['203.0.113.0/27'], 'created']],
  Address: [[POOLS[1], 'created']],
  AutoAssign: [[SUBNETS[0], POOLS[0]]],
  Database: [DATABASES[0]],
  Images: IMAGES('created', 'a1a1a1a1a1a1a1a1'),
  Snapshots: ['created', 'created'],
  LoadBalancer: [[POOLS[0], 'internal', ['60'], 'created']],
  Cache: [['valkey', [OUTPOST_ARN, OUTPOST_ARN], 'available', 'created']],
  Versioning: ['Enabled', undefined],
  Replication: [[onOutpost('bucket', 'source'), ['']]],
  Slots: [SLOTS.created, OTHER_SLOTS],
  Agent: [['Plant/Agent', 'i-0a1a1a1a1a1a1a1a1']],
  Location: [onOutpost('accesspoint', 'recordings')],
};

const UPDATED = {
  ...CREATED,
  Pool: [[ROUTE_TABLES[0], ['203.0.113.0/27', '203.0.113.32/27'], 'updated']],
  Address: [[POOLS[1], 'updated']],
  AutoAssign: [[SUBNETS[0], POOLS[1]]],
  Images: IMAGES('updated', 'a1a1a1a1a1a1a1a1'),
  Snapshots: ['updated', 'updated'],
  LoadBalancer: [[POOLS[0], 'internal', ['120'], 'updated']],
  Cache: [['valkey', [OUTPOST_ARN, OUTPOST_ARN, OUTPOST_ARN], 'available', 'updated']],
  Versioning: ['Suspended', undefined],
  Replication: [[onOutpost('bucket', 'source'), ['updated/']]],
  Slots: [SLOTS.updated, OTHER_SLOTS],
  Agent: [['Plant/Uplink', 'i-0a1a1a1a1a1a1a1a1']],
};

const REPLACED = {
  Pool: [[ROUTE_TABLES[1], ['203.0.113.96/27'], 'replaced']],
  Address: [[POOLS[2], 'replaced']],
  AutoAssign: [[SUBNETS[1], POOLS[2]]],
  Database: [DATABASES[1]],
  Images: IMAGES('replaced', 'a2a2a2a2a2a2a2a2'),
  Snapshots: ['replaced', 'replaced'],
  LoadBalancer: [[POOLS[0], 'internet-facing', ['240'], 'replaced']],
  Cache: [['redis', [OUTPOST_ARN], 'available', 'replaced']],
  Versioning: ['Suspended', 'Enabled'],
  Replication: [[onOutpost('bucket', 'other'), ['replaced/']]],
  Slots: [SLOTS.updated, SLOTS.replaced],
  Agent: [['Plant/Agent', 'i-0a2a2a2a2a2a2a2a2']],
  Location: [onOutpost('accesspoint', 'documents')],
};

/** Deploys all stacks; `fails`: each is rolled back. Returns the status of each stack. */
async function deploy(variant: Variant, agents: readonly string[], fails = false): Promise<{ readonly [stack: string]: string }> {
  const settings = { DEPLOYED_VARIANT: variant, DEPLOYED_AGENTS: agents.join(' '), DEPLOYED_FAILS: fails ? 'true' : '' };
  const command = ['deploy', '--all', '--require-approval', 'never', '--concurrency', String(Object.keys(STACKS).length)];
  const { code, output } = await deployment!.cdk(command, settings);
  if (code !== (fails ? 1 : 0)) throw new Error(output);
  return statuses();
}

async function statuses(): Promise<{ readonly [stack: string]: string }> {
  const { Stacks } = (await deployment!.ask('cloudformation', 'describe-stacks')) as {
    Stacks: { StackName: string; StackStatus: string }[];
  };
  return Object.fromEntries(Stacks.filter((one) => one.StackName !== 'CDKToolkit').map((one) => [one.StackName, one.StackStatus]));
}

const all = (status: string) => Object.fromEntries(Object.keys(STACKS).map((name) => [name, status]));

test('the CDK CLI deploys, updates, rolls back, replaces and destroys each custom resource', async () => {
  if (!deployment) {
    if (process.env.CI === 'true') throw new Error('the test needs ministack (pip install ministack==1.5.33)');
    console.warn('not deployed: ministack is not installed (pip install ministack==1.5.33)');
    return;
  }
  const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(() => appliances.launch()));
  const bootstrapped = await deployment.cdk(['bootstrap', `aws://${ENV.account}/${ENV.region}`]);
  expect(bootstrapped.output).toContain('bootstrapped');

  // Each stack fails after its custom resource was created.
  expect(await deploy('created', [fourth], true)).toEqual(all('ROLLBACK_COMPLETE'));
  expect(held()).toEqual(NOTHING_LEFT);

  // The CLI deletes stacks that were never created.
  expect(await deploy('created', [first])).toEqual(all('CREATE_COMPLETE'));
  expect(held()).toEqual(CREATED);
  const created = ids();

  expect(await deploy('updated', [first])).toEqual({ ...all('UPDATE_COMPLETE'), Database: 'CREATE_COMPLETE', Location: 'CREATE_COMPLETE' });
  expect(held()).toEqual(UPDATED);
  expect(ids()).toEqual(created);

  // Each stack fails after its custom resource was updated, or replaced.
  expect(await deploy('changed', [first], true)).toEqual(all('UPDATE_ROLLBACK_COMPLETE'));
  expect(held()).toEqual(UPDATED);
  expect(ids()).toEqual(created);

  expect(await deploy('replaced', [first, second], true)).toEqual(all('UPDATE_ROLLBACK_COMPLETE'));
  expect(held()).toEqual({ ...UPDATED, Versioning: ['Suspended', 'Suspended'], Slots: [SLOTS.updated, SLOTS.replaced] });
  expect(ids()).toEqual(created);

  expect(await deploy('replaced', [first, third])).toEqual(all('UPDATE_COMPLETE'));
  expect(held()).toEqual(REPLACED);
  expect(ids().filter((id) => created.includes(id))).toEqual([]);

  const destroyed = await deployment.cdk(['destroy', '--all', '--force', '--concurrency', '12'], { DEPLOYED_VARIANT: 'replaced' });
  expect(destroyed).toMatchObject({ code: 0 });
  expect(await statuses()).toEqual({});
  expect(held()).toEqual({ ...NOTHING_LEFT, Versioning: ['Suspended', 'Suspended'], Slots: [SLOTS.updated, SLOTS.replaced] });
  expect(await deployment.ask('lambda', 'list-functions')).toEqual({ Functions: [] });
  const { Roles } = (await deployment.ask('iam', 'list-roles')) as { Roles: { RoleName: string }[] };
  expect(Roles.map(({ RoleName }) => RoleName).filter((name) => !name.startsWith('cdk-hnb659fds-'))).toEqual([]);
}, 1_200_000);
