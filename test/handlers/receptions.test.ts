import { CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken } from '../../lib/handlers/coip-address/provider';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { Lambda } from './lambda';

jest.setTimeout(120_000);

const POOL = 'ipv4pool-coip-08181818181818181';
const properties = { CustomerOwnedIpv4Pool: POOL };

let server: AwsServer;
let lambda: Lambda;
let cloudFormation: CloudFormation<typeof properties>;

beforeEach(async () => {
  server = await AwsServer.start({
    ...{ region: 'eu-west-3', account: '111122223333' },
    coipPools: [{ PoolId: POOL, PoolCidrs: ['198.51.100.0/26'], LocalGatewayRouteTableId: 'lgw-rtb-0c1c1c1c1c1c1c1c1' }],
  });
  lambda = new Lambda(stagedFunction(CUSTOMER_OWNED_IP_TYPE, customerOwnedIpServiceToken), server);
  cloudFormation = new CloudFormation(lambda, 'Address');
});

afterEach(async () => {
  await lambda.stop();
  await server.stop();
});

const RECEPTIONS = ['refused', 'silent', 'late'] as const;
/** So often that the function fails, and Lambda delivers the event again. */
const UNTIL_FAILURE = 1000;

describe.each(RECEPTIONS)('if the response is %s', (reception) => {
  test.each([1, 6, 10, UNTIL_FAILURE])('%i times, CloudFormation gets it all the same', async (times) => {
    lambda.receptions = Array<typeof reception>(times).fill(reception);
    expect(await cloudFormation.create(properties)).toBe(true);
    expect(server.addresses.map(({ AllocationId }) => AllocationId)).toEqual([cloudFormation.current!.id]);
    expect(lambda.minutes.length).toBe(times === UNTIL_FAILURE ? 2 : 1);
    expect(server.count('AllocateAddress')).toBe(1);
  });

  test('of a creation that failed, the next delivery does not create what nobody would know of', async () => {
    lambda.receptions = Array<typeof reception>(UNTIL_FAILURE).fill(reception);
    server.onRequest = (operation) => {
      if (operation !== 'AllocateAddress') return;
      server.faults.deny('AllocateAddress');
      server.onRequest = () => server.faults.clear();
    };
    expect(await cloudFormation.create(properties)).toBe(false);
    expect(cloudFormation.reason).toMatch(/^UnauthorizedOperation: /);
    expect(lambda.minutes.length).toBeGreaterThan(2);
    expect(server.addresses).toEqual([]);
  });
});

test('an event that is delivered again after the deletion creates nothing', async () => {
  const event = {
    ...{ RequestType: 'Create', RequestId: 'again', StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/Plant/1' },
    ...{
      LogicalResourceId: 'Address',
      ResourceProperties: properties,
      ResponseURL: 'https://cloudformation.test/answer?X-Amz-Expires=7200',
    },
  };
  const { PhysicalResourceId } = (await lambda.deliver(event))!;
  await lambda.deliver({ ...event, RequestType: 'Delete', RequestId: 'delete', PhysicalResourceId });
  expect(server.addresses).toEqual([]);
  expect(await lambda.deliver(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
  expect(server.addresses).toEqual([]);
});
