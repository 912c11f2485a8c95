import * as fc from 'fast-check';
import { IMAGE_TYPE, imageServiceToken } from '../../lib/handlers/image/provider';
import { AwsServer } from '../aws-server/aws-server';
import { OUTPOST_OF_INSTANCES } from '../aws-server/ec2-images';
import { CloudFormation, stagedFunction } from './cloudformation';
import { given, HISTORIES, histories, live, tags } from './history';
import { Lambda } from './lambda';

const OTHER_OUTPOST = 'arn:aws:outposts:eu-west-3:111122223333:outpost/op-0fedcba9876543210';
const COPY = { SourceImageId: 'ami-0a1b2c3d4e5f60718', OutpostArn: OUTPOST_OF_INSTANCES, Tags: [{ Key: 'site', Value: 'plant-1' }] };

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
  lambda = new Lambda(stagedFunction(IMAGE_TYPE, imageServiceToken), server);
});

beforeEach(() => {
  server.images.length = server.snapshots.length = 0;
  server.imageFailure = undefined;
  server.imageLooks = 2;
  server.snapshotReturnCode = 'success';
});

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

test('no history leaves an image or a snapshot behind, or makes one twice', async () => {
  const copies = fc.record({
    SourceImageId: fc.constantFrom('ami-0a1b2c3d4e5f60718', 'ami-0fedcba9876543210', 'ami-gone'),
    OutpostArn: fc.constantFrom(OUTPOST_OF_INSTANCES, OTHER_OUTPOST),
    Tags: tags,
  });
  const images = fc.record({ SourceInstanceId: fc.constantFrom('i-0a1b2c3d4e5f60718', 'i-gone'), Tags: tags });
  const operations = ['CopyImage', 'CreateImage', 'DescribeImages', 'DeregisterImage', 'CreateTags', 'DeleteTags'];
  type Properties = { SourceImageId?: string; SourceInstanceId?: string; OutpostArn?: string; Tags: typeof COPY.Tags };
  await fc.assert(
    fc.asyncProperty(histories<Properties>(fc.oneof(copies, images), operations), async (history) => {
      server.images.length = server.snapshots.length = 0;
      const vanish = () => void (server.images.length = server.snapshots.length = 0);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          const { SourceImageId, SourceInstanceId, OutpostArn = OUTPOST_OF_INSTANCES, Tags } = current?.properties ?? {};
          expect(server.images.map(({ ImageId, ...image }) => [ImageId, image.source, image.OutpostArn, given(image.Tags)])).toEqual(
            current ? [[current.id, SourceInstanceId ?? SourceImageId, OutpostArn, Tags]] : [],
          );
          expect(server.snapshots.map((snapshot) => given(snapshot.Tags))).toEqual(current ? [Tags] : []);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('a copy is answered when it is available, and is encrypted', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(COPY)).toBe(true);
  const [{ ImageId, looksUntilMade, OutpostArn }] = server.images;
  expect({ looksUntilMade, OutpostArn }).toEqual({ looksUntilMade: 0, OutpostArn: COPY.OutpostArn });
  expect(cloudFormation.current).toMatchObject({ id: ImageId, data: { ImageId } });
});

test('a copy that takes longer than a function may is waited for by the deliveries that come after, and is made once', async () => {
  const cloudFormation = new CloudFormation(lambda);
  // Every 15 seconds, so for 25 minutes, of which Lambda waits one before the second delivery.
  server.imageLooks = 100;
  lambda.minutes.length = 0;
  expect(await cloudFormation.create(COPY)).toBe(true);
  expect(lambda.minutes).toEqual([15, expect.closeTo(8.5, 0)]);
  expect(server.images).toHaveLength(1);
});

test('a copy that is pending for more than forty minutes is given up within the hour of CloudFormation, and is not left behind', async () => {
  const cloudFormation = new CloudFormation(lambda);
  server.imageLooks = 10_000;
  lambda.minutes.length = 0;
  expect(await cloudFormation.create(COPY)).toBe(false);
  // With the minutes that Lambda waits between them. The last one is the deletion.
  expect(lambda.minutes).toEqual([15, 15, expect.closeTo(6.5, 0), 0]);
  expect(cloudFormation.reason).toMatch(/^image ami-\w+ did not become available within 40 minutes$/);
  expect([server.images, server.snapshots]).toEqual([[], []]);
});

test('an image that fails says why, and is not left behind', async () => {
  server.imageFailure = 'Insufficient capacity';
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(COPY)).toBe(false);
  expect(cloudFormation.reason).toMatch(/^image ami-\w+ is in the state failed: Insufficient capacity$/);
  expect([server.images, server.snapshots]).toEqual([[], []]);
});

test('a snapshot that AWS could not delete is named', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create(COPY);
  const [{ ImageId, SnapshotId }] = server.images;
  server.snapshotReturnCode = 'internal-error';
  expect(await cloudFormation.delete()).toBe(false);
  expect(cloudFormation.reason).toBe(
    `image ${ImageId} is deregistered, but not all of its snapshots are deleted: ${SnapshotId} (internal-error); delete them`,
  );
});
