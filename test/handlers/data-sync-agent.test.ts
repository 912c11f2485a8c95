import * as fc from 'fast-check';
import { DATA_SYNC_AGENT_TYPE, dataSyncAgentServiceToken } from '../../lib/handlers/data-sync-agent/provider';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { HISTORIES, histories, live } from './history';
import { Lambda } from './lambda';

const ActivationKeyFunctionArn = 'arn:aws:lambda:eu-west-3:111122223333:function:activation-key';
const ADDRESSES = ['10.0.8.10', '10.0.8.11', '10.0.8.12'];
const instance = (Address: string) => ({ InstanceId: `i-${Address.replaceAll('.', '0')}`, Address, ActivationKeyFunctionArn });
const WANTED = { ...instance(ADDRESSES[0]), AgentName: 'Plant/Agent' };
const VPC_ENDPOINT = {
  VpcEndpointId: 'vpce-08181818181818181',
  VpcEndpointDnsName: 'vpce-08181818181818181-abcd1234.datasync.eu-west-3.vpce.amazonaws.com',
  SubnetArn: 'arn:aws:ec2:eu-west-3:111122223333:subnet/subnet-08181818181818181',
  SecurityGroupArn: 'arn:aws:ec2:eu-west-3:111122223333:security-group/sg-08181818181818181',
};

let server: AwsServer;
let lambda: Lambda;

/** New instances, on which nothing is activated. */
function launch(addresses: readonly string[], startsFor = 0): void {
  for (const address of addresses) server.agentAppliances.set(address, { startsFor, keys: [], isActivated: false });
}

beforeAll(async () => {
  server = await AwsServer.start({});
  const token = (scope: Parameters<typeof dataSyncAgentServiceToken>[0]) => dataSyncAgentServiceToken(scope, ActivationKeyFunctionArn);
  lambda = new Lambda(stagedFunction(DATA_SYNC_AGENT_TYPE, token), server);
});

beforeEach(() => {
  server.dataSyncAgents.length = 0;
  server.dataSyncLocations.length = 0;
  server.agentAppliances.clear();
  server.requests.length = 0;
  server.agentsOfflineFor = 0;
  server.agentsUsedFor = 0;
  lambda.minutes.length = 0;
  launch(ADDRESSES);
});

afterEach(() => (server.onRequest = undefined));

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

