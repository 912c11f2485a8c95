import {
  DBInstanceNotFoundFault,
  DescribeDBInstancesCommand,
  InvalidDBInstanceStateFault,
  ModifyDBInstanceCommand,
  RDSClient,
  type DBInstance,
} from '@aws-sdk/client-rds';
import { isRejection, poll } from '../lifecycle/attempts';
import { POLLED } from '../lifecycle/limits';
import { failure } from '../lifecycle/request';
import { settingOf } from '../lifecycle/setting';

/** See `provider.ts`. */
interface Properties {
  readonly DBInstanceIdentifier: string;
}

const rds = new RDSClient(POLLED);

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
  let isRequested = false;
  const describe = async () => {
    const instance = await instanceOf(id);
    if (isSet(instance)) return instance;
    try {
      await rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier: id, EnableCustomerOwnedIp: isOn, ApplyImmediately: true }));
      isRequested = true;
    } catch (error) {
      // The DB instance is modified, backed up or started: the next poll repeats the modification.
      if (error instanceof InvalidDBInstanceStateFault) return instance;
      isRequested ||= !isRejection(error);
      throw error;
    }
    return instance;
  };
  return poll(describe, isSet, `DB instance ${id} was not modified`).catch((error: unknown) => {
    // A rejected description does not undo the modification: the error is that of this handler.
    throw isRequested ? failure(error) : error;
  });
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
