import {
  DBInstanceNotFoundFault,
  DescribeDBInstancesCommand,
  InvalidDBInstanceStateFault,
  ModifyDBInstanceCommand,
  RDSClient,
  type DBInstance,
} from '@aws-sdk/client-rds';
import { until } from '../lifecycle/attempts';
import { reasonOf, type Answer, type Request } from '../lifecycle/request';

/** What `provider.ts` documents. */
interface Properties {
  readonly DBInstanceIdentifier: string;
}

const rds = new RDSClient({ maxAttempts: 8, requestHandler: { requestTimeout: 30_000, connectionTimeout: 30_000 } });

/** A setting of a DB instance: whatever is delivered how often, it is on, or off. */
export async function handler(request: Request<Properties>): Promise<Answer> {
  const { RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties } = request;
  const { DBInstanceIdentifier: id } = ResourceProperties;
  const isWanted = RequestType !== 'Delete';
  try {
    const instance = await withSetting(id, isWanted);
    if (isWanted && !instance) throw new Error(`DB instance ${id} does not exist, or is being deleted`);
    // Back to the DB instance of before: CloudFormation never got to know of the setting of the other one, and will not delete that.
    const other = OldResourceProperties?.DBInstanceIdentifier;
    if (RequestType === 'Update' && PhysicalResourceId === id && other !== undefined && other !== id) await withSetting(other, false);
  } catch (error) {
    // The CDK has CloudFormation not delete what it could not create.
    if (RequestType === 'Create') await set(id, false).catch(() => undefined);
    throw reasonOf(error);
  }
  return { PhysicalResourceId: isWanted ? id : PhysicalResourceId! };
}

/** The DB instance, when it has the setting; `undefined` where there is none any more. */
async function withSetting(id: string, isOn: boolean): Promise<DBInstance | undefined> {
  // Of a change that is under way, such as one that an earlier delivery asked for, AWS does not tell what it changes.
  const isSet = (instance: DBInstance | undefined) =>
    !instance || ((instance.CustomerOwnedIpEnabled ?? false) === isOn && instance.DBInstanceStatus !== 'modifying');
  return until(
    async () => {
      const instance = await instanceOf(id);
      if (!isSet(instance)) await set(id, isOn);
      return instance;
    },
    isSet,
    `DB instance ${id} has not taken the change`,
  );
}

/** A DB instance that is being modified, backed up or started takes no change: it is asked again. */
async function set(id: string, EnableCustomerOwnedIp: boolean): Promise<void> {
  try {
    await rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier: id, EnableCustomerOwnedIp, ApplyImmediately: true }));
  } catch (error) {
    if (!(error instanceof InvalidDBInstanceStateFault)) throw error;
  }
}

async function instanceOf(id: string): Promise<DBInstance | undefined> {
  try {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }));
    return DBInstances.find(({ DBInstanceStatus }) => DBInstanceStatus !== 'deleting');
  } catch (error) {
    if (error instanceof DBInstanceNotFoundFault) return undefined;
    throw error;
  }
}
