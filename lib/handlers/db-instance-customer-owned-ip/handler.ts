import {
  DBInstanceNotFoundFault,
  DescribeDBInstancesCommand,
  InvalidDBInstanceStateFault,
  ModifyDBInstanceCommand,
  RDSClient,
  type DBInstance,
} from '@aws-sdk/client-rds';
import { until } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { settingOf } from '../lifecycle/setting';

/** What `provider.ts` documents. */
interface Properties {
  readonly DBInstanceIdentifier: string;
}

const rds = new RDSClient({ maxAttempts: 8, requestHandler: LIMITS });

export const handler = settingOf<Properties>({
  ownerOf: ({ DBInstanceIdentifier }) => DBInstanceIdentifier,

  async turnOn({ DBInstanceIdentifier: id }) {
    if (!(await withSetting(id, true))) throw new Error(`DB instance ${id} does not exist, or is being deleted`);
  },

  async turnOff(id) {
    await withSetting(id, false);
  },
});

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
