import * as fc from 'fast-check';
import { REPLICATION_GROUP_TYPE, replicationGroupServiceToken } from '../../lib/handlers/replication-group/provider';
import { AwsServer } from '../aws-server/aws-server';
import type { ReplicationGroupElement } from '../aws-server/caches';
import { CloudFormation, stagedFunction } from './cloudformation';
import { given, HISTORIES, histories, live, tags } from './history';
import { Lambda } from './lambda';

const OUTPOST = 'arn:aws:outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718';
const OTHER_OUTPOST = OUTPOST.replace(/op-.*/, 'op-0fedcba9876543210');
const WANTED = {
  Description: 'Plant/Readings',
  OutpostArn: OUTPOST,
  CacheSubnetGroupName: 'plant',
  Engine: 'valkey',
  CacheNodeType: 'cache.m5.large',
  NumCacheClusters: '2',
  SecurityGroupIds: ['sg-08181818181818181'],
  Tags: [{ Key: 'site', Value: 'plant-1' }],
};

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
  lambda = new Lambda(stagedFunction(REPLICATION_GROUP_TYPE, replicationGroupServiceToken), server);
});

beforeEach(() => {
  server.replicationGroups.length = 0;
});

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

test('no history leaves a replication group behind, makes one twice, or leaves it as it should not be', async () => {
  const changes = fc.record({
    OutpostArn: fc.constantFrom(OUTPOST, OUTPOST, OTHER_OUTPOST),
    CacheSubnetGroupName: fc.constantFrom('plant', 'plant', 'plant', 'gone'),
    CacheNodeType: fc.constantFrom('cache.m5.large', 'cache.r5.large'),
    NumCacheClusters: fc.constantFrom('1', '2', '3'),
    SecurityGroupIds: fc.constantFrom(['sg-08181818181818181'], ['sg-08282828282828282']),
    Tags: tags,
  });
  const properties = changes.map((changed) => ({ ...WANTED, ...changed }));
  await fc.assert(
    fc.asyncProperty(histories(properties, AwsServer.operations.elasticache), async (history) => {
      server.replicationGroups.length = 0;
      const vanish = () => void (server.replicationGroups.length = 0);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          const found = server.replicationGroups.map((group) => ({
            id: group.ReplicationGroupId,
            outposts: group.outposts,
            takesOver: group.automaticFailover,
            nodeType: group.settings.CacheNodeType,
            securityGroups: group.securityGroups,
            tags: given(group.Tags),
          }));
          if (!current) return expect(found).toEqual([]);
          const { OutpostArn, NumCacheClusters, CacheNodeType, SecurityGroupIds, Tags } = current.properties;
          const nodes = Number(NumCacheClusters);
          expect(found).toEqual([
            {
              id: current.id,
              outposts: Array<string>(nodes).fill(OutpostArn),
              takesOver: nodes > 1,
              nodeType: CacheNodeType,
              securityGroups: SecurityGroupIds,
              tags: Tags,
            },
          ]);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('a group is answered when it is available, with the addresses of its primary and its replicas', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  const [{ ReplicationGroupId: id, Status }] = server.replicationGroups;
  expect(Status).toBe('available');
  expect(cloudFormation.current).toMatchObject({
    id,
    data: {
      'PrimaryEndPoint.Address': `master.${id}.ng.cache.amazonaws.com`,
      'PrimaryEndPoint.Port': '6379',
      'ReaderEndPoint.Address': `replica.${id}.ng.cache.amazonaws.com`,
    },
  });
});

test('users are let in and shut out, and the group is made anew for another engine only', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create({ ...WANTED, UserGroupIds: ['operators'] });
  const { id } = cloudFormation.current!;
  expect(await cloudFormation.update({ ...WANTED, UserGroupIds: ['engineers'], EngineVersion: '8.0' })).toBe(true);
  const [{ ReplicationGroupId, userGroups, settings }] = server.replicationGroups;
  expect([ReplicationGroupId, userGroups, settings.EngineVersion]).toEqual([id, ['engineers'], '8.0']);
  expect(await cloudFormation.update({ ...WANTED, Engine: 'redis' })).toBe(true);
  expect(cloudFormation.current!.id).not.toBe(id);
  expect(server.replicationGroups.map((group) => group.settings.Engine)).toEqual(['redis']);
});

test('a group that cannot be made says why, and one that failed in the making is named', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ ...WANTED, CacheSubnetGroupName: 'gone' })).toBe(false);
  expect(cloudFormation.reason).toBe('CacheSubnetGroupNotFoundFault: no such subnet group');
  server.onRequest = (operation) => {
    if (operation !== 'DescribeReplicationGroups') return;
    server.replicationGroups.forEach((group, index) => {
      if (group.Status === 'creating') server.replicationGroups[index] = { ...group, Status: 'create-failed', looks: 0 };
    });
  };
  expect(await cloudFormation.create(WANTED)).toBe(false);
  server.onRequest = undefined;
  expect(cloudFormation.reason).toMatch(/^replication group outposts-\w+ is in the state create-failed$/);
  expect(server.replicationGroups).toEqual([]);
});

