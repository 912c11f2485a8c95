import * as fc from 'fast-check';
import { DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, dbInstanceCustomerOwnedIpProvider } from '../../lib/handlers/db-instance-coip/provider';
import { AwsServer } from '../aws-server/aws-server';
import type { DbInstanceElement } from '../aws-server/relational-databases';
import { CloudFormation, stagedFunction } from './cloudformation';
import { HISTORIES, histories, live } from './history';
import { Lambda } from './lambda';

let server: AwsServer;
let lambda: Lambda;

beforeAll(async () => {
  server = await AwsServer.start({ region: 'eu-west-3', account: '111122223333' });
  lambda = new Lambda(
    stagedFunction(DB_INSTANCE_CUSTOMER_OWNED_IP_TYPE, (scope) => dbInstanceCustomerOwnedIpProvider(scope, ORDERS).serviceToken),
    server,
  );
});

afterAll(async () => {
  await lambda.stop();
  await server.stop();
});

const ORDERS = 'arn:aws:rds:eu-west-3:111122223333:db:orders';
const instance = (DBInstanceIdentifier: string): DbInstanceElement => ({
  DBInstanceIdentifier,
  DBInstanceStatus: 'available',
  CustomerOwnedIpEnabled: false,
});

/** DB instances that have the address, or will have it. */
const having = () =>
  server.dbInstances
    .filter(({ becoming, CustomerOwnedIpEnabled }) => becoming?.CustomerOwnedIpEnabled ?? CustomerOwnedIpEnabled)
    .map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);

test('no history leaves a DB instance with an address that it should not have', async () => {
  const properties = fc.record({ DBInstanceIdentifier: fc.constantFrom('orders', 'recipes', 'gone') });
  await fc.assert(
    fc.asyncProperty(histories(properties, AwsServer.operations.rds), async (history) => {
      server.dbInstances.splice(0, Infinity, instance('orders'), instance('recipes'));
      await live(history, {
        server,
        lambda,
        look({ current }) {
          expect(having()).toEqual(current ? [current.properties.DBInstanceIdentifier] : []);
        },
      });
    }),
    { numRuns: HISTORIES },
  );
});

test('the answer comes when the DB instance has the address, and a DB instance that is being modified is waited for', async () => {
  server.dbInstances.splice(0, Infinity, {
    ...instance('orders'),
    DBInstanceStatus: 'modifying',
    becoming: { CustomerOwnedIpEnabled: false, looks: 3 },
  });
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ DBInstanceIdentifier: 'orders' })).toBe(true);
  expect(server.dbInstances).toEqual([{ ...instance('orders'), CustomerOwnedIpEnabled: true }]);
  expect(cloudFormation.current!.id).toBe('orders');
});

test('a DB instance that never takes the change fails with a reason, and that it is gone is no reason to fail a deletion', async () => {
  server.dbInstances.splice(0, Infinity, instance('orders'));
  const cloudFormation = new CloudFormation(lambda);
  await cloudFormation.create({ DBInstanceIdentifier: 'orders' });
  server.dbInstances.splice(0, Infinity, { ...instance('orders'), CustomerOwnedIpEnabled: true, DBInstanceStatus: 'backing-up' });
  expect(await cloudFormation.delete()).toBe(false);
  expect(cloudFormation.reason).toBe('DB instance orders was not modified within 7 minutes');
  server.dbInstances.splice(0, Infinity, { ...instance('orders'), CustomerOwnedIpEnabled: true, DBInstanceStatus: 'deleting' });
  expect(await cloudFormation.delete()).toBe(true);
});

test('a DB instance that does not exist is named', async () => {
  const cloudFormation = new CloudFormation(lambda);
  expect(await cloudFormation.create({ DBInstanceIdentifier: 'nowhere' })).toBe(false);
  expect(cloudFormation.reason).toBe('DB instance nowhere does not exist, or is being deleted');
});
