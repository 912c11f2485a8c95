import { AwsServer } from '../aws-server/aws-server';
import type { Response } from './cloudformation';
import { Lambda } from './lambda';
import { SUBJECTS, type Subject } from './subjects';

// On a machine that is busy with other tests, too.
jest.setTimeout(600_000);

/** What goes wrong with one operation, and no longer ends. */
const FAULTS = ['deny', 'hang', 'late'] as const;
/** So many requests succeed before. */
const AFTER = [0, 1, 2];

const ANSWER = { StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/Plant/1', LogicalResourceId: 'Resource' };

let server: AwsServer;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
});

afterAll(() => server.stop());

let requests = 0;

/** Sends the events of one custom resource, and tells what is wrong with the answers. */
class Story {
  public readonly wrong: string[] = [];
  /** Why the last event failed. */
  public reason = '';

  public constructor(
    private readonly lambda: Lambda,
    private readonly subject: Subject,
  ) {}

  /** The ID of what it made; `undefined` where it failed. */
  public create(fault = ''): Promise<string | undefined> {
    return this.send(fault, { RequestType: 'Create', ResourceProperties: this.subject.created });
  }

  public update(PhysicalResourceId: string, fault: string): Promise<string | undefined> {
    const { created: OldResourceProperties, updated: ResourceProperties } = this.subject;
    return this.send(fault, { RequestType: 'Update', PhysicalResourceId, ResourceProperties, OldResourceProperties });
  }

  public delete(PhysicalResourceId: string, fault = ''): Promise<string | undefined> {
    return this.send(fault, { RequestType: 'Delete', PhysicalResourceId, ResourceProperties: this.subject.created });
  }

  private async send(
    fault: string,
    request: { readonly RequestType: string; readonly [member: string]: unknown },
  ): Promise<string | undefined> {
    const name = `${request.RequestType} ${fault}`;
    let response: Response | undefined;
    this.reason = '';
    try {
      const RequestId = `request-${++requests}`;
      response = await this.lambda.deliver({ ...ANSWER, RequestId, ResponseURL: 'https://cloudformation.test/answer', ...request });
    } catch {
      this.wrong.push(`${name}: no answer within an hour`);
      return undefined;
    }
    const { Status, Reason, PhysicalResourceId } = response!;
    this.reason = Reason;
    if (Status === 'SUCCESS') return PhysicalResourceId;
    if (!fault) this.wrong.push(`${name}: ${Reason}`);
    else if (!/\w{3}/.test(Reason)) this.wrong.push(`${name}: no reason`);
    return undefined;
  }
}

describe.each(SUBJECTS.map((subject) => [subject.type, subject] as const))('%s', (_type, subject) => {
  let lambda: Lambda;

  beforeAll(() => {
    lambda = new Lambda(subject.deployed(), server);
  });

  afterAll(() => lambda.stop());

  test.each(FAULTS)(
    'answers in time, and leaves nothing behind that it does not name, when one operation fails for good: %s',
    async (kind) => {
      const wrong: string[] = [];
      // What only reads does the same, whether AWS answers late or never.
      const operations =
        kind === 'late' ? subject.operations.filter((operation) => !/^(Describe|Get|List)/.test(operation)) : subject.operations;
      for (const operation of operations) {
        for (const after of AFTER) {
          server.faults.met = 0;
          const fault = `with ${kind} of ${operation} after ${after}`;
          const story = new Story(lambda, subject);
          const begin = () => server.faults.lasting(kind, operation, after);
          const end = () => server.faults.clear();
          const expectNothing = (what: string) => {
            // What it cannot delete, it names.
            if (subject.held(server).length > 0 && !story.reason.includes('manually'))
              story.wrong.push(`${what} ${fault} leaves something behind`);
          };

          subject.prepare(server);
          begin();
          const made = await story.create(fault);
          end();
          if (made !== undefined) await story.delete(made);
          expectNothing('Create');

          subject.prepare(server);
          const id = await story.create();
          begin();
          await story.update(id!, fault);
          end();
          begin();
          const isDeleted = (await story.delete(id!, fault)) !== undefined;
          if (isDeleted && kind !== 'late') expectNothing('Delete');
          end();
          // The user deletes the stack once more.
          await story.delete(id!);
          expectNothing('The second Delete after one');
          wrong.push(...story.wrong);
          // Nor is it called more often.
          if (server.faults.met === 0) break;
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
