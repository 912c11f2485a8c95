import {
  DBInstanceNotFoundFault,
  DescribeDBInstancesCommand,
  InvalidDBInstanceStateFault,
  ModifyDBInstanceCommand,
  RDSClient,
  type DBInstance,
} from '@aws-sdk/client-rds';
import { poll } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { settingOf } from '../lifecycle/setting';

/** See `provider.ts`. */
interface Properties {
  readonly DBInstanceIdentifier: string;
}

const rds = new RDSClient({ maxAttempts: 8, requestHandler: LIMITS });

export const handler = settingOf<Properties>({
  ownerOf: ({ DBInstanceIdentifier }) => DBInstanceIdentifier,

  async enable({ DBInstanceIdentifier: id }) {
    if (!(await withSetting(id, true))) throw new Error(`DB instance ${id} does not exist, or is being deleted`);
  },

  async disable(id) {
    await withSetting(id, false);
  },
});

/** Waits until the DB instance has the setting, and returns it; `undefined` if it does not exist. */
async function withSetting(id: string, isOn: boolean): Promise<DBInstance | undefined> {
  // RDS does not return the content of a modification in progress, such as one that an earlier delivery requested.
  const isSet = (instance: DBInstance | undefined) =>
    !instance || ((instance.CustomerOwnedIpEnabled ?? false) === isOn && instance.DBInstanceStatus !== 'modifying');
  return poll(
    async () => {
      const instance = await instanceOf(id);
      if (!isSet(instance)) await set(id, isOn);
      return instance;
    },
    isSet,
    `DB instance ${id} was not modified`,
  );
}

/** RDS rejects the modification while the DB instance is modified, backed up or started: the next poll repeats it. */
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
