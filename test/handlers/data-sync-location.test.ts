import * as fc from 'fast-check';
import { DATA_SYNC_LOCATION_TYPE, dataSyncLocationServiceToken } from '../../lib/handlers/data-sync-location/provider';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { HISTORIES, histories, live } from './history';
import { Lambda } from './lambda';

const accessPoint = (name: string) => `arn:aws:s3-outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/${name}`;
const WANTED = {
  AccessPointArn: accessPoint('recordings'),
  BucketAccessRoleArn: 'arn:aws:iam::111122223333:role/reader',
  AgentArns: ['arn:aws:datasync:eu-west-3:111122223333:agent/agent-0a1b2c3d4e5f60718'],
};

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start({});
  lambda = new Lambda(
    stagedFunction(DATA_SYNC_LOCATION_TYPE, (scope) => dataSyncLocationServiceToken(scope, WANTED.BucketAccessRoleArn)),
    server,
  );
});

beforeEach(() => {
  server.dataSyncLocations.length = 0;
  server.rolesUnknownFor = 0;
});

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

test('no history leaves a location behind, or makes one twice', async () => {
  const properties = fc.record({
    AccessPointArn: fc.constantFrom(accessPoint('recordings'), accessPoint('documents'), 'arn:aws:s3:::a-bucket'),
    BucketAccessRoleArn: fc.constantFrom(WANTED.BucketAccessRoleArn, 'arn:aws:iam::111122223333:role/other'),
    AgentArns: fc.subarray([...WANTED.AgentArns, 'arn:aws:datasync:eu-west-3:111122223333:agent/agent-2'], { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(histories(properties, AwsServer.operations.datasync), async (history) => {
      server.dataSyncLocations.length = 0;
      const vanish = () => void (server.dataSyncLocations.length = 0);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          const made = server.dataSyncLocations.map(({ LocationArn, S3BucketArn, BucketAccessRoleArn, AgentArns }) => {
            return { id: LocationArn, AccessPointArn: S3BucketArn, BucketAccessRoleArn, AgentArns: [...AgentArns].sort() };
          });
          const { AccessPointArn, BucketAccessRoleArn, AgentArns } = current?.properties ?? {};
          expect(made).toEqual(current ? [{ id: current.id, AccessPointArn, BucketAccessRoleArn, AgentArns: [...AgentArns!].sort() }] : []);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('a location is made of the access point, by the agents, with the storage class that CloudFormation does not know', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  const [{ LocationArn, S3BucketArn, S3StorageClass, AgentArns }] = server.dataSyncLocations;
  expect({ S3BucketArn, S3StorageClass, AgentArns }).toEqual({
    S3BucketArn: WANTED.AccessPointArn,
    S3StorageClass: 'OUTPOSTS',
    AgentArns: WANTED.AgentArns,
  });
  expect(cloudFormation.current).toMatchObject({ id: LocationArn, data: { LocationArn } });
});

test('a role that IAM has just made is waited for', async () => {
  server.rolesUnknownFor = 5;
  expect(await new CloudFormation(lambda).create(WANTED)).toBe(true);
  server.rolesUnknownFor = 50;
  const second = new CloudFormation(lambda, 'Second');
  expect(await second.create(WANTED)).toBe(false);
  expect(second.reason).toContain('could not assume the role');
  expect(server.dataSyncLocations).toHaveLength(1);
});

test('what is no access point is refused with the reason of AWS', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ ...WANTED, AccessPointArn: 'arn:aws:s3:::recordings' })).toBe(false);
  expect(cloudFormation.reason).toContain('a location of S3 on Outposts has an access point');
});

test('a location that is listed before its tags are told is waited for', async () => {
  server.forgetPast();
  server.faults.stale('ListTagsForResource', 3);
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  expect(server.dataSyncLocations).toMatchObject([{ LocationArn: cloudFormation.current!.id }]);
});

test('a location that somebody deletes between the list and its tags does not fail the creation of another', async () => {
  const first = new CloudFormation(lambda, 'First');
  await first.create(WANTED);
  server.onRequest = (operation) => {
    if (operation !== 'ListTagsForResource') return;
    const others = server.dataSyncLocations.filter(({ LocationArn }) => LocationArn !== first.current!.id);
    server.dataSyncLocations.splice(0, Infinity, ...others);
  };
  expect(await new CloudFormation(lambda).create(WANTED)).toBe(true);
  server.onRequest = undefined;
  expect(server.dataSyncLocations).toHaveLength(1);
});
