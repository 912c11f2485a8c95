import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { LOAD_BALANCER_TYPE, loadBalancerServiceToken } from '../../lib/handlers/load-balancer/provider';
import { parseInventory } from '../../lib/inventory/parse';
import { AwsServer } from '../aws-server/aws-server';
import { CloudFormation, stagedFunction } from './cloudformation';
import { given, HISTORIES, histories, live, tags } from './history';
import { Lambda } from './lambda';

const INVENTORY = path.join(__dirname, '../fixtures/inventory/factory.json');
const inventory = parseInventory(readFileSync(INVENTORY, 'utf8'), INVENTORY);
const POOL = inventory.coipPools![0].PoolId!;

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start(inventory);
  lambda = new Lambda(stagedFunction(LOAD_BALANCER_TYPE, loadBalancerServiceToken), server);
});

beforeEach(() => {
  server.loadBalancers.length = 0;
});

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

const wanted = {
  SubnetId: 'subnet-08181818181818181',
  SecurityGroups: ['sg-08181818181818181'],
  CustomerOwnedIpv4Pool: POOL,
  Scheme: 'internet-facing',
  Tags: [{ Key: 'site', Value: 'plant-1' }],
};

test('no history leaves a load balancer behind, or makes one twice', async () => {
  const properties = fc.record(
    {
      SubnetId: fc.constantFrom('subnet-08181818181818181', 'subnet-08282828282828282'),
      SecurityGroups: fc.subarray(['sg-08181818181818181', 'sg-08282828282828282'], { minLength: 1 }),
      CustomerOwnedIpv4Pool: fc.constantFrom(POOL, POOL, POOL, 'ipv4pool-coip-0deadbeefdeadbeef'),
      Scheme: fc.constantFrom('internet-facing', 'internal'),
      Attributes: fc.constantFrom({ 'idle_timeout.timeout_seconds': '120' }, { 'idle_timeout.timeout_seconds': '30' }),
      Tags: tags,
    },
    { requiredKeys: ['SubnetId', 'SecurityGroups', 'CustomerOwnedIpv4Pool', 'Scheme', 'Tags'] },
  );
  await fc.assert(
    fc.asyncProperty(histories(properties, AwsServer.operations.elasticloadbalancing), async (history) => {
      server.loadBalancers.length = 0;
      const vanish = () => void (server.loadBalancers.length = 0);
      await live(history, {
        server,
        lambda,
        vanish,
        look({ current }) {
          expect(
            server.loadBalancers.map(({ LoadBalancerArn, SubnetId, SecurityGroups, Scheme, Tags }) => [
              LoadBalancerArn,
              SubnetId,
              [...SecurityGroups].sort(),
              Scheme,
              given(Tags),
            ]),
          ).toEqual(
            current
              ? [
                  [
                    current.id,
                    current.properties.SubnetId,
                    [...current.properties.SecurityGroups].sort(),
                    current.properties.Scheme,
                    current.properties.Tags,
                  ],
                ]
              : [],
          );
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('a load balancer is answered when it is active, with what listeners and records need', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ ...wanted, Attributes: { 'idle_timeout.timeout_seconds': '120' } })).toBe(true);
  const [made] = server.loadBalancers;
  expect(made).toMatchObject({ looksUntilActive: 0, Attributes: { 'idle_timeout.timeout_seconds': '120' }, CustomerOwnedIpv4Pool: POOL });
  expect(cloudFormation.current).toMatchObject({
    id: made.LoadBalancerArn,
    data: { DNSName: `${made.LoadBalancerName}-1234567890.eu-west-3.elb.amazonaws.com`, CanonicalHostedZoneID: 'Z3Q77PNBQS71R4' },
  });
});

test('a load balancer that is protected from deletion stays, with the reason of AWS', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create({ ...wanted, Attributes: { 'deletion_protection.enabled': 'true' } });
  expect(await cloudFormation.delete()).toBe(false);
  expect(cloudFormation.reason).toContain('deletion protection is enabled');
  expect(server.loadBalancers).toHaveLength(1);
});

test('a name that is taken is refused with the reason of AWS, and what has it stays', async () => {
  const first = new CloudFormation(lambda, 'First');
  await first.create({ ...wanted, Name: 'plant' });
  const second = new CloudFormation(lambda, 'Second');
  expect(await second.create({ ...wanted, Name: 'plant', Scheme: 'internal' })).toBe(false);
  expect(second.reason).toContain("A load balancer with the name 'plant' exists already");
  expect(server.loadBalancers).toHaveLength(1);
});

test('a load balancer that somebody deletes between the list and its tags does not fail the creation of another', async () => {
  await new CloudFormation(lambda, 'First').create({ ...wanted, Name: 'first' });
  await new CloudFormation(lambda, 'Second').create({ ...wanted, Name: 'second' });
  server.onRequest = (operation) => {
    if (operation === 'DescribeTags') server.loadBalancers.splice(0, Infinity, ...server.loadBalancers.filter(isOther));
  };
  const isOther = ({ LoadBalancerName }: { LoadBalancerName: string }) => LoadBalancerName !== 'first';
  const third = new CloudFormation(lambda, 'Third');
  expect(await third.create({ ...wanted, Name: 'third' })).toBe(true);
  server.onRequest = undefined;
  expect(server.loadBalancers.map(({ LoadBalancerName }) => LoadBalancerName)).toEqual(['second', 'third']);
});

test('an update in the course of which somebody deletes the load balancer fails, and the next one makes it anew', async () => {
  const cloudFormation = new CloudFormation(lambda);
  const Attributes = { 'idle_timeout.timeout_seconds': '120' };
  await cloudFormation.create({ ...wanted, Attributes });
  const { id } = cloudFormation.current!;
  // In the update, and in the first and the second rollback.
  server.faults.vanish('ModifyLoadBalancerAttributes', 3);
  server.onVanish = () => {
    server.loadBalancers.length = 0;
    cloudFormation.continuations++;
  };
  expect(await cloudFormation.update({ ...wanted, Attributes: { 'idle_timeout.timeout_seconds': '30' } })).toBe(false);
  server.onVanish = undefined;
  expect(cloudFormation.reason).toContain('LoadBalancerNotFound');
  expect(cloudFormation.current!.id).not.toBe(id);
  expect(server.loadBalancers).toMatchObject([{ LoadBalancerArn: cloudFormation.current!.id, Attributes }]);
});

test('a load balancer is deleted when it has released its addresses', async () => {
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create(wanted);
  server.lingering.length = 0;
  expect(await cloudFormation.delete()).toBe(true);
  expect(server.lingering).toEqual([]);
});

test('a load balancer that fails is not waited for, and the reason of AWS is told', async () => {
  server.onRequest = () => server.loadBalancers.forEach((one, at) => (server.loadBalancers[at] = { ...one, failure: 'Not enough IPs' }));
  lambda.minutes.length = 0;
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create(wanted)).toBe(false);
  server.onRequest = undefined;
  expect(cloudFormation.reason).toMatch(/^load balancer arn:\S+ failed: Not enough IPs$/);
  expect(Math.max(...lambda.minutes)).toBeLessThan(2);
  expect(server.loadBalancers).toEqual([]);
});
