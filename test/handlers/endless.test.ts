import { AwsServer } from '../aws-server/aws-server';
import type { Response } from './cloudformation';
import { Lambda } from './lambda';
import { requestOf, SUBJECTS, type Subject } from './subjects';

// On a machine that is busy with other tests, too.
jest.setTimeout(300_000);

type Event = 'Create' | 'Update' | 'Delete';

/** What AWS begins and never completes, and what CloudFormation gets to know of it. */
interface Endless {
  readonly type: RegExp;
  readonly event: Event;
  readonly what: string;
  readonly begin?: (server: AwsServer) => void;
  readonly answer: Pick<Response, 'Status'> & { readonly Reason: unknown; readonly Data?: object };
  /** Whether AWS still has it at the end. */
  readonly isHeld: boolean;
}

const failed = (Reason: RegExp) => ({ Status: 'FAILED' as const, Reason: expect.stringMatching(Reason) });
const succeeded = { Status: 'SUCCESS' as const, Reason: 'SUCCESS' };

const ENDLESS: readonly Endless[] = [
  {
    ...{ type: /LoadBalancer/, event: 'Create', what: 'a load balancer that is being provisioned' },
    answer: failed(/^load balancer arn:\S+ did not become active within 7 minutes$/),
    isHeld: false,
  },
  {
    ...{ type: /LoadBalancer/, event: 'Delete', what: 'network interfaces of a load balancer that is deleted' },
    answer: succeeded,
    isHeld: false,
  },
  {
    ...{ type: /CoipPool$/, event: 'Delete', what: 'addresses that a service releases' },
    begin: ({ inventory, lingering }) =>
      inventory.coipPools!.forEach(({ PoolId }) => lingering.push({ Description: 'ELB app/line/1', pool: PoolId!, looks: 1 })),
    answer: failed(/^pool \S+ cannot be deleted: addresses are in use: 203\.0\.113\.\d+ \(elb\); release them first$/),
    isHeld: true,
  },
  {
    ...{ type: /DbInstance/, event: 'Create', what: 'a DB instance that is being modified' },
    answer: failed(/^DB instance orders was not modified within 7 minutes; the setting of orders may remain: disable it manually$/),
    isHeld: true,
  },
  {
    ...{ type: /DbInstance/, event: 'Delete', what: 'a DB instance that is being modified back' },
    answer: failed(/^DB instance orders was not modified within 7 minutes$/),
    isHeld: false,
  },
  {
    ...{ type: /DataSyncAgent/, event: 'Create', what: 'an agent that starts' },
    begin: ({ agentAppliances }) => agentAppliances.forEach((appliance) => (appliance.startsFor = Infinity)),
    answer: failed(
      /^agent i-0a1b2c3d4e5f60718 returned no activation key at http:\/\/10\.0\.8\.10 within 8 minutes: connect ECONNREFUSED 10\.0\.8\.10:80\. Check that /,
    ),
    isHeld: false,
  },
  {
    ...{ type: /DataSyncAgent/, event: 'Create', what: 'an agent that connects' },
    begin: (server) => (server.agentsOfflineFor = 1),
    answer: failed(/^agent arn:\S+ is activated, but was not online within 2 minutes$/),
    isHeld: false,
  },
  {
    ...{ type: /DataSyncAgent/, event: 'Delete', what: 'locations of an agent that are deleted' },
    begin: (server) => (server.agentsUsedFor = 1),
    answer: failed(/^agent arn:\S+ is in use by locations that were not deleted within 3 minutes$/),
    isHeld: true,
  },
  {
    // A capacity task can take hours, and is monitored otherwise.
    ...{ type: /CapacityTask/, event: 'Create', what: 'a capacity task that is requested' },
    answer: { ...succeeded, Data: { CapacityTaskId: expect.stringMatching(/^cap-/), CapacityTaskStatus: 'REQUESTED' } },
    isHeld: true,
  },
  {
    ...{ type: /CapacityTask/, event: 'Create', what: 'the cancellation of a capacity task' },
    begin: ({ capacityTasks, inventory }) =>
      capacityTasks.push({
        ...{ id: 'cap-0a1b2c3d4e5f60718', outpostId: inventory.outposts![0].outpost!.OutpostId!, assetId: '1111111110' },
        ...{ pools: [], onBlocking: 'WAIT_FOR_EVACUATION', created: 0, status: 'CANCELLATION_IN_PROGRESS', looks: 1 },
      }),
    answer: failed(/^another capacity task of op-0a1b2c3d4e5f60718\/1111111110 was not finished within 7 minutes$/),
    isHeld: false,
  },
  {
    ...{ type: /ReplicationGroup/, event: 'Create', what: 'a replication group that is being created' },
    answer: failed(/^replication group (\S+) did not become available within 40 minutes; not deleted: \1; delete them manually$/),
    isHeld: true,
  },
  {
    ...{ type: /ReplicationGroup/, event: 'Update', what: 'a replication group that is being modified' },
    answer: failed(/^replication group \S+ did not become available within 40 minutes$/),
    isHeld: true,
  },
  {
    ...{ type: /ReplicationGroup/, event: 'Delete', what: 'a replication group that is being deleted' },
    answer: failed(/^replication group \S+ was not deleted within 40 minutes$/),
    isHeld: true,
  },
  {
    ...{ type: /Image/, event: 'Create', what: 'an image that is pending' },
    answer: failed(/^image ami-\S+ did not become available within 40 minutes$/),
    isHeld: false,
  },
  {
    ...{ type: /Image/, event: 'Update', what: 'an image that is pending' },
    begin: ({ images }) => images.splice(0, 1, { ...images[0], looksUntilMade: 1 }),
    answer: failed(/^image ami-\S+ did not become available within 40 minutes$/),
    isHeld: true,
  },
];

let server: AwsServer;
let lambda: Lambda;

beforeEach(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
});

afterEach(async () => {
  await lambda.stop();
  await server.stop();
});

/** Fails where there is no answer within the hour that CloudFormation waits. */
async function send(subject: Subject, event: Event, id?: string): Promise<Response> {
  return (await lambda.deliver(requestOf(subject, event, id)))!;
}

test.each(ENDLESS.map((endless) => [endless.event, endless.what, endless] as const))(
  '%s is answered within the hour, with the reason: %s, without end',
  async (event, _what, { type, begin, answer, isHeld }) => {
    const subject = SUBJECTS.find((one) => type.test(one.type))!;
    lambda = new Lambda(subject.deployed(), server);
    subject.prepare(server);
    const id = event === 'Create' ? undefined : (await send(subject, 'Create')).PhysicalResourceId;
    begin?.(server);
    server.isEndless = true;
    expect(await send(subject, event, id)).toMatchObject(answer);
    expect(subject.held(server).length > 0).toBe(isHeld);
  },
);

test('a call that AWS never answers is a reason that does not speak of the SDK', async () => {
  const subject = SUBJECTS.find(({ type }) => type.endsWith('CoipPool'))!;
  lambda = new Lambda(subject.deployed(), server);
  subject.prepare(server);
  server.faults.lasting('hang', 'CreateCoipCidr');
  expect(await send(subject, 'Create')).toMatchObject(failed(/^AWS did not respond to a call in time$/));
});