test('no history leaves an agent behind, or activates one twice', async () => {
  const properties = fc.record({
    address: fc.constantFrom(...ADDRESSES),
    AgentName: fc.constantFrom('Plant/Agent', 'Line/Agent'),
    endpoint: fc.constantFrom({}, VPC_ENDPOINT),
    startsFor: fc.nat(3),
  });
  const operations = [...AwsServer.operations.datasync.filter((operation) => !operation.includes('Location')), 'Invoke'];
  await fc.assert(
    fc.asyncProperty(histories(properties, operations), async (history) => {
      server.dataSyncAgents.length = 0;
      const steps = history.map(({ properties: wanted, ...step }) => {
        const given = wanted && { ...instance(wanted.address), AgentName: wanted.AgentName, ...wanted.endpoint };
        return { ...step, properties: given };
      });
      launch(ADDRESSES, history[0].properties?.startsFor);
      server.onRequest = undefined;
      const vanish = () => {
        server.dataSyncAgents.length = 0;
        launch(ADDRESSES);
        // An instance can be activated once. Without another instance, neither the update nor its rollback can replace the agent.
        server.onRequest = (operation) => {
          if (operation === 'Invoke') launch(ADDRESSES.filter((address) => server.agentAppliances.get(address)!.isActivated));
        };
      };
      await live(steps, {
        server,
        lambda,
        vanish,
        look({ current }) {
          const made = server.dataSyncAgents.map(({ AgentArn, Name, Tags, PrivateLinkConfig }) => {
            const InstanceId = Tags.find(({ Key }) => Key === 'cdk-outposts:instance-id')!.Value;
            return { id: AgentArn, AgentName: Name, InstanceId, isPrivate: PrivateLinkConfig !== undefined };
          });
          const { AgentName, InstanceId } = current?.properties ?? {};
          const isPrivate = !!current && 'VpcEndpointId' in current.properties;
          expect(made).toEqual(current ? [{ id: current.id, AgentName, InstanceId, isPrivate }] : []);
          // CloudFormation deletes the instances of agents that are gone, and launches others.
          launch(ADDRESSES.filter((address) => instance(address).InstanceId !== InstanceId));
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('an agent is activated by its key once it has started, and ready when it is online', async () => {
  launch(ADDRESSES, 20);
  server.agentsOfflineFor = 4;
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ ...WANTED, ...VPC_ENDPOINT })).toBe(true);
  const [{ AgentArn, Name, PrivateLinkConfig, offlineFor }] = server.dataSyncAgents;
  expect(cloudFormation.current).toMatchObject({ id: AgentArn, data: { AgentArn } });
  expect({ Name, PrivateLinkConfig, isOnline: offlineFor < 0 }).toEqual({
    Name: 'Plant/Agent',
    PrivateLinkConfig: {
      VpcEndpointId: VPC_ENDPOINT.VpcEndpointId,
      SubnetArns: [VPC_ENDPOINT.SubnetArn],
      SecurityGroupArns: [VPC_ENDPOINT.SecurityGroupArn],
    },
    isOnline: true,
  });
  expect(server.count('Invoke')).toBe(21);
});

test('responses to CloudFormation contain no activation key', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(true);
  const [key] = server.agentAppliances.get(ADDRESSES[0])!.keys;
  expect(key).toMatch(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/);
  expect(JSON.stringify([cloudFormation.current, cloudFormation.reason])).not.toContain(key);
});

test.each([
  ['that is not reached', '192.0.2.1', 'connect ETIMEDOUT 192.0.2.1:80'],
  ['that was activated before', ADDRESSES[1], `connect ECONNREFUSED ${ADDRESSES[1]}:80`],
  ['whose function fails', 'broken', 'Task timed out after 30.00 seconds'],
])('the reason names an agent %s, and what to check', async (_, address, problem) => {
  await new CloudFormation(lambda, 'First').create({ ...WANTED, ...instance(ADDRESSES[1]) });
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ ...WANTED, ...instance(address) })).toBe(false);
  expect(cloudFormation.reason).toMatch(/^agent i-\S+ returned no activation key at http:\/\/\S+ within 8 minutes: /);
  // The only delivery, and well before Lambda ends it.
  expect(Math.max(...lambda.minutes)).toBeCloseTo(8, 0);
  expect(cloudFormation.reason).toContain(`: ${problem}. Check that the activation subnets have a route to the agent`);
  expect(server.dataSyncAgents).toHaveLength(1);
});

test('an agent that does not come online is not left behind', async () => {
  server.agentsOfflineFor = 50;
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(WANTED)).toBe(false);
  expect(cloudFormation.reason).toMatch(/^agent arn:\S+ is activated, but was not online within 2 minutes$/);
  expect(server.dataSyncAgents).toHaveLength(0);
});

test('a permission that IAM has just got to know is waited for', async () => {
  server.faults.deny('Invoke');
  let refused = 0;
  server.onRequest = (operation) => {
    if (operation === 'Invoke' && ++refused === 5) server.faults.clear();
  };
  expect(await new CloudFormation(lambda).create(WANTED)).toBe(true);
  server.onRequest = undefined;
});

test('the name is changed while the agent is offline', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create(WANTED);
  server.dataSyncAgents[0].offlineFor = 1000;
  expect(await cloudFormation.update({ ...WANTED, AgentName: 'Line/Agent' })).toBe(true);
  expect(server.dataSyncAgents).toMatchObject([{ Name: 'Line/Agent' }]);
});

test('a location that was deleted just now is waited for, and one that is there keeps its agent', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create(WANTED);
  const [{ AgentArn }] = server.dataSyncAgents;
  const location = { LocationArn: 'location', S3BucketArn: '', S3StorageClass: '', BucketAccessRoleArn: '', CreationTime: 1, Tags: [] };
  server.dataSyncLocations.push({ ...location, AgentArns: [AgentArn] });
  expect(await cloudFormation.delete()).toBe(false);
  expect(cloudFormation.reason).toBe(`agent ${AgentArn} is in use by locations that were not deleted within 3 minutes`);
  server.dataSyncLocations.length = 0;
  server.agentsUsedFor = 5;
  expect(await cloudFormation.delete()).toBe(true);
  expect(server.dataSyncAgents).toHaveLength(0);
});
