import * as fc from 'fast-check';
import { AwsServer } from '../aws-server/aws-server';
import type { PassingFault } from '../aws-server/faults';
import type { Response } from './cloudformation';
import { HISTORIES } from './history';
import { Lambda } from './lambda';
import { requestOf, SUBJECTS, type Subject } from './subjects';

/** What goes wrong with an operation: with some requests after some that succeed, or with all of them. */
interface Fault {
  readonly kind: PassingFault | 'deny' | 'expire';
  readonly operation: string;
  readonly after: number;
  readonly times: number;
}

/** What goes wrong in the course of one event. */
interface Trouble {
  readonly faults: readonly Fault[];
  /** For so many minutes, AWS throttles all calls after some. */
  readonly throttled: { readonly minutes: number; readonly after: number } | undefined;
  /** For so many milliseconds, lists show what there was before. */
  readonly lag: number;
  /** What becomes of the response. */
  readonly receptions: Lambda['receptions'];
  readonly isDeliveredTwice: boolean;
}

const FAULTS = ['throttle', 'fail', 'drop', 'lose', 'hang', 'late', 'stale', 'vanish', 'deny', 'expire'] as const;

/** RDS and ElastiCache describe a resource by its ID as it is. */
const isUpToDate = ({ type }: Subject) => /DbInstance|ReplicationGroup/.test(type);

function troubles(subject: Subject): fc.Arbitrary<Trouble> {
  return fc.record({
    faults: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...FAULTS),
        operation: fc.constantFrom(...subject.operations),
        after: fc.nat(3),
        times: fc.constantFrom(1, 2, 3, 9, Infinity),
      }),
      { selector: ({ operation }) => operation, minLength: 1, maxLength: 3 },
    ),
    throttled: fc.option(fc.record({ minutes: fc.constantFrom(1, 5, 10, 20), after: fc.nat(8) }), { freq: 3 }).map((it) => it ?? undefined),
    lag: isUpToDate(subject) ? fc.constant(0) : fc.constantFrom(0, 0, 0, 110_000),
    receptions: fc.array(fc.constantFrom('taken', 'refused', 'silent', 'late'), { maxLength: 8 }),
    isDeliveredTwice: fc.boolean(),
  });
}

let server: AwsServer;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
});

afterAll(() => server.stop());

jest.setTimeout(120_000 + HISTORIES * 10_000);

/** What CloudFormation asks for, one request after another. */
class Requests {
  /** The last failure. */
  public reason = '';
  /** Whether a response named what the user has to delete. */
  public isNamed = false;

  public constructor(
    private readonly subject: Subject,
    private readonly lambda: Lambda,
  ) {}

  /** The ID in the response; `undefined` if it is a failure. */
  public async send(RequestType: 'Create' | 'Update' | 'Delete', PhysicalResourceId?: string, back = false): Promise<string | undefined> {
    const { created, updated } = this.subject;
    const properties = back ? { created: updated, updated: created } : this.subject;
    const response: Response | undefined = await this.lambda.deliver(requestOf(properties, RequestType, PhysicalResourceId));
    const { Status, Reason, PhysicalResourceId: id } = response!;
    if (Status === 'SUCCESS') return id;
    expect(Reason).toMatch(/\w{3}/);
    this.reason = Reason;
    this.isNamed ||= /manually|being deleted: /.test(Reason);
    return undefined;
  }
}

describe.each(SUBJECTS.map((subject) => [subject.type, subject] as const))('%s', (_type, subject) => {
  let lambda: Lambda;
  let hasVanished: boolean;

  beforeAll(() => {
    lambda = new Lambda(subject.deployed(), server);
  });

  afterAll(() => lambda.stop());

  function begin({ faults, throttled, lag, receptions, isDeliveredTwice }: Trouble): void {
    for (const { kind, operation, after, times } of faults) server.faults.some(kind, operation, after, times);
    server.onVanish = () => {
      hasVanished = true;
      subject.prepare(server);
    };
    server.lag = lag;
    lambda.receptions = [...receptions];
    if (isDeliveredTwice) lambda.deliveries = [{}, {}];
    let sent = 0;
    if (throttled)
      server.onRequest = () => sent++ === throttled.after && (server.throttledUntil = server.now() + throttled.minutes * 60_000);
  }

  function end(): void {
    server.faults.clear();
    server.onRequest = undefined;
    server.throttledUntil = 0;
    lambda.deliveries = [];
    lambda.receptions = [];
  }

  async function prepared(): Promise<Requests> {
    // A process that has met many faults makes fewer attempts.
    await lambda.stop();
    server.lag = 0;
    server.forgetPast();
    subject.prepare(server);
    hasVanished = false;
    return new Requests(subject, lambda);
  }

  const expectNothing = (requests: Requests) =>
    expect({ held: subject.held(server).length > 0 && !requests.isNamed, reason: requests.reason }).toMatchObject({ held: false });

  test.each(['Create', 'Update', 'Delete'] as const)(
    '%s: whatever comes together, there is an answer, and nothing stays',
    async (event) => {
      await fc.assert(
        fc.asyncProperty(troubles(subject), async (trouble) => {
          const requests = await prepared();
          let id = event === 'Create' ? undefined : await requests.send('Create');
          begin(trouble);
          const answered = await requests.send(event, id);
          end();
          if (event === 'Create') {
            id = answered;
            if (id === undefined) return expectNothing(requests);
          }
          if (event === 'Update') {
            const next =
              answered ?? (await requests.send('Update', id, true)) ?? (hasVanished ? await requests.send('Update', id, true) : undefined);
            if (next === undefined) throw new Error(`the rollback fails: ${requests.reason}`);
            if (next !== id) await requests.send('Delete', id);
            id = next;
          }
          if (event !== 'Delete' || answered === undefined) {
            if ((await requests.send('Delete', id)) === undefined) throw new Error(`the deletion fails: ${requests.reason}`);
          }
          expectNothing(requests);
        }),
        { numRuns: Math.ceil(HISTORIES / 10) },
      );
    },
  );
});
