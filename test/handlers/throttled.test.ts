import { AwsServer } from '../aws-server/aws-server';
import type { Response } from './cloudformation';
import { Lambda } from './lambda';
import { requestOf, SUBJECTS, type Subject } from './subjects';

// On a machine that is busy with other tests, too.
jest.setTimeout(300_000);

const TEN_MINUTES = 600_000;
/** A poll ends before. */
const GIVES_UP = /^(Throttling|TooManyRequestsException): Rate exceeded$/;
const POLLS = /DbInstance|DataSyncAgent/;

let server: AwsServer;
let lambda: Lambda;

beforeEach(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
});

afterEach(async () => {
  await lambda.stop();
  await server.stop();
});

async function send(subject: Subject, event: string, id?: string): Promise<Response> {
  return (await lambda.deliver(requestOf(subject, event, id)))!;
}

const cases = SUBJECTS.flatMap((subject) =>
  (['Create', 'Update', 'Delete'] as const).map((event) => [subject.type, event, subject] as const),
);

test.each(cases)('%s: %s goes on when AWS has throttled all calls for ten minutes', async (type, event, subject) => {
  lambda = new Lambda(subject.deployed(), server);
  for (let after = 0, isReached = true; isReached && after < 4; after++) {
    server.throttledUntil = 0;
    server.onRequest = undefined;
    subject.prepare(server);
    const id = event === 'Create' ? undefined : (await send(subject, 'Create')).PhysicalResourceId;
    let sent = 0;
    isReached = false;
    server.onRequest = () => {
      if (sent++ !== after) return;
      isReached = true;
      server.throttledUntil = server.now() + TEN_MINUTES;
    };
    const { Status, Reason } = await send(subject, event, id);
    if (Status === 'FAILED') expect([type, Reason]).toEqual([expect.stringMatching(POLLS), expect.stringMatching(GIVES_UP)]);
    // Nothing is left behind that CloudFormation does not know.
    if (event === 'Create') expect([after, subject.held(server).length > 0]).toEqual([after, Status === 'SUCCESS']);
    if (event === 'Delete' && Status === 'SUCCESS') expect([after, subject.held(server)]).toEqual([after, []]);
  }
});

test('what AWS throttles without end fails with that reason, while the function still runs', async () => {
  const subject = SUBJECTS.find(({ type }) => type.endsWith('CoipPool'))!;
  lambda = new Lambda(subject.deployed(), server);
  subject.prepare(server);
  server.faults.lasting('throttle', 'CreateCoipCidr');
  const { Status, Reason } = await send(subject, 'Create');
  expect([Status, Reason]).toEqual(['FAILED', 'RequestLimitExceeded: Request limit exceeded.']);
  expect(lambda.minutes).toHaveLength(1);
  expect(lambda.minutes[0]).toBeLessThan(14);
  expect(subject.held(server)).toEqual([]);
});
