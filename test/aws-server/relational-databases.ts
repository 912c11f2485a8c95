import { AwsQuery, type Operations } from './aws-query';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** A DB instance, as `DescribeDBInstances` answers it, with what goes on in it. */
export interface DbInstanceElement {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceStatus: 'available' | 'modifying' | 'backing-up' | 'deleting';
  readonly CustomerOwnedIpEnabled: boolean;
  /** What it is becoming, and how often it is described until it is. */
  readonly becoming?: { readonly CustomerOwnedIpEnabled: boolean; readonly looks: number };
}

const LOOKS_UNTIL_MODIFIED = 2;

const operations: Operations = {
  DescribeDBInstances(request, state) {
    const before = instanceOf(request, state);
    const instance = state.isEndless ? before : looked(before);
    set(state, instance);
    const { DBInstanceIdentifier, DBInstanceStatus, CustomerOwnedIpEnabled } = instance;
    return { DBInstances: [{ DBInstanceIdentifier, DBInstanceStatus, CustomerOwnedIpEnabled }] };
  },

  ModifyDBInstance(request, state) {
    const instance = instanceOf(request, state);
    const { DBInstanceIdentifier, DBInstanceStatus, CustomerOwnedIpEnabled } = instance;
    if (DBInstanceStatus !== 'available') {
      throw new AwsError('InvalidDBInstanceState', 400, `Database instance is not in available state: ${DBInstanceIdentifier}`);
    }
    const becoming = { CustomerOwnedIpEnabled: one(request, 'EnableCustomerOwnedIp') === 'true', looks: LOOKS_UNTIL_MODIFIED };
    if (one(request, 'ApplyImmediately') !== 'true') throw new AwsError('InvalidParameterValue', 400, 'it would wait for the maintenance');
    const modified: DbInstanceElement = { ...instance, DBInstanceStatus: 'modifying', becoming };
    set(state, modified);
    return { DBInstance: { DBInstanceIdentifier, DBInstanceStatus: 'modifying', CustomerOwnedIpEnabled } };
  },
};

export const relationalDatabases = new AwsQuery('rds', 'http://rds.amazonaws.com/doc/2014-10-31/', operations, {
  DBInstances: 'DBInstance',
});

function instanceOf(request: AwsRequest, state: AwsState): DbInstanceElement {
  const id = one(request, 'DBInstanceIdentifier');
  const instance = state.dbInstances.find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === id);
  if (!instance) throw new AwsError('DBInstanceNotFound', 404, `DBInstance ${id} not found.`);
  return instance;
}

/** Time passes by being asked. */
function looked({ becoming, ...instance }: DbInstanceElement): DbInstanceElement {
  if (!becoming) return instance;
  const { CustomerOwnedIpEnabled, looks } = becoming;
  return looks > 0
    ? { ...instance, becoming: { CustomerOwnedIpEnabled, looks: looks - 1 } }
    : { ...instance, DBInstanceStatus: 'available', CustomerOwnedIpEnabled };
}

function set(state: AwsState, instance: DbInstanceElement): void {
  state.dbInstances[state.dbInstances.findIndex(({ DBInstanceIdentifier: id }) => id === instance.DBInstanceIdentifier)] = instance;
}