test('a group that failed, and that ElastiCache is deleting without end, is not one that the user has to delete', async () => {
  server.onRequest = (operation) => {
    if (operation !== 'DescribeReplicationGroups') return;
    server.replicationGroups.forEach((group, index) => {
      const Status = group.Status === 'creating' ? 'create-failed' : group.Status;
      server.replicationGroups[index] = { ...group, Status, looks: Status === 'deleting' ? Infinity : 0 };
    });
  };
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(false);
  server.onRequest = undefined;
  expect(cloudFormation.reason).toMatch(/^replication group (\S+) is in the state create-failed; being deleted: \1$/);
});

const other = (ReplicationGroupId: string): ReplicationGroupElement => ({
  ...{ ReplicationGroupId, Status: 'creating', outposts: [OUTPOST], automaticFailover: false, settings: {}, securityGroups: [] },
  ...{ userGroups: [], Tags: [], CreateTime: new Date(server.now()).toISOString(), looks: Infinity },
});

test('a group of another stack that is being created is not waited for', async () => {
  server.replicationGroups.push(other('outposts-0123456789abcdef0123456789abcde'));
  lambda.minutes.length = 0;
  expect(await new CloudFormation(lambda).create(WANTED)).toBe(true);
  expect(Math.max(...lambda.minutes)).toBeLessThan(5);
});

test('a modification and a deletion that ElastiCache never ends fail with the reason within the hour of CloudFormation', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  const stop = (Status: string) => (operation: string) => {
    if (!operation.startsWith('Describe')) return;
    server.replicationGroups.forEach((group, index) => {
      if (group.Status === Status) server.replicationGroups[index] = { ...group, looks: Infinity };
    });
  };
  server.onRequest = stop('modifying');
  await expect(cloudFormation.update({ ...WANTED, CacheNodeType: 'cache.r5.large' })).rejects.toThrow(
    /replication group \S+ did not become available within 40 minutes$/,
  );
  server.replicationGroups[0] = { ...server.replicationGroups[0], Status: 'available', looks: 0 };
  server.onRequest = stop('deleting');
  expect(await cloudFormation.delete()).toBe(false);
  server.onRequest = undefined;
  expect(cloudFormation.reason).toMatch(/^replication group \S+ was not deleted within 40 minutes$/);
});

test('without the time of the request, each delivery answers', async () => {
  server.onRequest = () => {
    server.replicationGroups.forEach((group, index) => (server.replicationGroups[index] = { ...group, looks: Infinity }));
  };
  lambda.minutes.length = 0;
  lambda.isDated = false;
  expect(await new CloudFormation(lambda).create(WANTED)).toBe(false);
  lambda.isDated = true;
  server.onRequest = undefined;
  expect(Math.max(...lambda.minutes)).toBeLessThan(15);
});

test('a creation whose answer CloudFormation does not receive is delivered again, and not answered with a failure', async () => {
  lambda.receptions = Array<'refused'>(6).fill('refused');
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  expect(server.replicationGroups.map((group) => group.ReplicationGroupId)).toEqual([cloudFormation.current!.id]);
});

test('a group has forty minutes to become available, of the time of AWS, in as many deliveries as Lambda makes', async () => {
  // What was created before takes nothing of them.
  const before = new CloudFormation(lambda);
  for (let times = 0; times < 12; times++) expect((await before.create(WANTED)) && (await before.delete())).toBe(true);
  lambda.minutes.length = 0;
  server.onRequest = () => {
    server.replicationGroups.forEach((group, index) => (server.replicationGroups[index] = { ...group, looks: Infinity }));
  };
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(false);
  server.onRequest = undefined;
  expect(cloudFormation.reason).toMatch(/^replication group \S+ did not become available within 40 minutes; not deleted: /);
  const [first, second, third, ...rollback] = lambda.minutes.map(Math.round);
  expect([first, second]).toEqual([15, 15]);
  // After one minute and two, in which Lambda waits.
  expect(third).toBe(40 - (15 + 1 + 15 + 2));
  expect(rollback).toHaveLength(1);
});

test('a group that an earlier delivery began to modify is not replaced', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create(WANTED);
  const [{ ReplicationGroupId }] = server.replicationGroups;
  server.replicationGroups[0] = { ...server.replicationGroups[0], Status: 'modifying', looks: 3 };
  expect(await cloudFormation.update({ ...WANTED, CacheNodeType: 'cache.r5.large' })).toBe(true);
  expect(server.replicationGroups.map((group) => group.ReplicationGroupId)).toEqual([ReplicationGroupId]);
});

test('changes of which ElastiCache describes the beginning late are all made, and so is the deletion', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create({ ...WANTED, NumCacheClusters: '2' });
  server.forgetPast();
  server.lag = 20_000;
  const isUpdated = await cloudFormation.update({ ...WANTED, NumCacheClusters: '3', CacheNodeType: 'cache.r5.large' });
  const made = server.replicationGroups.map(({ outposts, settings }) => [outposts.length, settings.CacheNodeType]);
  lambda.between = 0;
  const isDeleted = await cloudFormation.delete();
  lambda.between = 120_000;
  server.lag = 0;
  expect([isUpdated, made, isDeleted, cloudFormation.reason]).toEqual([true, [[3, 'cache.r5.large']], true, 'SUCCESS']);
  expect(server.replicationGroups).toEqual([]);
});
