import * as fc from 'fast-check';
import { bucketReplicationServiceToken, BUCKET_REPLICATION_TYPE } from '../../lib/handlers/bucket-replication/provider';
import { bucketVersioningServiceToken, BUCKET_VERSIONING_TYPE } from '../../lib/handlers/bucket-versioning/provider';
import { AwsServer } from '../aws-server/aws-server';
import { textsOf } from '../aws-server/outposts-buckets';
import { CloudFormation, stagedFunction } from './cloudformation';
import { HISTORIES, histories, live } from './history';
import { Lambda } from './lambda';

const OUTPOST = 'arn:aws:s3-outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718';
const [RECORDINGS, DOCUMENTS, GONE] = ['recordings', 'documents', 'gone'].map((name) => `${OUTPOST}/bucket/${name}`);
const [SOURCE, DESTINATION] = ['source', 'destination'].map((name) => `${OUTPOST}/accesspoint/${name}`);
const ROLE = 'arn:aws:iam::111122223333:role/service-role/replication';

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start({});
});

afterEach(() => lambda.stop());

afterAll(() => server.stop());

describe('versioning', () => {
  beforeEach(() => {
    lambda = new Lambda(stagedFunction(BUCKET_VERSIONING_TYPE, bucketVersioningServiceToken), server);
    server.outpostsBuckets.splice(0, Infinity, { BucketArn: RECORDINGS }, { BucketArn: DOCUMENTS });
  });

  const enabled = () => server.outpostsBuckets.filter(({ versioning }) => versioning === 'Enabled').map(({ BucketArn }) => BucketArn);

  test('no history leaves a bucket versioned that should not be, or the other way about', async () => {
    const properties = fc.record({
      BucketArn: fc.constantFrom(RECORDINGS, DOCUMENTS, GONE),
      Status: fc.constantFrom('Enabled' as const, 'Enabled' as const, 'Suspended' as const),
    });
    await fc.assert(
      fc.asyncProperty(histories(properties, ['PutBucketVersioning']), async (history) => {
        server.outpostsBuckets.splice(0, Infinity, { BucketArn: RECORDINGS }, { BucketArn: DOCUMENTS });
        await live(history, {
          server,
          lambda,
          look({ current }) {
            expect(enabled()).toEqual(current?.properties.Status === 'Enabled' ? [current.properties.BucketArn] : []);
          },
        });
      }),
      { numRuns: HISTORIES },
    );
  });

  test('is suspended where it is deleted, since a bucket that was versioned once stays so', async () => {
    const cloudFormation = new CloudFormation(lambda);
    expect(await cloudFormation.create({ BucketArn: RECORDINGS, Status: 'Enabled' })).toBe(true);
    expect(cloudFormation.current!.id).toBe(RECORDINGS);
    expect(await cloudFormation.delete()).toBe(true);
    expect(server.outpostsBuckets[0]).toEqual({ BucketArn: RECORDINGS, versioning: 'Suspended' });
  });

  test('of a bucket that is gone is done being suspended, and cannot be enabled', async () => {
    const cloudFormation = new CloudFormation(lambda);
    await cloudFormation.create({ BucketArn: RECORDINGS, Status: 'Enabled' });
    server.outpostsBuckets.length = 0;
    expect(await cloudFormation.delete()).toBe(true);
    expect(await cloudFormation.create({ BucketArn: RECORDINGS, Status: 'Enabled' })).toBe(false);
    expect(cloudFormation.reason).toBe('NoSuchBucket: The specified bucket does not exist');
  });
});

describe('replication', () => {
  beforeEach(() => {
    lambda = new Lambda(
      stagedFunction(BUCKET_REPLICATION_TYPE, (scope) => bucketReplicationServiceToken(scope, ROLE)),
      server,
    );
  });

  const versioned = (BucketArn: string) => ({ BucketArn, versioning: 'Enabled' });
  const rule = (ID: string) => ({
    ID,
    Bucket: SOURCE,
    Destination: { Bucket: DESTINATION },
    Status: 'Enabled' as const,
    Priority: '1',
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' as const },
  });

  /** Which buckets are replicated, and by which rules. */
  const replicated = () =>
    server.outpostsBuckets
      .filter(({ replication }) => replication)
      .map(({ BucketArn, replication }) => [BucketArn, textsOf(replication!, 'ID')]);

  test('no history leaves a bucket replicated that should not be, or by other rules', async () => {
    const properties = fc.record({
      BucketArn: fc.constantFrom(RECORDINGS, DOCUMENTS, GONE, `${OUTPOST}/bucket/unversioned`),
      RoleArn: fc.constant(ROLE),
      Rules: fc.subarray([rule('all'), rule('some')], { minLength: 1 }),
    });
    const operations = ['PutBucketReplication', 'DeleteBucketReplication'];
    await fc.assert(
      fc.asyncProperty(histories(properties, operations), async (history) => {
        const buckets = [versioned(RECORDINGS), versioned(DOCUMENTS), { BucketArn: `${OUTPOST}/bucket/unversioned` }];
        server.outpostsBuckets.splice(0, Infinity, ...buckets);
        await live(history, {
          server,
          lambda,
          look({ current }) {
            expect(replicated()).toEqual(current ? [[current.properties.BucketArn, current.properties.Rules.map(({ ID }) => ID)]] : []);
          },
        });
      }),
      { numRuns: HISTORIES },
    );
  });

  test('is put as AWS wants it, with a priority that is a number', async () => {
    server.outpostsBuckets.splice(0, Infinity, versioned(RECORDINGS));
    const cloudFormation = new CloudFormation(lambda);
    expect(await cloudFormation.create({ BucketArn: RECORDINGS, RoleArn: ROLE, Rules: [rule('all')] })).toBe(true);
    const { replication } = server.outpostsBuckets[0];
    expect([textsOf(replication!, 'Role'), textsOf(replication!, 'Priority'), textsOf(replication!, 'Bucket').sort()]).toEqual([
      [ROLE],
      ['1'],
      [DESTINATION, SOURCE],
    ]);
  });

  test('of a bucket that is not versioned is refused with the reason of AWS', async () => {
    server.outpostsBuckets.splice(0, Infinity, { BucketArn: RECORDINGS });
    const cloudFormation = new CloudFormation(lambda);
    expect(await cloudFormation.create({ BucketArn: RECORDINGS, RoleArn: ROLE, Rules: [rule('all')] })).toBe(false);
    expect(cloudFormation.reason).toMatch(/^InvalidRequest: Versioning must be 'Enabled'/);
  });
});
