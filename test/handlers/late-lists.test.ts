import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation } from './cloudformation';
import { Lambda } from './lambda';
import { SUBJECTS } from './subjects';

jest.setTimeout(300_000);

/** EC2 and DataSync list a change late. RDS and ElastiCache describe a resource by its ID as it is. */
const LISTED = SUBJECTS.filter(({ type }) => !/DbInstance|ReplicationGroup/.test(type));

/** AWS is eventually consistent: https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html */
const LAG = 110_000;

let server: AwsServer;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
});

afterAll(() => server.stop());

describe.each(LISTED.map((subject) => [subject.type, subject] as const))(
  '%s, of which lists show a change two minutes later,',
  (_type, subject) => {
    let lambda: Lambda;
    let cloudFormation: CloudFormation<object>;

    beforeEach(() => {
      lambda = new Lambda(subject.deployed(), server);
      cloudFormation = new CloudFormation<object>(lambda);
      server.faults.clear();
      subject.prepare(server);
      server.forgetPast();
      server.lag = LAG;
    });

    afterEach(() => lambda.stop());

    const held = () => subject.held(server).length;

    test('is created, updated and deleted in one go', async () => {
      lambda.between = 0;
      const isCreated = await cloudFormation.create(subject.created);
      expect([isCreated, cloudFormation.reason]).toEqual([true, 'SUCCESS']);
      const { id } = cloudFormation.current!;
      const count = held();
      expect(await cloudFormation.update(subject.updated)).toBe(true);
      expect([cloudFormation.current!.id, held()]).toEqual([id, subject.type.endsWith('Versioning') ? 0 : count]);
      expect(await cloudFormation.delete()).toBe(true);
      expect(held()).toBe(0);
    });

    test('is deleted in the moment after its creation', async () => {
      lambda.between = 0;
      expect(await cloudFormation.create(subject.created)).toBe(true);
      expect(await cloudFormation.delete()).toBe(true);
      expect(held()).toBe(0);
    });

    test.each(['lose', 'late', 'fail', 'drop'] as const)('is there once if the response to a creation is lost: %s', async (fault) => {
      server.faults[fault](subject.operations[0], 1);
      const isCreated = await cloudFormation.create(subject.created);
      expect([isCreated, cloudFormation.reason]).toEqual([true, 'SUCCESS']);
      const count = held();
      expect(await cloudFormation.delete()).toBe(true);
      expect([count > 0, held()]).toEqual([true, 0]);
    });
  },
);
